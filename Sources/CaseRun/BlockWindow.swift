import CaseFiles
import CaseJSON

/// Replays the blocks of one dataset side by side: as many at once as there are jobs, and as many again may wait for their
/// turn to be taken, so that a slow one does not keep the others from being begun.
struct BlockWindow {
  let blocks: BlockReplayer
  let dataset: RunPlan.PlannedDataset
  /// The place of the dataset's first case in the plan, counted from 0.
  let first: Int
  let width: Int
  /// How much of the file makes a block.
  let chunkSize: Int

  /// Calls the body with each block's result in the order of the file.
  ///
  /// - Parameter body: takes the result and what the plan knows of the block; nothing of one that it does not know.
  /// - Returns: how many blocks were read; nothing where the run was stopped before the end of the file.
  func forEachResult(
    isolation: isolated (any Actor)? = #isolation, _ body: (BlockResult, RunPlan.PlannedBlock?) throws -> Void
  ) async throws -> Int? {
    var reader = try LineReader(path: dataset.file.path, shownAs: dataset.file.name, chunkSize: chunkSize)
    return try await withThrowingTaskGroup(of: (Int, BlockResult).self) { group in
      var waiting: [Int: BlockResult] = [:]
      var started = 0
      var ended = 0
      var taken = 0
      var position = first
      var isAtEnd = false
      while true {
        while !isAtEnd, !blocks.stop.isStopped, started - ended < width, started - taken < 2 * width {
          guard let block = try reader.next() else {
            isAtEnd = true
            break
          }
          let (index, place) = (started, position)
          position += planned(index)?.caseCount ?? 0
          started += 1
          group.addTask { [blocks, file = dataset.file] in
            (index, await blocks.replay(block, of: file, first: place))
          }
        }
        guard let (index, result) = try await group.next() else { break }
        ended += 1
        waiting[index] = result
        while let next = waiting.removeValue(forKey: taken) {
          try body(next, planned(taken))
          taken += 1
        }
      }
      return isAtEnd ? taken : nil
    }
  }

  private func planned(_ block: Int) -> RunPlan.PlannedBlock? {
    block < dataset.blocks.count ? dataset.blocks[block] : nil
  }
}
