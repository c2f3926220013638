import Testing

/// Holds an order against the one in which items are listed: each comes before all behind it, and none before itself.
func expectOrder<Item: Comparable>(_ items: [Item], at location: SourceLocation = #_sourceLocation) {
  for (index, item) in items.enumerated() {
    #expect(!(item < item), "\(item)", sourceLocation: location)
    for later in items.dropFirst(index + 1) {
      #expect(item < later, "\(item), \(later)", sourceLocation: location)
      #expect(!(later < item), "\(item), \(later)", sourceLocation: location)
    }
  }
}
