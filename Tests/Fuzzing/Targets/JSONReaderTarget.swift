import CaseJSON
import CaseModel

/// The scanner takes any bytes, and what it takes it writes and reads again as the same value.
func fuzzJSONReader(_ bytes: [UInt8]) {
  let (document, isFaultless) = scan(bytes)
  if let document { readEverything(of: document.root, isFaultless: isFaultless) }
  if bytes.count <= 160 { scanPrefixes(of: bytes, isWhole: document != nil) }
  cutIntoLines(bytes)
}

/// Scans a text and checks what can be said of every result.
private func scan(_ bytes: [UInt8]) -> (document: JSONDocument?, isFaultless: Bool) {
  let (document, faults) = JSONScanner.scan(bytes, file: "input")
  precondition((document == nil) == faults.contains { !$0.isRecoverable }, "a broken text has no document, others have")
  for (fault, next) in zip(faults, faults.dropFirst()) { precondition(fault.offset <= next.offset, "faults in order") }
  for fault in faults {
    precondition((0...bytes.count).contains(fault.offset), "a fault lies in the text")
    precondition(!fault.message.isEmpty && fault.hint != "", "a fault says something")
    let finding = bytes.withUnsafeBufferPointer { Finding(fault, file: "input", line: 1, text: $0) }
    precondition(finding.location.map { $0.line >= 1 && $0.column >= 1 } == true, "a fault has a place")
  }
  if let document { writeAndRead(document.root, wasFaultless: faults.isEmpty) }
  return (document, faults.isEmpty)
}

private func writeAndRead(_ value: JSONValue, wasFaultless: Bool) {
  let text = Array(value.canonicalText.utf8)
  let (again, faults) = JSONScanner.scan(text)
  precondition(faults.allSatisfy { !wasFaultless && $0.code == "json.duplicate-key" }, "what is written can be read")
  guard let again else { preconditionFailure("what is written is whole") }
  precondition(Array(again.root.canonicalText.utf8) == text, "canonical text is its own canonical text")
  var writer = JSONWriter(.indented)
  writer.value(value)
  let indented = JSONScanner.scan(writer.bytes).document
  precondition(indented.map { Array($0.root.canonicalText.utf8) == text } == true, "layout changes nothing")
  if wasFaultless { precondition(again.root == value && value == again.root, "what is read again is the same value") }
}

/// Asks every value of a document for all that can be asked.
private func readEverything(of value: JSONValue, isFaultless: Bool) {
  let location = value.location
  precondition(location.line >= 1 && location.column >= 1 && value.offset < value.document.text.count, "a place")
  switch value.kind {
  case .null: precondition(value.isNull)
  case .boolean: precondition(value.bool != nil)
  case .integer: precondition(value.int != nil && value.number != nil)
  case .number: precondition(value.number.map { $0.double.isFinite || !isFaultless } == true, "a number is finite")
  case .string: precondition(value.string.map { value.isString($0) || !isFaultless } == true)
  case .array:
    precondition(value.elements.reduce(0) { count, _ in count + 1 } == value.count)
    for element in value.elements { readEverything(of: element, isFaultless: isFaultless) }
  case .object:
    precondition(value.members.reduce(0) { count, _ in count + 1 } == value.count)
    for member in value.members {
      precondition(value[member.name] != nil || !isFaultless, "a member is found by its name")
      readEverything(of: member.value, isFaultless: isFaultless)
    }
  }
}

/// A container that is cut off is never taken for a whole one.
private func scanPrefixes(of bytes: [UInt8], isWhole: Bool) {
  let opens = bytes.first { $0 > 0x20 }.map { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") } == true
  let end = bytes.lastIndex { $0 > 0x20 } ?? 0
  for count in 0..<max(end, 0) {
    let (document, faults) = JSONScanner.scan(Array(bytes[..<count]))
    precondition(document != nil || !faults.isEmpty, "a text is a value or it has a fault")
    if isWhole, opens { precondition(document == nil, "a container that is cut off is no value") }
  }
}

private struct ReadLine: Equatable {
  let text: [UInt8]
  let number: Int
  let offset: Int
  let isUnterminated: Bool
}

private func lines(of block: LineBlock) -> [ReadLine] {
  var lines: [ReadLine] = []
  block.forEachLine {
    lines.append(
      ReadLine(text: Array($0.text), number: $0.number, offset: $0.byteOffset, isUnterminated: $0.isUnterminated))
  }
  return lines
}

/// However a stream of bytes was cut, it holds the same lines at the same places.
private func cutIntoLines(_ bytes: [UInt8]) {
  let whole = lines(of: LineBlock(bytes: bytes, firstLine: 1, byteOffset: 0, isLast: true))
  var cutter = LineBlockCutter()
  var cut: [ReadLine] = []
  for chunk in ByteCuts(bytes) {
    if let block = chunk.withUnsafeBytes({ cutter.append($0) }) { cut += lines(of: block) }
  }
  if let block = cutter.finish() { cut += lines(of: block) }
  precondition(cut == whole, "the cuts change no line")
}
