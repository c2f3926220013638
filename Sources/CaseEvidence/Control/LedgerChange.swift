package import CaseFiles
import CaseJSON
import CaseModel
import Foundation

/// What happened to a workflow's incident ledger, which may only grow.
package enum LedgerChange: Sendable, Equatable {
  case unchanged
  /// Lines were added behind those that were there.
  case grown
  /// Something that was there is gone or another, in words.
  case edited(String)

  static let subject = "ledger"

  /// - Throws: where a ledger that is there cannot be read.
  package init(from old: LoadedWorkflow, to new: LoadedWorkflow) throws(EvidenceFault) {
    let before = try Self.bytes(of: old)
    let after = try Self.bytes(of: new)
    self = Self.compare(before, after)
  }

  /// The same as a change that somebody has to approve; nothing where the ledger only grew.
  func change(of workflow: Workflow) -> WorkflowChange? {
    guard case .edited(let explanation) = self else { return nil }
    return WorkflowChange(
      .gateLoosened, Self.subject, explanation: explanation,
      location: (workflow.source["budget"] ?? workflow.source).location)
  }

  /// Compares the ledgers' contents; one that is declared and not there yet is empty.
  package static func compare(_ before: [UInt8]?, _ after: [UInt8]?) -> LedgerChange {
    guard let before else { return after == nil ? .unchanged : .grown }
    guard let after else { return .edited("the workflow names no incident ledger any more") }
    let comparison = LedgerComparison(old: before, new: after)
    if comparison == .unchanged { return .unchanged }
    return comparison.isAppendOnly ? .grown : .edited(comparison.explanation)
  }

  /// The content of a workflow's ledger; nothing where it names none.
  private static func bytes(of loaded: LoadedWorkflow) throws(EvidenceFault) -> [UInt8]? {
    guard let name = loaded.workflow.budget.incidents else { return nil }
    let folder = URL(fileURLWithPath: loaded.path).deletingLastPathComponent().path
    let path = name.hasPrefix("/") ? name : folder + "/" + name
    guard loaded.root.contains(path) else {
      throw EvidenceFault("path.outside", "'\(name)' lies outside the project's root")
    }
    if !FileManager.default.fileExists(atPath: path) { return [] }
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw EvidenceFault("file.unreadable", "\(name) cannot be read: \(error.localizedDescription)")
    }
  }
}
