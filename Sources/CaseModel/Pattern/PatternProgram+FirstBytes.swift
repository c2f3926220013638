extension PatternProgram {
  /// The bytes with which a match can begin anywhere but at the start of the text, by value.
  ///
  /// - Returns: nothing where a match can begin, and end, without a byte.
  func findFirstBytes() -> [Bool]? {
    var bytes = [Bool](repeating: false, count: 256)
    var isSeen = [Bool](repeating: false, count: instructions.count)
    var pending = [0]
    while let index = pending.popLast() {
      if isSeen[index] { continue }
      isSeen[index] = true
      switch instructions[index] {
      case .accept: return nil
      case .read(let set): sets[Int(set)].markFirstBytes(in: &bytes)
      case .check(.start): break
      case .check: pending.append(index + 1)
      case .jump(let target): pending.append(Int(target))
      case .split(let first, let second): pending += [Int(first), Int(second)]
      }
    }
    return bytes
  }
}

extension ScalarSet {
  /// Marks every byte with which a scalar of the set begins in UTF-8.
  fileprivate func markFirstBytes(in bytes: inout [Bool]) {
    for range in ranges {
      for byte in firstByte(of: range.lowerBound)...firstByte(of: range.upperBound) { bytes[byte] = true }
    }
    // A byte that is no UTF-8 reads as U+FFFD.
    if contains(0xFFFD) { for byte in 0x80...0xFF { bytes[byte] = true } }
  }

  private func firstByte(of value: UInt32) -> Int {
    switch value {
    case ..<0x80: Int(value)
    case ..<0x800: 0xC0 | Int(value >> 6)
    case ..<0x10000: 0xE0 | Int(value >> 12)
    default: 0xF0 | Int(value >> 18)
    }
  }
}
