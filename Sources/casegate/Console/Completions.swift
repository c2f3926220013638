import ArgumentParser
import CaseFiles
import CaseJSON
import Foundation

extension CompletionKind {
  /// Workflow files.
  static var workflow: CompletionKind { .file(extensions: ["yaml", "yml"]) }
}

/// What a shell offers for the words of `explain`, from the runs of the folder in which it is asked.
enum RunCompletion {
  /// `latest`, and the newest runs by name.
  static var names: [String] { ["latest"] + store.all().prefix(20).map(\.id) }

  /// The worst failures of the run that was named before.
  ///
  /// - Parameter words: the command line so far: `casegate explain latest ZD`.
  static func cases(_ words: [String]) -> [String] {
    let names = words.drop { $0 != "explain" }.dropFirst().filter { !$0.hasPrefix("-") }
    guard let run = names.first.flatMap(store.find), let bytes = FileManager.default.contents(atPath: run.verdict),
      let failures = JSONScanner.scan(Array(bytes)).document?.root["worst_failures"]
    else { return [] }
    let ids = failures.elements.compactMap { $0["case"]?.string }
    return ids.enumerated().filter { !ids[..<$0.offset].contains($0.element) }.map(\.element)
  }

  private static var store: RunStore {
    RunStore(root: ProjectRoot(of: FileManager.default.currentDirectoryPath + "/."))
  }
}
