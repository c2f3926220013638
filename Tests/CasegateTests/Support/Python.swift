import Foundation
import Testing

/// The Python that some tests ask for; nothing of the product needs it.
enum Python {
  static let isPresent: Bool = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: $0 + "/python3") }
  }()

  static func has(_ module: String) -> Bool { isPresent && (try? run("import \(module)", []))?.status == 0 }

  /// Runs a script.
  ///
  /// - Parameter arguments: `sys.argv[1:]`.
  static func run(_ script: String, _ arguments: [String]) throws -> Binary.Ending {
    try Binary.run(["python3", "-c", script] + arguments, in: "/", executable: "/usr/bin/env")
  }

  /// Why a test is skipped.
  static func absence(of module: String) -> Comment { "there is no python3 that can import \(module)" }
}
