import Foundation
import Testing

/// Programs that others wrote, to read what casegate wrote.
enum Python {
  static func has(_ module: String) -> Bool { (try? run("import \(module)", []))?.status == 0 }

  /// Runs a script.
  ///
  /// - Parameter arguments: `sys.argv[1:]`.
  static func run(_ script: String, _ arguments: [String]) throws -> Binary.Ending {
    try Binary.run(["python3", "-c", script] + arguments, in: "/", executable: "/usr/bin/env")
  }

  /// Why a test is skipped.
  static func absence(of module: String) -> Comment { "there is no python3 that can import \(module)" }
}
