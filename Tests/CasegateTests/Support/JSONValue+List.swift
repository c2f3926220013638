import CaseJSON

extension JSONValue {
  /// The elements, to be counted and looked at one by one.
  var list: [JSONValue] { Array(elements) }
}
