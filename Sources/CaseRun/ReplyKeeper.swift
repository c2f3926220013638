package import CaseFiles
package import CaseModel

/// Keeps what agents answer live in a run, so that a run that is resumed, and one after it, need not ask again.
package protocol ReplyKeeper: Sendable {
  /// The recordings that the run writes at its end, by agent.
  var recordings: [String: DatasetReference] { get }

  /// Whether something was kept that was paid for.
  var hasReplies: Bool { get }

  /// Begins to keep, in the folder of the run.
  ///
  /// - Parameter isResumed: whether there may be replies of an earlier attempt.
  /// - Returns: what of them could not be read.
  func begin(in directory: RunDirectory, isResumed: Bool) throws(WriteFault) -> Findings

  /// Makes sure that all replies are on the disk, and writes the recordings.
  ///
  /// - Returns: whether a recording has changed, and with it the workflow's digests.
  func finish(in directory: RunDirectory) throws(WriteFault) -> Bool
}
