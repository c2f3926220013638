import Foundation
import Testing

/// Who may import whom, as the design has it; read from the sources as they are.
@Suite(.endToEnd) struct ArchitectureTests {
  /// Modules of this package and of others that each target may import, beside the standard library.
  ///
  /// - `CaseJSON`: nothing, so that it is strict JSON and no more.
  /// - `CaseModel`: the nouns, on `CaseJSON`.
  /// - `CaseReplay` and `CaseJudgement`: on `CaseModel`, and neither ever sees the other.
  /// - `CaseFiles`: the four above, and the two libraries that it keeps to itself.
  /// - `CaseAgents`: never reports; `CaseReports`: no files.
  private static let table: [String: Set<String>] = [
    "CaseJSON": [],
    "CaseModel": ["CaseJSON"],
    "CaseReplay": ["CaseJSON", "CaseModel"],
    "CaseJudgement": ["CaseJSON", "CaseModel"] + mathematics,
    "CaseFiles": ["CaseJSON", "CaseModel", "CaseReplay", "CaseJudgement", "Yams", "Crypto"] + platform,
    "CaseAgents": ["CaseJSON", "CaseModel", "CaseFiles", "Subprocess", "System", "SystemPackage"] + platform,
    "CaseRun": ["CaseJSON", "CaseModel", "CaseReplay", "CaseJudgement", "CaseFiles"] + platform,
    "CaseReports": ["CaseJSON", "CaseModel", "CaseReplay", "CaseJudgement", "CaseRun"] + platform,
    "CaseHistory": ["CaseJSON", "CaseModel", "CaseReplay", "CaseJudgement", "CaseFiles", "CaseRun"] + platform,
    "CaseEvidence": [
      "CaseJSON", "CaseModel", "CaseJudgement", "CaseFiles", "Subprocess", "System", "SystemPackage",
    ] + platform,
    "casegate": [
      "CaseJSON", "CaseModel", "CaseReplay", "CaseJudgement", "CaseFiles", "CaseAgents", "CaseRun", "CaseReports",
      "CaseHistory", "CaseEvidence", "ArgumentParser",
    ] + platform,
    // A worker for tests.
    "FaultyWorker": ["CaseJSON"],
    // The fuzz targets.
    "CaseFuzzing": ["CaseAgents", "CaseFiles", "CaseJudgement", "CaseModel", "CaseJSON"],
    // The helper: the only network client, which nothing else sees.
    "CaseHTTP": [
      "CaseJSON", "CaseModel", "CaseFiles", "AsyncHTTPClient", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOSSL",
    ] + platform,
    "casegate-http": ["CaseHTTP"] + platform,
    // A server for tests.
    "FaultyServer": ["CaseJSON", "NIOCore", "NIOPosix", "NIOSSL"],
  ]

  private static let platform: Set<String> = mathematics + ["Foundation", "Synchronization", "Dispatch"]
  private static let mathematics: Set<String> = ["Glibc", "Musl", "Darwin"]
  private static let package: URL = (1...3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }

  @Test func everyImportIsInTheTable() throws {
    let files = try Self.sources()
    #expect(files.count > 100, "hardly any source was found under \(Self.package.path)")
    for file in files {
      let allowed = try #require(Self.table[file.target], "the target \(file.target) is not in the table")
      for module in file.imports where !allowed.contains(module) {
        Issue.record("\(file.path): \(file.target) may not import \(module)")
      }
    }
  }

  @Test func nothingIsImportedByTheBackDoor() throws {
    for file in try Self.sources() {
      for line in file.importLines {
        #expect(!line.contains("@_exported"), "\(file.path)")
        #expect(!line.contains("@testable"), "\(file.path)")
        #expect(!line.contains("@_implementationOnly"), "\(file.path)")
      }
      #expect(!file.text.contains("canImport(FoundationNetworking)"), "\(file.path)")
    }
  }

