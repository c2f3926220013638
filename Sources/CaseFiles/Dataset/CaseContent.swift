import CaseJSON
package import CaseModel

/// What a workflow sees of a case: two cases with the same content are one piece of work under two names.
package enum CaseContent {
  /// The digest of input and approvals, shortened.
  package static func digest(of item: Case) -> UInt128 {
    var writer = JSONWriter(capacity: 1024)
    writer.value(item.input)
    if let approvals = item.source["approvals"] { writer.value(approvals) }
    return Digest(of: writer.bytes).firstHalf
  }
}
