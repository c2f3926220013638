import CaseJSON
package import CaseModel

/// What a workflow sees of a case: two cases with the same content are one piece of work under two names.
package enum CaseContent {
  /// The fingerprint of input, approvals and the results of tools.
  ///
  /// Where two cases share one by chance, one of them does not count: it makes a gate stricter, never looser.
  package static func fingerprint(of item: Case) -> UInt64 {
    let input = item.input.fingerprint
    if item.approvals.isEmpty, item.toolResults.isEmpty { return input }
    return ["approvals", "tool_results"].reduce(input) { known, key in
      item.source[key].map { Fingerprint.fold(known, $0.fingerprint) } ?? known
    }
  }
}
