import CaseHTTP
import Foundation

/// The helper's executable: the worker protocol on one side, HTTP on the other.
@main
enum Helper {
  static func main() async {
    // A reader that goes away ends it in an orderly way.
    signal(SIGPIPE, SIG_IGN)
    let status = await HelperRun.run(
      Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment
    ) { line in FileHandle.standardError.write(Data((line + "\n").utf8)) }
    // At once: nobody waits for connections to be closed.
    exit(status.rawValue)
  }
}
