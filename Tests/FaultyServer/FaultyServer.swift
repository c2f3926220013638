import Glibc

/// The server as a program: `FaultyServer [--port N] [--delay MILLISECONDS] [--tls CERTIFICATE KEY]`.
///
/// It prints its port in a line of its own and runs until it is ended. `GET /` tells how often each key was asked for.
@main
enum FaultyServer {
  static func main() async throws {
    var options = MisbehavingServer.Options()
    var rest = CommandLine.arguments.dropFirst()
    while let argument = rest.popFirst() {
      switch argument {
      case "--port": options.port = rest.popFirst().flatMap { Int($0) } ?? 0
      case "--delay": options.delay = rest.popFirst().flatMap { Int($0) } ?? 0
      case "--tls":
        guard let chain = rest.popFirst(), let key = rest.popFirst() else { exit(64) }
        options.certificate = (chain, key)
      default: exit(64)
      }
    }
    let server = try await MisbehavingServer.start(options)
    print(server.port)
    fflush(nil)
    try await server.wait()
  }
}
