package import CaseModel
import Foundation

/// Signatures by SSH keys, made and checked by `ssh-keygen -Y`.
package struct SSHSignatures: Sendable {
  /// What a signature is for, so that one that was made for something else counts for nothing here.
  package static let namespace = "casegate-approval"

  private let program: ExternalProgram

  package init() {
    // A key may be held by an agent, or ask for its passphrase on the terminal or in a window.
    var environment = ExternalProgram.inherited([
      "PATH", "HOME", "TMPDIR", "SSH_AUTH_SOCK", "SSH_ASKPASS", "SSH_ASKPASS_REQUIRE", "DISPLAY", "TERM",
    ])
    environment["LC_ALL"] = "C"
    // Days among the allowed signers are days of UTC.
    environment["TZ"] = "UTC"
    program = ExternalProgram(
      name: "ssh-keygen", folder: FileManager.default.currentDirectoryPath, environment: environment)
  }

  /// Signs bytes.
  ///
  /// - Parameter key: the file of a private key, or of the public half of one that an agent holds.
  /// - Returns: the signature in its armour.
  package func sign(_ bytes: [UInt8], key: String) async throws(EvidenceFault) -> [UInt8] {
    let path = URL(fileURLWithPath: key).path
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw EvidenceFault("approval.no-key", "there is no key \(key.printable) that can be read")
    }
    let ending = try await program.run(["-Y", "sign", "-n", Self.namespace, "-f", path], input: bytes)
    guard ending.succeeded, ending.output.starts(with: "-----BEGIN SSH SIGNATURE-----".utf8) else {
      throw EvidenceFault("approval.unsigned", "ssh-keygen does not sign with \(key.printable): \(ending.complaint)")
    }
    return ending.output
  }

  /// The fingerprint of the key that signed exactly these bytes; nothing where the signature is not good.
  ///
  /// - Parameters:
  ///   - signature: the file of the signature.
  ///   - principal: who has to have signed.
  ///   - allowedSigners: the file that says whose the keys are.
  ///   - day: the day on which the key has to be valid, where the allowed signers limit that.
  package func verify(
    _ bytes: [UInt8], signature: String, principal: String, allowedSigners: String, on day: CalendarDate
  ) async throws(EvidenceFault) -> String? {
    let time = day.description.filter { $0 != "-" }
    let ending = try await program.run(
      [
        "-Y", "verify", "-n", Self.namespace, "-I", principal, "-f", allowedSigners, "-s", signature,
        "-O", "verify-time=\(time)",
      ], input: bytes)
    guard ending.succeeded else { return nil }
    guard let key = Self.fingerprint(in: ending.output) else {
      throw EvidenceFault("approval.answer", "ssh-keygen does not say which key signed \(signature.printable)")
    }
    return key
  }

  /// Whose key made a signature, as the allowed signers have it; empty where it is nobody's.
  package func signers(of signature: String, allowedSigners: String) async throws(EvidenceFault) -> [String] {
    let ending = try await program.run(["-Y", "find-principals", "-s", signature, "-f", allowedSigners])
    guard ending.succeeded else { return [] }
    return String(decoding: ending.output, as: UTF8.self).split(whereSeparator: \.isNewline).map {
      $0.description.printable
    }
  }

  /// `Good "casegate-approval" signature for ada@example.com with ED25519 key SHA256:OBBE…`
  private static func fingerprint(in output: [UInt8]) -> String? {
    let words = String(decoding: output, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.first == "Good", let last = words.last, last.hasPrefix("SHA256:") else { return nil }
    return String(last)
  }
}
