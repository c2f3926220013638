extension JSONWriter {
  package mutating func field(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  package mutating func field(_ name: StaticString, _ value: Int) {
    key(name)
    int(value)
  }

  package mutating func field(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }

  package mutating func field(_ name: StaticString, _ values: [String]) {
    key(name)
    strings(values)
  }

  /// A list of texts.
  package mutating func strings(_ values: [String]) {
    array { writer in for value in values { writer.string(value) } }
  }

  /// A field that is left out where there is no value.
  package mutating func optionalField(_ name: StaticString, _ value: String?) {
    if let value { field(name, value) }
  }
}
