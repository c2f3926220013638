import CaseJSON
package import CaseModel

/// Reads all datasets of a workflow without replaying anything.
package enum DatasetCheck {
  /// - Returns: how many cases there are.
  package static func check(_ loaded: LoadedWorkflow, _ findings: inout Findings) -> Int {
    var identities = CaseIdentities()
    let checks = CaseChecks(workflow: loaded.workflow)
    for dataset in loaded.datasets {
      do throws(FileFault) {
        var reader = try LineReader(path: dataset.path, shownAs: dataset.name)
        let before = identities.count
        while let block = try reader.next() {
          let parsed = CaseParser.parse(block, file: dataset.name)
          findings.append(parsed.findings)
          for read in parsed.cases {
            if let finding = identities.claim(read, in: dataset.name) { findings.add(finding) }
            checks.check(read.item, &findings)
          }
        }
        if identities.count == before, !findings.hasErrors {
          findings.add(
            Finding(.error, "dataset.empty", "\(dataset.name) holds no case", hint: "add one JSON object a line"))
        }
      } catch {
        findings.add(error.finding)
      }
    }
    return identities.count
  }
}
