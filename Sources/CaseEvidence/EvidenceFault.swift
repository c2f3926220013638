package import CaseModel

/// Something outside of the files that could not be asked, or gave an answer on which no verdict can rest.
package struct EvidenceFault: Error {
  package let finding: Finding

  init(_ code: String, _ message: String, hint: String? = nil) {
    finding = Finding(.error, code, message, hint: hint)
  }

  init(_ finding: Finding) { self.finding = finding }
}
