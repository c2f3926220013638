import CaseFiles
import CaseModel

/// Replays cases side by side in the order in which they run: starts as many as there may be, takes one, starts the next.
struct CaseBatches {
  let blocks: BlockReplayer
  let places: CasePlaces
  /// How many cases may be replayed at once.
  let width: Int

  /// - Parameter turns: which of the cases, by the order in which they run.
  /// - Returns: what each came to with its position in the plan, in that order; fewer where it was cancelled.
  func replay(_ turns: Range<Int>) async throws -> [(position: Int, result: BlockResult)] {
    try await withThrowingTaskGroup(of: (Int, BlockResult).self) { group in
      var results: [Int: BlockResult] = [:]
      var next = turns.lowerBound
      while true {
        while next < turns.upperBound, !blocks.stop.isStopped, next - turns.lowerBound - results.count < width {
          let (turn, position) = (next, places[next])
          let (block, dataset) = try places.block(at: position)
          next += 1
          group.addTask { [blocks] in (turn, await blocks.replay(block, of: dataset.file, first: position)) }
        }
        guard let (turn, result) = try await group.next() else { break }
        results[turn] = result
      }
      return turns.compactMap { turn in results[turn].map { (places[turn], $0) } }
    }
  }
}
