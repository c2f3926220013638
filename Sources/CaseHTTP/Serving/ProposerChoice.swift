import CaseFiles
import CaseModel

/// Which proposer speaks for an agent.
enum ProposerChoice {
  /// - Parameter environment: has the values that headers and keys are made of.
  static func proposer(for file: HelperFile, environment: [String: String]) -> (any Proposer)? {
    guard let http = file.definition.http, let endpoint = http.endpoint else { return nil }
    let headers = http.headers.map { header in
      switch header.content {
      case .literal(let text): (name: header.name, value: text)
      case .environment(let variable): (name: header.name, value: environment[variable] ?? "")
      }
    }
    return IdentityProposer(url: endpoint.text, headers: headers)
  }
}
