import CaseFiles
import CaseModel
import Foundation
import Testing

@Suite struct AtomicFileTests {
  @Test func aFileIsWrittenWhole() throws {
    let project = try TemporaryProject()
    let path = project.path + "/a.json"
    try AtomicFile.write(Array("one".utf8), to: path)
    try AtomicFile.write(Array("two".utf8), to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "two")
    try AtomicFile.write([], to: path)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)).isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: project.path).sorted() == [".git", "a.json"])
  }

  @Test func aFaultLeavesTheFileAsItWas() throws {
    let project = try TemporaryProject()
    try project.makeFolder("a.json")
    #expect(throws: WriteFault.self) { try AtomicFile.write([1], to: project.path + "/a.json") }
    #expect(throws: WriteFault.self) { try AtomicFile.write([1], to: project.path + "/none/a.json") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: project.path).sorted() == [".git", "a.json"])
  }

  @Test func aFullDiskIsAFault() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let file = try AppendingFile(path: "/dev/full")
    #expect(throws: WriteFault.self) { try file.append(Array("x".utf8)) }
  }

  @Test func appendingGrowsAFileFromItsBeginning() throws {
    let project = try TemporaryProject()
    let path = project.path + "/rows"
    try project.write("old", to: "rows")
    let file = try AppendingFile(path: path)
    for part in ["a\n", "", "b\n"] { try file.append(Array(part.utf8)) }
    try file.sync()
    try file.close()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a\nb\n")
  }
}
