import CaseFiles
import Synchronization

/// The end of what the processes of an agent wrote to standard error.
final class ErrorTail: Sendable {
  private let kept: Mutex<[UInt8]>
  private let longest: Int

  init(longest: Int) {
    self.longest = longest
    kept = Mutex([])
  }

  func add(_ bytes: some Collection<UInt8>) {
    let end = Array(bytes.suffix(longest))
    kept.withLock { kept in
      kept.append(contentsOf: end)
      if kept.count > 2 * longest { kept.removeFirst(kept.count - longest) }
    }
  }

  var bytes: [UInt8] { kept.withLock { Array($0.suffix(longest)) } }

  /// The last line that is not blank.
  var lastLine: String? {
    let blank: Set<UInt8> = [0x20, 0x09, 0x0D]
    return bytes.split(separator: UInt8(ascii: "\n")).last { !$0.allSatisfy(blank.contains) }.map { Excerpt.of($0) }
  }
}
