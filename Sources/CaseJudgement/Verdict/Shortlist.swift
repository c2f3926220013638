/// The first entries of many in their own order, and how many there were; in whatever order they came, and from
/// however many parts, it holds the same.
package struct Shortlist<Entry: Comparable & Sendable>: Sendable, Equatable {
  package static var limit: Int { 50 }

  package private(set) var entries: [Entry] = []
  package private(set) var count = 0

  package init() {}

  /// The entry that another one has to come before to be kept; absent while there is room.
  var last: Entry? { entries.count == Self.limit ? entries[Self.limit - 1] : nil }

  /// Counts an entry that does not come before the last one.
  mutating func pass() { count += 1 }

  package mutating func add(_ entry: Entry) {
    count += 1
    if let last, !(entry < last) { return }
    let place = entries.firstIndex { entry < $0 } ?? entries.count
    entries.insert(entry, at: place)
    if entries.count > Self.limit { entries.removeLast() }
  }

  package mutating func merge(_ other: Shortlist) {
    let total = count + other.count
    for entry in other.entries { add(entry) }
    count = total
  }
}
