import CaseJSON
import Testing

@Suite("Depth and size")
struct DepthTests {
  private func arrays(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }

  private func objects(_ depth: Int) -> String {
    String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)
  }

  @Test("128 levels are taken", arguments: [1, 2, 127, 128])
  func accepts(depth: Int) throws {
    #expect(try parsed(arrays(depth)).canonicalText == arrays(depth))
    #expect(try parsed(objects(depth)).canonicalText == objects(depth))
  }

  @Test("one level more is a fault at the bracket that opens it", arguments: [129, 130, 100_000])
  func rejects(depth: Int) {
    #expect(JSONScanner.scan(Array(arrays(depth).utf8)).faults.map(\.mark) == ["json.too-deep@128"])
    #expect(JSONScanner.scan(Array(objects(depth).utf8)).faults.map(\.mark) == ["json.too-deep@640"])
  }

  @Test("containers beside one another are not deeper")
  func countsLevelsAndNotContainers() throws {
    let text = "[" + String(repeating: "[{}],", count: 1000) + "[]]"
    #expect(try parsed(text).count == 1001)
  }

  @Test("a mixture counts both kinds")
  func countsBothKinds() {
    let text = String(repeating: #"[{"a":"#, count: 64) + "[]"
    #expect(JSONScanner.scan(Array(text.utf8)).faults.map(\.mark) == ["json.too-deep@384"])
  }

  @Test("a text of more bytes than places can be held for is refused before it is read")
  func refusesHugeText() throws {
    let bytes: [UInt8] = [0x7B]
    let faults = bytes.withUnsafeBufferPointer { text in
      JSONScanner.scan(UnsafeBufferPointer(start: text.baseAddress, count: JSONScanner.largest + 1)).faults
    }
    #expect(faults.map(\.mark) == ["json.too-large@0"])
  }
}
