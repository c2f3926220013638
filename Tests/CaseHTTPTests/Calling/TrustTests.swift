import CaseHTTP
import CaseModel
import FaultyServer
import Foundation
import Testing

/// Whom the client believes to be who they say they are.
@Suite(.timeLimit(.minutes(1))) struct TrustTests {
  @Test func aCertificateThatNobodyVouchesForIsRefused() async throws {
    let files = try Throwaway.write()
    defer { try? FileManager.default.removeItem(at: files.folder) }
    var options = MisbehavingServer.Options()
    options.certificate = (files.chain, files.key)
    let calls = try await Calls(options: options, host: "localhost")
    let result = await calls.call(1)
    #expect(result.fault?.kind == .transport, "\(result)")
    #expect(result.fault?.message.contains("trusted") == true, "\(result)")
    #expect(result.effort.retries == 0)
    #expect(calls.server.log.total == 0)
    try await calls.end()
  }

  @Test func oneThatIsTrustedIsUsed() async throws {
    let files = try Throwaway.write()
    defer { try? FileManager.default.removeItem(at: files.folder) }
    var options = MisbehavingServer.Options()
    options.certificate = (files.chain, files.key)
    let calls = try await Calls(options: options, host: "localhost", certificates: files.chain)
    #expect(await calls.call(1).number == 1)
    try await calls.end()
  }

  @Test func oneForAnotherHostIsRefused() async throws {
    let files = try Throwaway.write()
    defer { try? FileManager.default.removeItem(at: files.folder) }
    var options = MisbehavingServer.Options()
    options.certificate = (files.chain, files.key)
    // Loopback too, and not the name of the certificate.
    let calls = try await Calls(options: options, host: "127.0.0.2", certificates: files.chain)
    let result = await calls.call(1)
    #expect(result.fault != nil, "\(result)")
    #expect(calls.server.log.total == 0)
    try await calls.end()
  }
}
