/// One step of a search. Targets are indices of instructions, of which there are few enough for 16 bits.
enum PatternInstruction: Sendable {
  /// Reads a scalar of a set, by the set's index, and goes on behind.
  case read(UInt16)
  case check(Assertion)
  case jump(UInt16)
  case split(UInt16, UInt16)
  case accept
}

/// A pattern as a nondeterministic automaton (Thompson 1968).
struct PatternProgram: Sendable {
  private(set) var instructions: [PatternInstruction] = []
  private(set) var sets: [ScalarSet] = []
  private(set) var table = ScalarTable([])
  /// The bytes with which a match can begin behind the start of the text; absent where it may begin without one.
  private(set) var firstBytes: [Bool]?
  /// Where each set stands, while the program is put together.
  private var indices: [ScalarSet: UInt16] = [:]

  init(_ root: PatternNode) {
    append(root)
    instructions.append(.accept)
    indices.removeAll()
    table = ScalarTable(sets)
    firstBytes = findFirstBytes()
  }

  private var end: UInt16 { UInt16(instructions.count) }

  private mutating func append(_ node: PatternNode) {
    switch node {
    case .scalar(let set): instructions.append(.read(index(of: set)))
    case .assertion(let assertion): instructions.append(.check(assertion))
    case .sequence(let nodes): for node in nodes { append(node) }
    case .alternation(let branches): append(alternatives: branches)
    case .repetition(let body, let repetition): append(body, repetition)
    }
  }

  private mutating func index(of set: ScalarSet) -> UInt16 {
    if let index = indices[set] { return index }
    let index = UInt16(sets.count)
    sets.append(set)
    indices[set] = index
    return index
  }

  private mutating func append(alternatives branches: [PatternNode]) {
    var jumps: [Int] = []
    for branch in branches.dropLast() {
      let split = reserve()
      append(branch)
      jumps.append(reserve())
      instructions[split] = .split(UInt16(split) + 1, end)
    }
    if let last = branches.last { append(last) }
    for jump in jumps { instructions[jump] = .jump(end) }
  }

  private mutating func append(_ body: PatternNode, _ repetition: PatternRepetition) {
    if body.size == 0 { return }
    guard let maximum = repetition.maximum else { return append(body, atLeast: repetition.minimum) }
    for _ in 0..<repetition.minimum { append(body) }
    var splits: [Int] = []
    for _ in repetition.minimum..<maximum {
      splits.append(reserve())
      append(body)
    }
    for split in splits { instructions[split] = .split(UInt16(split) + 1, end) }
  }

  private mutating func append(_ body: PatternNode, atLeast minimum: Int) {
    for _ in 0..<max(0, minimum - 1) { append(body) }
    let start = end
    if minimum > 0 {
      append(body)
      instructions.append(.split(start, end + 1))
    } else {
      let split = reserve()
      append(body)
      instructions.append(.jump(start))
      instructions[split] = .split(start + 1, end)
    }
  }

  /// Makes room for an instruction whose target is not known yet.
  private mutating func reserve() -> Int {
    instructions.append(.accept)
    return instructions.count - 1
  }
}
