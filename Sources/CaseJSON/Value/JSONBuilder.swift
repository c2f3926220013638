/// Makes a document out of values instead of out of text: arguments that a rule puts together, or a YAML file.
///
/// The caller keeps the grammar: every `begin…` is ended, and inside an object keys and values alternate.
package struct JSONBuilder {
  private let file: String
  private let firstLine: Int
  private let textCount: Int
  private var bytes: [UInt8]
  private var nodes: [JSONNode] = []
  /// The containers that are not ended; the keys of an object count as children too.
  private var open: [(index: Int, children: Int)] = []

  /// - Parameter text: The source that the offsets of the values point into; empty for values that stand in no file.
  package init(file: String = "", firstLine: Int = 1, text: [UInt8] = []) {
    self.file = file
    self.firstLine = firstLine
    textCount = text.count
    bytes = text
    if text.isEmpty { bytes.reserveCapacity(64) }
    nodes.reserveCapacity(8)
  }

  package mutating func null(at offset: Int = 0) { scalar(.null, 0, at: offset) }

  package mutating func bool(_ value: Bool, at offset: Int = 0) { scalar(.bool, value ? 1 : 0, at: offset) }

  package mutating func int(_ value: Int, at offset: Int = 0) {
    scalar(.int, UInt64(UInt(bitPattern: value)), at: offset)
  }

  package mutating func double(_ value: Double, at offset: Int = 0) { scalar(.double, value.bitPattern, at: offset) }

  /// A string value, or a key where an object is open and a key is due.
  package mutating func string(_ value: String, at offset: Int = 0) {
    countChild()
    var value = value
    value.withUTF8 { append(text: $0, at: offset) }
  }

  package mutating func key(_ name: String, at offset: Int = 0) { string(name, at: offset) }

  package mutating func beginArray(at offset: Int = 0) { begin(.array, at: offset) }

  package mutating func beginObject(at offset: Int = 0) { begin(.object, at: offset) }

  /// Ends the container that was begun last.
  package mutating func end() {
    guard let container = open.popLast() else { return }
    nodes[container.index].next = UInt32(nodes.count)
    let isObject = nodes[container.index].kind == .object
    nodes[container.index].payload = UInt64(isObject ? container.children / 2 : container.children)
  }

  /// Copies a value of another document with all that it holds.
  package mutating func copy(_ value: JSONValue) {
    countChild()
    let shift = nodes.count - value.index
    value.document.bytes.withUnsafeBufferPointer { source in
      for index in value.index..<Int(value.node.next) {
        let node = value.document.nodes[index]
        if node.kind == .string {
          let text = UnsafeBufferPointer(rebasing: source[node.contents])
          nodes.append(.string(offset: 0, next: Int(node.next) + shift, start: bytes.count, count: text.count))
          bytes.append(contentsOf: text)
        } else {
          nodes.append(
            JSONNode(kind: node.kind, offset: 0, next: UInt32(Int(node.next) + shift), payload: node.payload))
        }
      }
    }
  }

  /// The finished document's outermost value: null where nothing was built.
  package mutating func finish() -> JSONValue {
    while !open.isEmpty { end() }
    if nodes.isEmpty { null() }
    return JSONDocument(
      file: file, firstLine: firstLine, byteOffset: 0, textCount: textCount, bytes: bytes, nodes: nodes
    ).root
  }

  private mutating func countChild() {
    if !open.isEmpty { open[open.count - 1].children += 1 }
  }

  private mutating func scalar(_ kind: JSONNode.Kind, _ payload: UInt64, at offset: Int) {
    countChild()
    nodes.append(JSONNode(kind: kind, offset: UInt32(offset), next: UInt32(nodes.count + 1), payload: payload))
  }

  private mutating func append(text: UnsafeBufferPointer<UInt8>, at offset: Int) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    nodes.append(.string(offset: offset, next: nodes.count + 1, start: start, count: text.count))
  }

  private mutating func begin(_ kind: JSONNode.Kind, at offset: Int) {
    countChild()
    open.append((nodes.count, 0))
    nodes.append(JSONNode(kind: kind, offset: UInt32(offset), next: 0, payload: 0))
  }
}
