/// Files that say how and with which program a change is judged.
package enum CIFiles {
  /// Whether a path, from the repository's root, is one of them.
  package static func contains(_ path: String) -> Bool {
    let parts = path.split(separator: "/").map { $0.lowercased() }
    guard let name = parts.last else { return false }
    // Templates and guides for people beside them judge nothing.
    if parts.count > 1, folders.contains(parts[0]) { return !name.hasSuffix(".md") }
    return names.contains(name) || prefixes.contains { name.hasPrefix($0) }
  }

  private static let folders: Set = [
    ".github", ".gitlab", ".ci", ".circleci", ".buildkite", ".azure-pipelines", ".woodpecker", ".forgejo", ".gitea",
    ".teamcity", ".semaphore", ".gitlab-ci", ".gitlab-ci.d", ".concourse", ".tekton",
  ]

  private static let names: Set = [
    ".gitlab-ci.yml", ".gitlab-ci.yaml", "action.yml", "action.yaml", "azure-pipelines.yml", "azure-pipelines.yaml",
    "bitbucket-pipelines.yml", ".travis.yml", ".drone.yml", ".woodpecker.yml", ".woodpecker.yaml", "buildspec.yml",
    "cloudbuild.yaml", "cloudbuild.yml", "codeowners", "appveyor.yml", ".appveyor.yml", ".cirrus.yml",
    ".azure-pipelines.yml", ".gitattributes",
    // Which casegate it is.
    ".tool-versions", "mise.toml", ".mise.toml", ".casegate-version",
  ]

  private static let prefixes = ["jenkinsfile"]
}
