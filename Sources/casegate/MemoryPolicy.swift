import Foundation

/// How the process handles memory that it has given back.
enum MemoryPolicy {
  /// Has memory that a block of cases no longer needs wait for the next block: left to itself, the GNU C library gives it
  /// back to the system, which has to clear it page by page before it is handed out again. Another library has no such
  /// setting, and nothing is done.
  static func keepFreedMemory() {
    guard let symbol = dlsym(nil, "mallopt") else { return }
    let set = unsafeBitCast(symbol, to: (@convention(c) (_ option: Int32, _ value: Int32) -> Int32).self)
    _ = set(trimThreshold, 64 << 20)
    _ = set(mapThreshold, 8 << 20)
  }

  /// `M_TRIM_THRESHOLD` and `M_MMAP_THRESHOLD` of `malloc.h`, which no module of Swift's exports.
  private static let trimThreshold: Int32 = -1
  private static let mapThreshold: Int32 = -3
}
