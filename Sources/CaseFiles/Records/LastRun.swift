import CaseJSON
import Foundation

/// The newest whole run of a workflow that came to a verdict, as far as the error budget is concerned.
package struct LastRun: Sendable, Equatable {
  /// The run's name.
  package let id: String
  package let version: String
  package let cases: Int
  /// Points that its failures cost.
  package let spent: Double
  /// Runs that ended in an error, of which nobody knows what they would have cost.
  package let errors: Int

  /// - Returns: nothing where there is none.
  package static func find(of workflow: String, in store: RunStore) -> LastRun? {
    store.all().lazy.filter { $0.id.contains("-\(workflow)-") }.compactMap { read($0, of: workflow) }.first
  }

  private static func read(_ run: RunDirectory, of workflow: String) -> LastRun? {
    guard let bytes = FileManager.default.contents(atPath: run.verdict),
      let record = JSONScanner.scan(Array(bytes), file: run.verdict).document?.root,
      record["record"]?.string == "casegate.verdict", record["v"]?.int == VerdictRecord.version,
      record["workflow"]?["name"]?.string == workflow, let version = record["workflow"]?["version"]?.string,
      let runs = record["runs"], runs["subset"]?.count == 0, runs["interrupted"]?.bool == false, runs["stopped"] == nil,
      let cases = runs["cases"]?.int, cases > 0, let errors = runs["errors"]?.int,
      let spent = record["budget"]?["spent"]?.number?.double
    else { return nil }
    return LastRun(id: run.id, version: version, cases: cases, spent: spent, errors: errors)
  }
}
