/// The way to a value inside another one, written with dots: `customer.tier`, `items.0.price`.
package struct JSONPath: Hashable, Sendable, CustomStringConvertible {
  package let components: [String]

  package init(components: [String]) { self.components = components }

  /// - Returns: nothing where a component is empty.
  package init?(_ text: String) {
    let components = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard components.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.components = components
  }

  package var description: String { components.joined(separator: ".") }
}

extension JSONValue {
  /// The value that a path leads to: members of objects by name, elements of arrays by position from 0.
  package func at(_ path: JSONPath) -> JSONValue? { at(path.components[...]) }

  package func at(_ components: ArraySlice<String>) -> JSONValue? {
    var value = self
    for component in components {
      let step = value.node.kind == .array ? position(component).flatMap { value[$0] } : value[component]
      guard let step else { return nil }
      value = step
    }
    return value
  }

  /// A position as it is counted, in one spelling: not `+1`, not `01`.
  private func position(_ component: String) -> Int? {
    Int(component).flatMap { String($0) == component ? $0 : nil }
  }
}
