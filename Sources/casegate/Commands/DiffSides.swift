import CaseEvidence
import CaseFiles
import CaseJudgement
import CaseModel
import Foundation

/// The two versions that a comparison is about, each read from a file or from a git revision.
struct DiffSides {
  /// A version, and what its files need to stay where they are.
  struct Side {
    let loaded: LoadedWorkflow
    /// Holds the files of a revision; absent for files of the working tree.
    let base: BaseRevision?

    var side: VersionDifference.Side {
      VersionDifference.Side(
        file: loaded.name, workflow: loaded.workflow.name, version: loaded.workflow.version,
        digest: loaded.digests.whole.description)
    }
  }

  let old: Side
  let new: Side

  /// - Parameters:
  ///   - old: a file, `REVISION:FILE`, or a revision, which then has the new version's file under the same path.
  ///   - new: a file, or `REVISION:FILE`.
  /// - Returns: nothing where one of them cannot be read; the findings say why.
  init?(old: String, new: String, _ findings: inout Findings) async {
    let newer = VersionName(new)
    guard let read = await Self.read(newer, &findings) else { return nil }
    var older = VersionName(old)
    // A name that is no file and has no path names a revision of the same file.
    if case .file(let name) = older, !FileManager.default.fileExists(atPath: name) {
      older = .revision(name, path: newer.path)
    }
    guard let before = await Self.read(older, &findings) else { return nil }
    (self.old, self.new) = (before, read)
  }

  private static func read(_ name: VersionName, _ findings: inout Findings) async -> Side? {
    switch name {
    case .file(let path): return WorkflowLoader.load(path, &findings).map { Side(loaded: $0, base: nil) }
    case .revision(let revision, let path):
      do throws(EvidenceFault) {
        let repository = try await GitRepository(at: ProjectRoot(of: path))
        switch await RevisionReader(repository).load(path, at: revision, &findings) {
        case nil: return nil
        case .workflow(let base): return Side(loaded: base.loaded, base: base)
        case .new(let commit):
          findings.add(
            Finding(
              .error, "diff.no-workflow", "there is no \(path) at \(revision) (\(commit.short))",
              hint: "name it as it was called there: \(revision):FILE"))
          return nil
        }
      } catch {
        findings.add(error.finding)
        return nil
      }
    }
  }
}

/// How a version is named on the command line.
enum VersionName {
  case file(String)
  case revision(String, path: String)

  /// A file that is there is a file, whatever its name looks like.
  init(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if !FileManager.default.fileExists(atPath: text), parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty {
      self = .revision(String(parts[0]), path: String(parts[1]))
    } else {
      self = .file(text)
    }
  }

  var path: String {
    switch self {
    case .file(let path), .revision(_, let path): path
    }
  }
}
