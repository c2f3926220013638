import Foundation

/// The Python interpreter of this machine, which is the yardstick.
struct Python {
  /// The interpreter itself: a version manager's stand-in takes longer to start than casegate does.
  let path: String
  let hasOrjson: Bool

  /// - Returns: nothing where there is none.
  static func find() -> Python? {
    guard let found = answer(["/usr/bin/env", "python3", "-c", "import sys; print(sys.executable)"]) else { return nil }
    return Python(path: found, hasOrjson: answer([found, "-c", "import orjson; print(orjson.__version__)"]) != nil)
  }

  /// What a program prints; nothing where it fails.
  private static func answer(_ arguments: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: arguments[0])
    process.arguments = Array(arguments.dropFirst())
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
      return process.terminationStatus == 0 && !text.isEmpty ? text : nil
    } catch {
      return nil
    }
  }
}
