import CaseFiles
import CaseModel

/// Which proposer speaks for an agent.
enum ProposerChoice {
  /// - Parameter environment: has the values that headers and keys are made of.
  /// - Returns: nothing where the agent cannot be asked; the findings say why.
  static func proposer(
    for file: HelperFile, environment: [String: String], _ findings: inout Findings
  ) -> (any Proposer)? {
    if file.definition.chat != nil {
      return ChatProposer(file.definition, files: file.files, environment: environment, &findings)
    }
    return ServiceProposer(file.definition, environment: environment)
  }
}
