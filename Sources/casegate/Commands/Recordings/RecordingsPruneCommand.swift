import ArgumentParser
import CaseAgents
import CaseFiles
import CaseJSON
import CaseModel
import CaseReports
import Foundation

struct RecordingsPruneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Drop the rows of a workflow's recordings that no case and no version uses.",
    discussion: """
      A version is a workflow that is named, and every other one in the same folder that has the same recording. All \
      rows stay of cases that cannot be replayed to their end, because nobody knows what else they would ask. Exits \
      with 0, also where there is nothing to drop, and with 65 where a file is invalid: then nothing is dropped.

      EXAMPLES
        casegate recordings prune workflows/support-triage.yaml --dry-run
      """)

  @Argument(help: ArgumentHelp("Workflow files, or folders of them.", valueName: "path"), completion: .workflow)
  var paths: [String]

  @Flag(help: "Say what would be dropped, and drop nothing.")
  var dryRun = false

  @Flag(help: "Print one JSON record.")
  var json = false

  func run() async throws {
    let console = Console()
    var findings = Findings()
    let named = try WorkflowFiles(paths).loadAll(console)
    let workflows = named + Self.versions(beside: named, &findings)
    guard !findings.hasErrors, let audit = await RecordingAudit(workflows, &findings) else {
      console.show(findings)
      throw ExitStatus.invalid.exit
    }
    let wanted = Set(named.flatMap { $0.recordings.values.map(\.path) })
    let files = audit.sorted.filter { wanted.contains($0.reference.path) }
    for file in files where !dryRun && !file.unused.isEmpty {
      let unused = Set(file.unused)
      do throws(WriteFault) { try file.use.recording.write { !unused.contains($0) } } catch {
        findings.add(Finding(.error, "recording.unwritable", error.description))
      }
    }
    console.show(findings)
    console.print(json ? record(files, audit) : text(files, audit), as: json ? .json : .text)
    if findings.hasErrors { throw ExitStatus.noVerdict.exit }
  }

  /// Other workflows in the same folders that name one of the recordings; one that cannot be read is an error, because
  /// nobody knows what it uses.
  private static func versions(beside named: [LoadedWorkflow], _ findings: inout Findings) -> [LoadedWorkflow] {
    let recordings = Set(named.flatMap { $0.recordings.values.map(\.path) })
    var known = Set(named.map(\.path))
    var others: [LoadedWorkflow] = []
    for workflow in named {
      let folder = URL(fileURLWithPath: workflow.path).deletingLastPathComponent()
      let shown = workflow.name.lastIndex(of: "/").map { String(workflow.name[...$0]) } ?? ""
      for name in WorkflowFiles.names(in: folder.path, &findings) {
        let path = folder.appendingPathComponent(name).path
        guard known.insert(path).inserted, let bytes = FileManager.default.contents(atPath: path) else { continue }
        let paths = NamedPaths(in: Array(bytes)).paths.map { folder.appendingPathComponent($0) }
        guard paths.contains(where: { recordings.contains(ProjectRoot.resolved($0.path)) }) else { continue }
        if let loaded = WorkflowLoader.load(shown + name, &findings) { others.append(loaded) }
      }
    }
    return others
  }

  private func text(_ files: [RecordingAudit.File], _ audit: RecordingAudit) -> String {
    var lines = files.map { file in
      let what = dryRun ? "would be dropped" : "dropped"
      return file.unused.isEmpty
        ? "\(file.reference.name): all \(counted(file.rowCount, "row")) kept\n"
        : "\(file.reference.name): \(file.unused.count) of \(counted(file.rowCount, "row")) \(what)\n"
    }
    if !audit.openCases.isEmpty {
      lines.append(
        "\(counted(audit.openCases.count, "case")) cannot be replayed to the end: all of their rows are kept\n")
    }
    return lines.joined()
  }

  private func record(_ files: [RecordingAudit.File], _ audit: RecordingAudit) -> String {
    var writer = JSONWriter(.indented)
    writer.object { writer in
      writer.field("record", "casegate.pruned")
      writer.field("v", 1)
      writer.field("dry_run", dryRun)
      writer.field("open_cases", audit.openCases.count)
      writer.key("files")
      writer.array { writer in
        for file in files {
          writer.object { writer in
            writer.field("path", file.reference.relativePath)
            writer.field("rows", file.rowCount)
            writer.field("dropped", file.unused.count)
          }
        }
      }
    }
    writer.newline()
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
