import Foundation

/// Which suites are asked about a flipped comparison: those of its folder first, then all that take seconds.
struct Suites {
  private let byFolder: [String: [String]]
  /// Suites that try many random values, which take longer than all others together.
  private let slow: [String]

  /// - Parameter tests: the folder of the tests, whose folders mirror those of the sources.
  init(_ tests: URL) throws {
    var byFolder: [String: [String]] = [:]
    for folder in try FileManager.default.contentsOfDirectory(atPath: tests.path) {
      let files = FileManager.default.enumerator(atPath: tests.appendingPathComponent(folder).path)
      let names = (files?.compactMap { $0 as? String } ?? []).map { URL(fileURLWithPath: $0).lastPathComponent }
      byFolder[folder] = names.filter { $0.hasSuffix("Tests.swift") }.map { String($0.dropLast(6)) }.sorted()
    }
    slow = (byFolder["Change"] ?? []).filter { $0.contains("Property") || $0.contains("Completeness") }
    self.byFolder = byFolder
  }

  /// What to ask, one after the other until a test fails: suites to run and suites to leave out.
  func rounds(for comparison: Comparison) -> [(filter: [String], skip: [String])] {
    let folder = String(comparison.file.prefix { $0 != "/" })
    let own = (byFolder[folder] ?? []).filter { !slow.contains($0) }
    let all = (filter: ["CaseJudgementTests"], skip: slow)
    var rounds = own.isEmpty ? [all] : [(filter: own.map { "CaseJudgementTests.\($0)/" }, skip: slow), all]
    if folder == "Change" { rounds.append((filter: slow.map { "CaseJudgementTests.\($0)/" }, skip: [])) }
    return rounds
  }
}
