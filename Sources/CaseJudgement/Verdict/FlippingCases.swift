/// Cases that passed in some repeats and failed in others, the first ones of the plan.
package struct FlippingCases: Sendable, Equatable {
  package static let limit = 50

  /// One case and how often it passed.
  package struct Entry: Sendable, Equatable {
    /// The case's place in the plan, counted from 0.
    package let position: Int
    package let caseID: String
    package let passes: Int

    package init(position: Int, caseID: String, passes: Int) {
      self.position = position
      self.caseID = caseID
      self.passes = passes
    }
  }

  /// In the order of the plan.
  package private(set) var entries: [Entry] = []
  package private(set) var count = 0

  package init() {}

  package mutating func add(_ entry: Entry) {
    count += 1
    let place = entries.firstIndex { entry.position < $0.position } ?? entries.count
    guard place < Self.limit else { return }
    entries.insert(entry, at: place)
    if entries.count > Self.limit { entries.removeLast() }
  }

  package mutating func merge(_ other: FlippingCases) {
    let total = count + other.count
    for entry in other.entries { add(entry) }
    count = total
  }
}
