/// What a run was compared with.
package struct BaselineIdentity: Sendable, Equatable {
  package enum Form: String, Sendable {
    /// Another version of the workflow, replayed side by side.
    case workflow
    /// The same from a revision of the repository.
    case revision
    /// What an earlier run left behind.
    case run
  }

  package let form: Form
  /// As the user named it.
  package let name: String
  package let workflow: String
  package let version: String
  package let digest: String
  /// Agents that are the same in both versions, and so were asked once.
  package var sharedAgents: [String] = []

  package init(form: Form, name: String, workflow: String, version: String, digest: String) {
    self.form = form
    self.name = name
    self.workflow = workflow
    self.version = version
    self.digest = digest
  }
}
