import CaseFiles
import Foundation
import Testing

@Suite struct RunStoreTests {
  private let project: TemporaryProject
  private let store: RunStore

  init() throws {
    project = try TemporaryProject()
    store = RunStore(root: ProjectRoot(of: project.path + "/flow.yaml"))
  }

  /// Runs with a manifest.
  private func make(_ names: String...) throws {
    for name in names { try AtomicFile.write(Array("{}".utf8), to: store.create(name).manifest) }
  }

  @Test func aSecondRunOfTheSameSecondGetsANumber() throws {
    #expect(try store.create("a").id == "a")
    #expect(try store.create("a").id == "a-2")
    #expect(try store.create("a").id == "a-3")
    #expect(store.path == project.path + "/.casegate/runs")
  }

  @Test func newestFirst() throws {
    try make("20261121T022000Z-flow-1.0.0", "20261121T022001Z-flow-1.0.0", "20251121T022000Z-flow-1.0.0")
    try project.makeFolder(".casegate/runs/.hidden")
    #expect(
      store.all().map(\.id) == [
        "20261121T022001Z-flow-1.0.0", "20261121T022000Z-flow-1.0.0", "20251121T022000Z-flow-1.0.0",
      ])
  }

  @Test func theTenthRunOfASecondIsNewerThanTheSecond() throws {
    for _ in 1...12 { try make("20261121T022000Z-flow-1.0.0") }
    #expect(store.all().first?.id == "20261121T022000Z-flow-1.0.0-12")
    #expect(store.all().last?.id == "20261121T022000Z-flow-1.0.0")
    #expect(store.find("latest")?.id == "20261121T022000Z-flow-1.0.0-12")
  }

  @Test func latestHasAManifest() throws {
    try make("20261121T022000Z-a-1.0.0")
    _ = try store.create("20261121T022001Z-a-1.0.0")
    #expect(store.find("latest")?.id == "20261121T022000Z-a-1.0.0")
  }

  @Test func byNameBeginningAndPath() throws {
    try make("20261121T022000Z-a-1.0.0", "20261121T022000Z-a-1.0.0-rc", "20261122T022000Z-a-1.0.0")
    #expect(store.find("20261121T022000Z-a-1.0.0")?.id == "20261121T022000Z-a-1.0.0")
    #expect(store.find("20261122")?.id == "20261122T022000Z-a-1.0.0")
    #expect(store.find("20261121") == nil)
    #expect(store.find("2027") == nil)
    #expect(store.find(store.path + "/20261122T022000Z-a-1.0.0")?.id == "20261122T022000Z-a-1.0.0")
  }

  @Test func noRunsAtAll() {
    #expect(store.all().isEmpty)
    #expect(store.find("latest") == nil)
  }
}
