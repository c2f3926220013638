import CaseAgents
import CaseFiles
import CaseModel
import Foundation

/// The program that calls models and services, which lies beside this one.
struct HelperProgram {
  private let path: String
  /// Where it finds what its agents are; it goes away with the last of those who hold it.
  private let folder: PrivateFolder

  private static let name = "casegate-http"

  /// - Parameter agent: for which it is needed, and which is told where it is missing.
  init?(for agent: AgentDefinition, in folder: PrivateFolder, _ findings: inout Findings) {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let beside = own.deletingLastPathComponent()
    path = beside.appendingPathComponent(Self.name).path
    self.folder = folder
    guard FileManager.default.isExecutableFile(atPath: path) else {
      let configuration = beside.lastPathComponent == "release" ? " -c release" : ""
      findings.error(
        "agent.no-helper", "'\(agent.name)' is called by \(Self.name), which is not in \(beside.path)",
        hint: "swift build\(configuration) --product \(Self.name)", at: agent.source)
      return nil
    }
  }

  /// How it is started for an agent.
  ///
  /// - Parameters:
  ///   - number: one for each agent of a run.
  ///   - environment: of this process, of which it sees what the workflow names, and where certificates are.
  func command(
    for agent: AgentDefinition, number: Int, of loaded: LoadedWorkflow, environment: [String: String]?,
    _ findings: inout Findings
  ) -> WorkerCommand? {
    let workflowFolder = URL(fileURLWithPath: loaded.path).deletingLastPathComponent()
    var texts: [String: String] = [:]
    for file in agent.namedFiles {
      let place = file.name.hasPrefix("/") ? file.name : workflowFolder.appendingPathComponent(file.name).path
      guard let bytes = FileManager.default.contents(atPath: place),
        let text = String(validating: bytes, as: UTF8.self)
      else {
        findings.error("file.text", "'\(file.name)' cannot be read as text", at: file.source)
        continue
      }
      texts[file.name] = text
    }
    let file: String
    do throws(WriteFault) {
      file = try folder.write(HelperFile(agent, files: texts).bytes, to: "\(number).json")
    } catch {
      findings.error("agent.no-helper", "'\(agent.name)' cannot be handed over: \(error)", at: agent.source)
      return nil
    }
    let limits = EndpointLimits(agent)
    var command = WorkerCommand(arguments: [path, file], folder: workflowFolder.path)
    command.inFlight = limits.inFlight
    command.timeout = limits.longestRequest(exchanges: agent.chat?.turns ?? 1)
    command.forgivenCrashes = Self.forgivenCrashes
    for name in Self.inherited {
      if let value = environment?[name] { command.environment[name] = value }
    }
    return command
  }

  /// A request is not at fault if the helper is killed; one that ends it each time is.
  private static let forgivenCrashes = 3
  /// Where certificates are, and where the libraries of a build are that is not static.
  private static let inherited = ["SSL_CERT_FILE", "SSL_CERT_DIR", "LD_LIBRARY_PATH"]
}
