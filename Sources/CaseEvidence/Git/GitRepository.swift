package import CaseFiles
import CaseModel
import Foundation

/// A git repository that is only read: nothing is checked out, fetched or written.
///
/// Variables of git that could point it elsewhere are not handed on, replaced objects are not looked at, nothing is
/// fetched from anywhere, and no program that the repository's configuration names is run for a difference.
package struct GitRepository: Sendable {
  /// The folder of the working tree, absolute, without symbolic links.
  package let root: String
  /// Whether a part of the history is missing.
  package let isShallow: Bool
  private let program: ExternalProgram

  /// Finds the repository of a project.
  ///
  /// - Throws: where there is no git, or the project's root is not the root of a repository.
  package init(at root: ProjectRoot) async throws(EvidenceFault) {
    self.root = root.path
    var environment = ExternalProgram.inherited(["PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR"])
    environment["LC_ALL"] = "C"
    environment["GIT_TERMINAL_PROMPT"] = "0"
    environment["GIT_OPTIONAL_LOCKS"] = "0"
    environment["GIT_NO_LAZY_FETCH"] = "1"
    environment["GIT_NO_REPLACE_OBJECTS"] = "1"
    environment["GIT_GRAFT_FILE"] = "/dev/null"
    environment["GIT_CEILING_DIRECTORIES"] = URL(fileURLWithPath: root.path).deletingLastPathComponent().path
    program = ExternalProgram(name: "git", folder: root.path, environment: environment)
    let ending = try await program.run(
      Self.settings + ["rev-parse", "--show-toplevel", "--is-shallow-repository"])
    let lines = String(decoding: ending.output, as: UTF8.self).split(separator: "\n")
    guard ending.succeeded, lines.count == 2 else {
      throw EvidenceFault(
        "git.no-repository", "\(root.path) is not the root of a git repository that can be read: \(ending.complaint)",
        hint: "--base compares with a revision; run it in a clone")
    }
    guard ProjectRoot.resolved(String(lines[0])) == root.path else {
      throw EvidenceFault(
        "git.no-repository", "the repository's root is \(lines[0]), the project's is \(root.path)",
        hint: "remove the other .git, or run it in a clone")
    }
    isShallow = lines[1] != "false"
  }

  /// Before each command: no pager, no program of the repository's configuration, no network, paths as they are.
  private static let settings = [
    "--no-pager", "--literal-pathspecs", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c",
    "core.hooksPath=/dev/null", "-c", "protocol.allow=never", "-c", "i18n.logOutputEncoding=UTF-8", "-c",
    "advice.graftFileDeprecated=false",
  ]

  /// Runs a command that must succeed.
  ///
  /// - Returns: what it printed.
  func ask(_ arguments: [String], input: [UInt8] = []) async throws(EvidenceFault) -> [UInt8] {
    let ending = try await program.run(Self.settings + arguments, input: input)
    guard ending.succeeded else { throw failure(arguments, ending) }
    return ending.output
  }

  /// Runs a command whose status is its answer: 0 for yes, 1 for no.
  func says(_ arguments: [String]) async throws(EvidenceFault) -> Bool {
    let ending = try await program.run(Self.settings + arguments)
    if ending.succeeded { return true }
    guard ending.saidNo else { throw failure(arguments, ending) }
    return false
  }

  /// Writes what a command prints into a new file.
  func ask(_ arguments: [String], into path: String) async throws(EvidenceFault) {
    let ending = try await program.run(Self.settings + arguments, into: path)
    guard ending.succeeded else { throw failure(arguments, ending) }
  }

  private func failure(_ arguments: [String], _ ending: ExternalProgram.Ending) -> EvidenceFault {
    EvidenceFault(
      "git.failed", "git \(arguments.first ?? "") failed: \(ending.complaint)",
      hint: isShallow ? Self.shallowHint : nil)
  }

  static let shallowHint = "the clone is shallow: fetch all of the history (fetch-depth: 0 in actions/checkout)"

  /// The commit that a revision means now.
  ///
  /// - Parameter revision: `origin/main`, a tag, a commit. One that begins with `-` is refused: it is an option.
  package func resolve(_ revision: String) async throws(EvidenceFault) -> CommitID {
    if revision.isEmpty || revision.hasPrefix("-") || revision.contains(where: { $0.isNewline || $0 == "\0" }) {
      throw EvidenceFault("git.revision", "'\(revision.printable)' cannot name a revision")
    }
    let ending = try await program.run(
      Self.settings + ["-c", "core.warnAmbiguousRefs=true", "rev-parse", "--verify", "--end-of-options"]
        + [revision + "^{commit}"])
    // Whoever may push a tag must not choose what a branch's name means.
    if ending.errors.contains("is ambiguous") {
      throw EvidenceFault(
        "git.ambiguous-revision", "'\(revision.printable)' names more than one revision in \(root)",
        hint: "write which one is meant: refs/heads/… or refs/remotes/…")
    }
    let answer = String(decoding: ending.output, as: UTF8.self).split(separator: "\n")
    guard ending.succeeded, answer.count == 1, let commit = CommitID(answer[0]) else {
      throw EvidenceFault(
        "git.unknown-revision", "there is no revision '\(revision.printable)' in \(root)",
        hint: isShallow ? Self.shallowHint : "fetch it, or look for its name: git branch --all")
    }
    return commit
  }

  /// The files of a commit with a line that an extended regular expression finds something in.
  func files(at commit: CommitID, holding expression: String) async throws(EvidenceFault) -> [String] {
    let command = ["grep", "--text", "--no-textconv", "--full-name", "-l", "-z", "-E", "-e", expression, "\(commit)"]
    let ending = try await program.run(Self.settings + command)
    if ending.saidNo { return [] }
    guard ending.succeeded else { throw failure(command, ending) }
    // `COMMIT:path`
    return Self.fields(ending.output).map { String($0.drop { $0 != ":" }.dropFirst()) }
  }

  /// Whether all of a commit's history is in another's.
  package func contains(_ ancestor: CommitID, in commit: CommitID) async throws(EvidenceFault) -> Bool {
    try await says(["merge-base", "--is-ancestor", "\(ancestor)", "\(commit)"])
  }
}
