/// Where files come from that stand in a folder only to be read: the revision of a repository, say.
package struct FileOrigin: Sendable {
  /// What stands before each path in findings: `origin/main:`.
  package let name: String
  /// The workflow's path there.
  package let path: String

  package init(name: String, path: String) {
    self.name = name
    self.path = path
  }
}
