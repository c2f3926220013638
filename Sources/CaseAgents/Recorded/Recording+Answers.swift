package import CaseFiles
import CaseJSON
package import CaseModel

/// What a recording says to a request.
package enum RecordedAnswer: Sendable {
  case reply(Reply)
  /// Nothing; with the row that stands for the same case and repeat and answers another request, if there is one.
  case absent(RecordingRow?)
}

extension Recording {
  package func answer(to request: ProposalRequest, key: Digest) -> RecordedAnswer { answer(to: request) { key } }

  /// - Parameter key: of the request; only made where a row has one.
  package func answer(to request: ProposalRequest, key makeKey: () -> Digest) -> RecordedAnswer {
    switch find(request, key: makeKey) {
    case .row(let row, _): .reply(row.answer)
    case .changed(let fault): .reply(Reply(fault))
    case .absent(let row): .absent(row)
    }
  }

  /// The row that answers a request.
  enum Found {
    case row(RecordingRow, Place)
    /// The file is not what it was.
    case changed(Fault)
    case absent(RecordingRow?)
  }

  /// Looks first for the row of the case, then for any row that answers the same request: a case that was renamed, or
  /// that asks what another one asked, is not asked about again.
  func find(_ request: ProposalRequest, key makeKey: () -> Digest) -> Found {
    let address = Address(agent: request.agent, caseID: request.caseID, repetition: request.repetition)
    var stale: RecordingRow?
    if let place = place(of: address) {
      switch row(at: address, place) {
      case .failure(let fault): return .changed(fault)
      case .success(let row):
        guard let key = row.key, key != makeKey().description else { return .row(row, place) }
        stale = row
      }
    }
    if hasKeys, let (row, place) = row(agent: request.agent, key: makeKey().description) { return .row(row, place) }
    return .absent(stale)
  }

  /// Why a recording has no answer: what has changed since the nearest one.
  func fault(for request: ProposalRequest, nearest row: RecordingRow?, identity: RequestIdentity?) -> Fault {
    let whose = "'\(request.agent)' to case '\(request.caseID)', repeat \(request.repetition)"
    let present = (identity ?? RequestIdentity(program: Digest(of: []))).parts(of: request)
    if let row {
      let changed = Self.changes(row.request, present)
      let what = changed.map { ": \($0) changed since" } ?? " than the one that is made now"
      return Fault(.staleRecording, "the recorded reply of \(whose), answers another request\(what)")
    }
    let missing =
      "no reply of '\(request.agent)' is recorded for case '\(request.caseID)', repeat \(request.repetition)"
    guard hasKeys, let input = present.first(where: { $0.name == "input" })?.digest,
      let near = self.row(agent: request.agent, input: input)
    else { return Fault(.missingRecording, missing) }
    let changed = Self.changes(near.request, present) ?? "the repeat"
    let place = "case '\(near.caseID)', repeat \(near.repetition)"
    return Fault(.missingRecording, "\(missing); \(place), has the same input, and \(changed) changed since")
  }

  /// `the prompt and the input`; nothing where no part is known to differ.
  private static func changes(_ known: [RequestPart], _ present: [RequestPart]) -> String? {
    if known.isEmpty { return nil }
    let names =
      present.filter { part in !known.contains(part) }.map { "the \($0.words)" }
      + known.filter { part in !present.contains { $0.name == part.name } }.map { "the \($0.words)" }
    guard let last = names.last else { return nil }
    return names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension RequestPart {
  fileprivate var words: String { name.split(separator: "_").joined(separator: " ") }
}
