import CaseJSON
package import CaseModel

/// What a workflow sees of a case: two cases with the same content are one piece of work under two names.
package enum CaseContent {
  /// The fingerprint of input and approvals.
  ///
  /// Where two cases share one by chance, one of them does not count: it makes a gate stricter, never looser.
  package static func fingerprint(of item: Case) -> UInt64 {
    let input = item.input.fingerprint
    if item.approvals.isEmpty { return input }
    return item.source["approvals"].map { Fingerprint.fold(input, $0.fingerprint) } ?? input
  }
}
