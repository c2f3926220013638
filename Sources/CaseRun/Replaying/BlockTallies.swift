import CaseJudgement
import Synchronization

/// The tallies that blocks add their cases to: one for each block that is being replayed, handed on to a later block.
///
/// What is counted comes to the same in any order; a tally for every block would cost a merge for every block.
final class BlockTallies: Sendable {
  private let idle = Mutex<[TallyBatch]>([])

  /// A tally that nobody else adds to.
  func take() -> TallyBatch { idle.withLock { $0.popLast() } ?? TallyBatch() }

  func giveBack(_ tally: TallyBatch) { idle.withLock { $0.append(tally) } }

  /// What all blocks together came to.
  func total() -> Tally {
    idle.withLock { $0.reduce(into: Tally()) { $0.merge($1.finish()) } }
  }
}
