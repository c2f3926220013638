import Foundation

/// A worker that answers at once: this program itself, so that no compiler is needed to have one.
enum EchoWorker {
  /// What makes this program a worker.
  static let argument = "--answer-at-once"

  static func run() {
    var input = [UInt8](repeating: 0, count: 1 << 16)
    var pending: [UInt8] = []
    var answers: [UInt8] = []
    while true {
      let count = input.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      pending.append(contentsOf: input[..<count])
      var start = 0
      answers.removeAll(keepingCapacity: true)
      while let end = pending[start...].firstIndex(of: UInt8(ascii: "\n")) {
        answer(pending[start..<end], &answers)
        start = end + 1
      }
      pending.removeFirst(start)
      if !write(answers) { return }
    }
  }

  /// casegate writes the id behind the version, which is all that has to be known about its requests here.
  private static let head = Array(#"{"jsonrpc":"2.0","id":"#.utf8)

  private static func answer(_ request: ArraySlice<UInt8>, _ answers: inout [UInt8]) {
    guard request.starts(with: head) else { return }
    answers.append(contentsOf: head)
    answers.append(contentsOf: request.dropFirst(head.count).prefix { $0 >= 0x30 && $0 <= 0x39 })
    answers.append(contentsOf: #","result":{"output":{"label":"yes"},"confidence":1}}"#.utf8)
    answers.append(10)
  }

  private static func write(_ bytes: [UInt8]) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(STDOUT_FILENO, $0.baseAddress?.advanced(by: written), $0.count - written)
      }
      if count <= 0 { return false }
      written += count
    }
    return true
  }
}
