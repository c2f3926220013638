import CaseJSON
import Foundation
import Testing

/// JUnit files as programs that others wrote read them.
@Suite(.endToEnd) struct JUnitReaderTests {
  private let project: Project
  private var path: String { project.path + "/r.xml" }

  init() throws {
    project = try ReportGoldenTests.project()
    #expect(try project.attempt(["run", "flow.yaml", "--output", "r.xml"]).status == 1)
  }

  private static func json(_ ending: Binary.Ending) throws -> JSONValue {
    try #require(Attempt.parse(ending.output), "\(ending.output)\(ending.errors)")
  }

  @Test(.enabled(if: Python.has("junitparser"), Python.absence(of: "junitparser")))
  func junitparserReadsIt() throws {
    let script = """
      import json, sys
      from junitparser import JUnitXml, Failure, Error
      xml = JUnitXml.fromfile(sys.argv[1])
      cases = [(s.name, c) for s in xml for c in s]
      kinds = lambda kind: [c for _, c in cases if any(isinstance(r, kind) for r in c.result)]
      print(json.dumps({
          "suites": [s.name for s in xml], "tests": len(cases), "said": [xml.tests, xml.failures, xml.errors],
          "failures": len(kinds(Failure)), "errors": len(kinds(Error)),
          "names": len({(c.classname, c.name) for _, c in cases}),
          "worst": [[c.name, c.result[0].type, c.result[0].message, c.result[0].text] for c in kinds(Failure) if c.name == "c7"][0],
          "properties": {p.name: p.value for p in next(iter(xml)).properties()}}))
      """
    let read = try Self.json(Python.run(script, [path]))
    #expect(read["suites"]?.elements.compactMap(\.string) == ["gate of flow 1.0.0", "cases.jsonl"])
    #expect(read["tests"]?.int == read["names"]?.int, "no two have the same name")
    #expect(read["said"]?[0]?.int == read["tests"]?.int)
    #expect(read["said"]?[1]?.int == read["failures"]?.int)
    #expect(read["said"]?[2]?.int == read["errors"]?.int)
    #expect(read["properties"]?["verdict"]?.string == "block")
    #expect(read["worst"]?[1]?.string == "missed_escalation")
    #expect(read["worst"]?[3]?.string?.contains("where     cases.jsonl:8") == true, "\(read.canonicalText)")
    let failed = try project.runFile("results.jsonl")?.split(separator: "\n").count { $0.contains("\"passed\":false") }
    #expect(failed == 10)
  }

  /// What GitLab and Jenkins want of a file: names, no empty suite, no test that is skipped.
  @Test(.enabled(if: Python.has("xml.etree"), Python.absence(of: "xml.etree")))
  func gitLabAndJenkinsFindWhatTheyLookFor() throws {
    let script = """
      import json, sys, xml.etree.ElementTree as E
      root = E.parse(sys.argv[1]).getroot()
      tests = root.findall("./testsuite/testcase")
      print(json.dumps({
          "root": root.tag, "empty": [s.get("name") for s in root if not s.findall("testcase")],
          "nameless": [t.attrib for t in tests if not t.get("name") or not t.get("classname")],
          "fileless": [t.get("name") for t in root.findall("./testsuite[2]/testcase") if not t.get("file")],
          "skipped": len(root.findall(".//skipped")), "clocks": [n for e in root.iter() for n in e.attrib if "time" in n],
          "hostile": [t.get("name") for t in tests if "octocat" in t.get("name")]}))
      """
    let read = try Self.json(Python.run(script, [path]))
    #expect(read["root"]?.string == "testsuites")
    for list in ["empty", "nameless", "fileless", "clocks"] { #expect(read[list]?.count == 0, "\(list)") }
    #expect(read["skipped"]?.int == 0)
    #expect(read["hostile"]?[0]?.string == ReportGoldenTests.hostile)
  }
}