  @Test func scoringIsBlindToHowTheOutcomeCameAbout() throws {
    for file in try Self.sources() {
      if file.target == "CaseJudgement" { #expect(!file.imports.contains("CaseReplay"), "\(file.path)") }
      if file.target == "CaseReplay" { #expect(!file.imports.contains("CaseJudgement"), "\(file.path)") }
      if file.target == "CaseAgents" { #expect(!file.imports.contains("CaseReports"), "\(file.path)") }
    }
  }

  @Test func nothingIsCalledUtilities() throws {
    for file in try Self.sources() {
      for part in file.path.split(separator: "/") {
        let name = part.lowercased()
        for word in ["utilities", "utils", "helpers"] { #expect(!name.contains(word), "\(file.path)") }
      }
    }
  }

  @Test func noSourceKnowsTheDataBesideTheRepository() throws {
    for file in try Self.sources() { #expect(!file.text.contains("../shared"), "\(file.path)") }
    let manifest = try String(contentsOf: Self.package.appendingPathComponent("Package.swift"), encoding: .utf8)
    #expect(!manifest.contains("../shared"))
  }

  @Test func theBinaryLinksNoNetworkClient() throws {
    let graph = try TargetGraph(manifest: Self.package.appendingPathComponent("Package.swift"))
    let reached = graph.reached(from: "casegate")
    #expect(reached.contains("CaseJSON"), "the manifest was not understood: \(reached.sorted())")
    #expect(reached.contains("ArgumentParser"), "the manifest was not understood: \(reached.sorted())")
    #expect(graph.reached(from: "casegate-http").contains("AsyncHTTPClient"), "the helper's client was not found")
    for module in reached { #expect(!Self.isNetwork(module) && module != "CaseHTTP", "casegate reaches \(module)") }
    for file in try Self.sources() {
      if file.target != "CaseHTTP" { #expect(file.imports.allSatisfy { !Self.isNetwork($0) }, "\(file.path)") }
      #expect(!file.imports.contains("FoundationNetworking"), "\(file.path)")
      #expect(!file.text.contains("URLSession"), "\(file.path)")
    }
  }

  private static func isNetwork(_ module: String) -> Bool {
    module.hasPrefix("NIO") || module == "AsyncHTTPClient" || module == "FoundationNetworking"
  }

  @Test func theManifestFollowsTheTable() throws {
    let graph = try TargetGraph(manifest: Self.package.appendingPathComponent("Package.swift"))
    for (target, dependencies) in graph.dependencies where !target.hasSuffix("Tests") {
      let allowed = try #require(Self.table[target], "the target \(target) is not in the table")
      #expect(Set(dependencies).isSubset(of: allowed), "\(target): \(Set(dependencies).subtracting(allowed))")
    }
  }
}

extension ArchitectureTests {
  struct Source {
    /// From the package's root.
    let path: String
    let target: String
    let text: String

    private static let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]

    var importLines: [String] {
      text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { line in
        let words = line.split(separator: " ")
        // What may stand before it; "casegate incident import" in a help text is another word.
        let isDeclared = words.prefix { $0 != "import" }.allSatisfy { Self.modifiers.contains($0) || $0.hasPrefix("@") }
        return words.contains("import") && isDeclared && !line.hasPrefix("//")
      }
    }

    /// The modules; of `import struct Foundation.Date` it is Foundation.
    var imports: [String] {
      importLines.compactMap { line in
        let words = line.split(separator: " ").drop { $0 != "import" }.dropFirst()
        let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        return words.first { !kinds.contains(String($0)) }?.split(separator: ".").first.map(String.init)
      }
    }
  }

  private static func sources() throws -> [Source] {
    let root = package.appendingPathComponent("Sources").path
    let names = try #require(FileManager.default.enumerator(atPath: root))
    return try names.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.map { name in
      Source(
        path: "Sources/" + name, target: name.split(separator: "/").first.map(String.init) ?? "",
        text: try String(contentsOfFile: root + "/" + name, encoding: .utf8))
    }
  }
}

/// The targets of a manifest and what each depends on, read from its text.
private struct TargetGraph {
  private(set) var dependencies: [String: [String]] = [:]

  init(manifest: URL) throws {
    let text = try String(contentsOf: manifest, encoding: .utf8)
    for declaration in text.components(separatedBy: "arget(").dropFirst() {
      guard let name = declaration.firstMatch(of: /name:\s*"([^"]+)"/)?.1 else { continue }
      let list = declaration.firstMatch(of: /dependencies:\s*\[((?s:.*?))\]/)?.1 ?? ""
      let products = list.matches(of: /\.product\(name:\s*"([^"]+)"/).map { String($0.1) }
      let plain = list.replacing(/\.product\([^)]*\)/, with: "").matches(of: /"([^"]+)"/).map { String($0.1) }
      dependencies[String(name)] = products + plain
    }
  }

  func reached(from target: String) -> Set<String> {
    var reached: Set<String> = []
    var waiting = [target]
    while let next = waiting.popLast() {
      for dependency in dependencies[next] ?? [] where reached.insert(dependency).inserted {
        waiting.append(dependency)
      }
    }
    return reached
  }
}

extension Set {
  fileprivate static func + (left: Set, right: Set) -> Set { left.union(right) }
}
