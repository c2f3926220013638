import CaseJSON
package import CaseJudgement
import CaseModel
import Foundation

/// A finished run whose rows are found by case, so that another run can be compared with it; the rows stay on the disk.
package final class RecordedRun: Sendable {
  /// Why a run cannot be compared with, in a line.
  package struct Fault: Error, Sendable {
    package let reason: String

    init(_ reason: String) { self.reason = reason }
  }

  /// Where the rows of a case stand, one behind another.
  private struct Place {
    let offset: Int
    var count: Int
    let line: Int
  }

  package let identity: BaselineIdentity
  package let repeats: Int
  package let caseCount: Int
  /// Cases with the content of another one.
  package let copies: Int
  /// Why it was not the whole run that its workflow declares.
  package let subsetReasons: [String]
  /// Of each judge, the digest of what its scores depended on.
  package let judges: [String: String]
  /// Of each judge, the models that answered.
  package let judgeModels: [String: String]
  private let scorers: Int
  private let isKilled: Bool
  private let directory: RunDirectory
  private let file: PositionedFile
  private let places: [UInt64: Place]

  /// Opens a run that came to its end.
  ///
  /// - Parameter name: as the user named it.
  package init(_ directory: RunDirectory, name: String) throws(Fault) {
    self.directory = directory
    let manifest = try Self.record(directory.manifest, "casegate.manifest", ManifestRecord.version)
    let verdict = try Self.record(directory.verdict, "casegate.verdict", VerdictRecord.version)
    guard let workflow = manifest["workflow"], let workflowName = workflow["name"]?.string,
      let version = workflow["version"]?.string, let digest = workflow["digest"]?.string,
      let scorers = manifest["scorers"]?.int, let repeats = manifest["plan"]?["repeats"]?.int,
      let isKilled = manifest["plan"]?["kill_switch"]?.bool, let reported = verdict["runs"]?["reported"]?.int,
      let copies = verdict["runs"]?["copies"]?.int, copies >= 0,
      let passes = verdict["metrics"]?["pass_rate"]?["numerator"]?.int
    else { throw Fault("its records lack what every run has") }
    if let stop = verdict["runs"]?["stopped"] { throw Fault("it was \(stop.string ?? "stopped")") }
    if verdict["runs"]?["interrupted"]?.bool != false { throw Fault("it was interrupted") }
    if let stop = verdict["runs"]?["stop_early"], stop["stopped"]?.bool != false {
      throw Fault("it stopped early, so that not all of its cases ran")
    }
    identity = BaselineIdentity(form: .run, name: name, workflow: workflowName, version: version, digest: digest)
    self.scorers = scorers
    judges = Dictionary(
      (workflow["judges"].map { Array($0.members) } ?? []).map { ($0.name, $0.value.string ?? "") },
      uniquingKeysWith: { first, _ in first })
    let reports = (verdict["judges"].map { Array($0.elements) } ?? []).map { report in
      let models = report["models"]?.elements.compactMap(\.string) ?? []
      return (report["judge"]?.string ?? "", models.joined(separator: ", "))
    }
    judgeModels = Dictionary(reports, uniquingKeysWith: { first, _ in first })
    self.repeats = repeats
    self.copies = copies
    self.isKilled = isKilled
    subsetReasons = manifest["plan"]?["subset"]?.elements.compactMap(\.string) ?? []
    var index = Index()
    do throws(FileFault) {
      file = try PositionedFile(path: directory.results, shownAs: directory.results)
      try index.read(directory.results)
    } catch {
      throw Fault(error.finding.message)
    }
    if let reason = index.fault { throw Fault(reason) }
    if index.rowCount != reported {
      throw Fault("it reported \(reported) runs, and its results hold \(index.rowCount)")
    }
    if index.passCount != passes {
      throw Fault("it judged \(passes) runs that passed, and its results hold \(index.passCount)")
    }
    places = index.places
    caseCount = index.places.count
  }

  private static func record(_ path: String, _ kind: String, _ version: Int) throws(Fault) -> JSONValue {
    var findings = Findings()
    let name = URL(fileURLWithPath: path).lastPathComponent
    guard let bytes = FileReading.bytes(of: path, shownAs: path, &findings) else {
      throw Fault("it has no \(name), so that it is no run that came to its end")
    }
    let scanned = JSONScanner.scan(bytes, file: path)
    guard let root = scanned.document?.root, scanned.faults.isEmpty, root["record"]?.string == kind,
      root["v"]?.int == version
    else { throw Fault("its \(name) is not a record that this version of casegate reads") }
    return root
  }

  /// Why its rows cannot be held against another run's, one line each; empty where only the cases are left to be seen.
  package func refusals(scorers: Int, repeats: Int, isKilled: Bool) -> [String] {
    [
      self.scorers == scorers ? nil : "it was scored by version \(self.scorers) of the scorers, this is \(scorers)",
      self.repeats == repeats ? nil : "it ran each case × \(self.repeats), this is × \(repeats)",
      self.isKilled == isKilled ? nil : "only one of the two rehearsed the kill switch",
    ].compactMap(\.self)
  }

  /// The same against another run that is finished.
  package func refusals(against other: RecordedRun) -> [String] {
    other.refusals(scorers: scorers, repeats: repeats, isKilled: isKilled)
      + Self.refusals(of: judges, and: other.judges) + Self.refusals(of: judgeModels, and: other.judgeModels)
  }

  /// Why what judges said of two versions cannot be held against each other: a judge is another one than before.
  package static func refusals(of candidate: [String: String], and baseline: [String: String]) -> [String] {
    candidate.keys.sorted().compactMap { name in
      guard let before = baseline[name], before != candidate[name] else { return nil }
      return "the judge \(name.printable) is another one than the baseline's: its rubric, its bound, or who answers"
        + " changed"
    }
  }

  /// The rows of a case in the order of its repeats; nothing where it has none, or where they cannot be read again.
  package func rows(of caseID: String) -> [RecordedRow]? {
    guard let place = places[Self.key(of: caseID)] else { return nil }
    guard let bytes = file.read(at: place.offset, count: place.count) else { return [] }
    var rows: [RecordedRow] = []
    LineBlock(bytes: bytes, firstLine: place.line, byteOffset: place.offset, isLast: true).forEachLine { line in
      let text = JSONScanner.scan(
        line.text, file: directory.results, firstLine: line.number, byteOffset: line.byteOffset)
      guard let root = text.document?.root, text.faults.isEmpty, let row = RecordedRow(root), row.caseID == caseID
      else { return }
      rows.append(row)
    }
    return rows
  }

  package func hasCase(_ caseID: String) -> Bool { places[Self.key(of: caseID)] != nil }

  /// Calls the body with the rows of each case, in the order of the plan.
  ///
  /// - Returns: whether every case could be read again.
  package func forEachCase(_ body: ([RecordedRow]) -> Void) throws(FileFault) -> Bool {
    var open: [RecordedRow] = []
    var isWhole = true
    var reader = try LineReader(path: directory.results, shownAs: directory.results)
    while let block = try reader.next() {
      block.forEachLine { line in
        if line.isBlank { return }
        let scanned = JSONScanner.scan(line.text, file: directory.results, firstLine: line.number)
        guard let root = scanned.document?.root, scanned.faults.isEmpty, let row = RecordedRow(root) else {
          isWhole = false
          return
        }
        if let last = open.last, last.caseID != row.caseID {
          body(open)
          open = []
        }
        open.append(row)
      }
    }
    if !open.isEmpty { body(open) }
    return isWhole
  }

  fileprivate static func key(of caseID: String) -> UInt64 {
    var id = caseID
    return id.withUTF8(Fingerprint.text)
  }

  /// Where every case stands.
  private struct Index {
    var places: [UInt64: Place] = [:]
    var rowCount = 0
    var passCount = 0
    var fault: String?
    private var last: (key: UInt64, id: String)?

    mutating func read(_ path: String) throws(FileFault) {
      var reader = try LineReader(path: path, shownAs: path)
      while let block = try reader.next() {
        block.forEachLine { line in
          if line.isBlank { return }
          let scanned = JSONScanner.scan(line.text, file: path, firstLine: line.number, byteOffset: line.byteOffset)
          guard let row = scanned.document?.root, scanned.faults.isEmpty, row["v"]?.int == ResultRecord.version,
            let id = row["case"]?.string, let passed = row["passed"]?.bool
          else {
            fault = fault ?? "line \(line.number) of its results is no row that this version of casegate reads"
            return
          }
          if passed { passCount += 1 }
          add(id, line.byteOffset, line.text.count, line.number)
        }
      }
    }

    private mutating func add(_ id: String, _ offset: Int, _ count: Int, _ line: Int) {
      rowCount += 1
      let key = RecordedRun.key(of: id)
      if let last, last.key == key, ExactText(last.id) == ExactText(id), var place = places[key] {
        place.count = offset + count - place.offset
        places[key] = place
        return
      }
      if places[key] != nil {
        fault = fault ?? "the rows of '\(id.printable)' do not stand together in its results"
        return
      }
      places[key] = Place(offset: offset, count: count, line: line)
      last = (key, id)
    }
  }
}
