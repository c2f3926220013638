extension PatternProgram {
  /// Whether the program accepts some part of a text.
  func isFound(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * instructions.count) { memory in
      memory.initialize(repeating: 0)
      var search = PatternSearch(program: self, text: text, memory: memory)
      return search.run()
    }
  }
}

/// All ways through a program at once, one scalar of the text after the other (Thompson 1968).
///
/// Every place of the text takes up every instruction at most once, so the time is the text times the program.
private struct PatternSearch {
  private let program: PatternProgram
  private var reader: ScalarReader
  /// Counts the places of the text, from 1.
  private var step = 1
  /// For each instruction the last step that took it up.
  private let lastStep: UnsafeMutableBufferPointer<Int>
  /// The instructions that the step has taken up and not looked at yet.
  private let pending: UnsafeMutableBufferPointer<Int>
  private var pendingCount = 0
  /// The instructions that wait to read the next scalar.
  private let waiting: UnsafeMutableBufferPointer<Int>
  private var waitingCount = 0

  /// - Parameter memory: zeros, three for each instruction.
  init(program: PatternProgram, text: UnsafeBufferPointer<UInt8>, memory: UnsafeMutableBufferPointer<Int>) {
    self.program = program
    reader = ScalarReader(text)
    let count = program.instructions.count
    lastStep = UnsafeMutableBufferPointer(rebasing: memory[..<count])
    pending = UnsafeMutableBufferPointer(rebasing: memory[count..<2 * count])
    waiting = UnsafeMutableBufferPointer(rebasing: memory[(2 * count)...])
  }

  mutating func run() -> Bool {
    while true {
      if pendingCount == 0, reader.position > 0, let bytes = program.firstBytes {
        guard let next = reader.text[reader.position...].firstIndex(where: { bytes[Int($0)] }) else { return false }
        reader.position = next
      }
      takeUp(0)
      if follow() { return true }
      if reader.isAtEnd { return false }
      read()
    }
  }

  @inline(__always)
  private mutating func takeUp(_ index: Int) {
    if lastStep[index] == step { return }
    lastStep[index] = step
    pending[pendingCount] = index
    pendingCount += 1
  }

  /// Goes on until every way waits to read.
  ///
  /// - Returns: whether one of them ends in a match.
  private mutating func follow() -> Bool {
    waitingCount = 0
    while pendingCount > 0 {
      pendingCount -= 1
      let index = pending[pendingCount]
      switch program.instructions[index] {
      case .read:
        waiting[waitingCount] = index
        waitingCount += 1
      case .check(let assertion):
        if assertion.holds(after: reader.previous, before: reader.next) { takeUp(index + 1) }
      case .jump(let target): takeUp(Int(target))
      case .split(let first, let second):
        takeUp(Int(first))
        takeUp(Int(second))
      case .accept: return true
      }
    }
    return false
  }

  /// Reads one scalar, and takes up what comes behind every instruction that waited for it.
  private mutating func read() {
    let value = reader.read()
    step += 1
    for index in waiting[..<waitingCount] {
      if case .read(let set) = program.instructions[index], program.table.contains(value, set: Int(set)) {
        takeUp(index + 1)
      }
    }
  }
}
