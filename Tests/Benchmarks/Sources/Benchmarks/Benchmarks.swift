import Foundation

/// Measures the casegate binary against yardsticks that run on the same machine at the same time.
@main
struct Benchmarks {
  static func main() {
    do {
      if CommandLine.arguments.dropFirst().first == EchoWorker.argument { return EchoWorker.run() }
      let options = try Options(Array(CommandLine.arguments.dropFirst()))
      exit(try run(options) || options.isReportOnly ? 0 : 1)
    } catch {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      exit(error is Options.Fault ? 64 : 70)
    }
  }

  /// - Returns: whether every bar was met.
  private static func run(_ options: Options) throws -> Bool {
    let casegate = try options.casegate ?? Repository.buildCasegate()
    let python = Python.find()
    var report = Report()
    for part in options.parts {
      switch part {
      case .replay:
        for kind in ReplaySpeed.Kind.allCases {
          try ReplaySpeed(casegate: casegate, python: python, options: options, kind: kind).measure(&report)
        }
      case .compare: try ComparisonSpeed(casegate: casegate, options: options).measure(&report)
      case .start: try StartTime(casegate: casegate, python: python, rounds: options.rounds * 5).measure(&report)
      case .worker: try WorkerSpeed(casegate: casegate, python: python, options: options).measure(&report)
      case .http:
        try Repository.build(["casegate-http", "FaultyServer"])
        try HelperSpeed(casegate: casegate, rounds: options.rounds, isLong: options.counts.count > 2).measure(&report)
      case .live: try LiveModel(casegate: casegate, python: python, rounds: options.rounds).measure(&report)
      }
    }
    print(report.table)
    return report.isMet
  }
}
