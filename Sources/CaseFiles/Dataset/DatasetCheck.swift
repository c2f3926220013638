import CaseJSON
package import CaseModel

/// Reads all datasets of a workflow without replaying anything.
package enum DatasetCheck {
  /// - Parameter hasReply: whether a reply of an agent to a case was recorded; absent where not all of them are recorded.
  /// - Returns: how many cases there are.
  package static func check(
    _ loaded: LoadedWorkflow, hasReply: ((_ agent: String, _ caseID: String) -> Bool)? = nil,
    _ findings: inout Findings
  ) -> Int {
    var identities = CaseIdentities()
    var reach = GateReach(loaded.workflow)
    var replies = hasReply.map { ReplyCoverage(loaded.workflow, hasReply: $0) }
    let checks = CaseChecks(workflow: loaded.workflow)
    let errorsBefore = findings.errorCount
    for dataset in loaded.datasets {
      do throws(FileFault) {
        var reader = try LineReader(path: dataset.path, shownAs: dataset.name)
        let before = identities.count
        while let block = try reader.next() {
          let parsed = CaseParser.parse(block, file: dataset.name)
          findings.append(parsed.findings)
          for read in parsed.cases {
            if let finding = identities.claim(CaseClaim(read), in: dataset.name) { findings.add(finding) }
            checks.check(read.item, &findings)
            reach.see(read.item)
            replies?.see(read.item.id)
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
    // Cases that could not be read would make these say what is not so.
    if !loaded.datasets.isEmpty, findings.errorCount == errorsBefore {
      reach.check(count: identities.count, &findings)
      replies?.check(&findings)
    }
    return identities.count
  }
}
