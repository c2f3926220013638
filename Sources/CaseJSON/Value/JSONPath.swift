/// The way to a value inside another one, written with dots: `customer.tier`, `items.0.price`.
package struct JSONPath: Hashable, Sendable, CustomStringConvertible {
  package let names: [JSONName]

  package init(components: [String]) { names = components.map { JSONName($0) } }

  /// - Returns: nothing where a component is empty.
  package init?(_ text: String) {
    let components = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard components.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.init(components: components)
  }

  package var components: [String] { names.map(\.text) }

  package var description: String { components.joined(separator: ".") }
}

extension JSONValue {
  /// The value that a path leads to: members of objects by name, elements of arrays by position from 0.
  package func at(_ path: JSONPath) -> JSONValue? { at(path.names) }

  /// What the value is that a path leads to, without making it.
  package func kind(at path: JSONPath) -> Kind? { place(at: path.names).map { Kind(document.nodes[$0].kind) } }

  /// An element by its position as it is counted, in one spelling: not `+1`, not `01`.
  func element(at position: String) -> JSONValue? {
    Int(position).flatMap { String($0) == position ? self[$0] : nil }
  }
}
