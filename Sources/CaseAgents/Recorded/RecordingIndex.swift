/// Where every reply of a recording stands, in a few dozen bytes a row: there may be a million of them.
///
/// A hash table with open addressing and linear probing (Knuth, The Art of Computer Programming, volume 3, 6.4) over
/// rows that are kept in the order of the file.
struct RecordingIndex: Sendable {
  /// Whose reply to which repeat a row holds; few rows differ in it.
  private struct Series: Hashable {
    let agent: String
    let repetition: Int
  }

  private struct Row {
    let offset: Int
    let byteCount: UInt32
    var line: UInt32
    let series: UInt32
    /// Where the case's id ends among all ids; it begins where that of the row before ends.
    let idEnd: UInt32
  }

  private var rows: [Row] = []
  private var ids: [UInt8] = []
  private var series: [Series] = []
  private var knownSeries: [Series: UInt32] = [:]
  /// A row's hash and, in the lower half, its number from 1; zero where there is none. At most half of it is filled.
  private var slots: [UInt64] = Array(repeating: 0, count: 1 << 10)

  var count: Int { rows.count }

  /// Takes note of a row.
  ///
  /// - Returns: the line of the last row that stands for the same reply already; then this one is not kept.
  mutating func insert(_ address: Recording.Address, _ place: Recording.Place) -> Int? {
    let slot = slot(of: address)
    if slots[slot] != 0 {
      let known = number(in: slot)
      defer { rows[known].line = UInt32(clamping: place.line) }
      return Int(rows[known].line)
    }
    ids.append(contentsOf: address.caseID.utf8)
    rows.append(
      Row(
        offset: place.offset, byteCount: UInt32(clamping: place.count), line: UInt32(clamping: place.line),
        series: note(Series(agent: address.agent, repetition: address.repetition)),
        idEnd: UInt32(clamping: ids.count)))
    slots[slot] = UInt64(Self.hash(address)) << 32 | UInt64(rows.count)
    if 2 * rows.count > slots.count { grow() }
    return nil
  }

  func place(of address: Recording.Address) -> Recording.Place? {
    let slot = slot(of: address)
    guard slots[slot] != 0 else { return nil }
    let row = rows[number(in: slot)]
    return Recording.Place(offset: row.offset, count: Int(row.byteCount), line: Int(row.line))
  }

  /// How many rows answer a case and agent of which the closure says no.
  func count(where isUnwanted: (_ agent: String, _ caseID: String) -> Bool) -> Int {
    rows.indices.count { isUnwanted(series[Int(rows[$0].series)].agent, caseID(at: $0)) }
  }

  private mutating func note(_ new: Series) -> UInt32 {
    if let known = knownSeries[new] { return known }
    let number = UInt32(series.count)
    knownSeries[new] = number
    series.append(new)
    return number
  }

  private func caseID(at row: Int) -> String {
    let start = row == 0 ? 0 : Int(rows[row - 1].idEnd)
    return String(decoding: ids[start..<Int(rows[row].idEnd)], as: UTF8.self)
  }

  private func number(in slot: Int) -> Int { Int(slots[slot] & 0xFFFF_FFFF) - 1 }

  /// The slot in which an address stands, or the empty one in which it would.
  private func slot(of address: Recording.Address) -> Int {
    let hash = UInt64(Self.hash(address))
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash, holds(address, at: number(in: slot)) { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func holds(_ address: Recording.Address, at row: Int) -> Bool {
    let series = series[Int(rows[row].series)]
    return series.repetition == address.repetition && series.agent == address.agent
      && caseID(at: row) == address.caseID
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: 2 * old.count)
    for entry in old where entry != 0 {
      var slot = Int(entry >> 32) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }

  private static func hash(_ address: Recording.Address) -> UInt32 {
    UInt32(truncatingIfNeeded: address.hashValue)
  }
}
