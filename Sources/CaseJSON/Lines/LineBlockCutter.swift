/// Cuts a stream of bytes, however it was chunked, into blocks of whole lines.
package struct LineBlockCutter {
  /// A line longer than this is not data that anybody meant to write.
  package static let longestLine = 64 << 20

  private var rest: [UInt8] = []
  private var nextLine = 1
  private var nextOffset = 0

  package init() {}

  /// How many bytes wait for their line end.
  package var pendingByteCount: Int { rest.count }

  /// The line that waits for its end, counted from 1.
  package var pendingLine: Int { nextLine }

  /// Takes the next bytes of the stream.
  ///
  /// - Returns: the whole lines that are complete with them, or nothing while the line goes on.
  package mutating func append(_ chunk: UnsafeRawBufferPointer) -> LineBlock? {
    guard let newline = chunk.lastIndex(of: UInt8(ascii: "\n")) else {
      rest.append(contentsOf: chunk)
      return nil
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rest.count + newline + 1)
    bytes.append(contentsOf: rest)
    bytes.append(contentsOf: chunk[...newline])
    rest.removeAll(keepingCapacity: true)
    rest.append(contentsOf: chunk[(newline + 1)...])
    return take(bytes, isLast: false)
  }

  /// Has the next bytes of the stream read straight into the block that they become part of.
  ///
  /// - Parameter read: fills as much of a buffer as there is, and says how much that was.
  /// - Returns: how many bytes were read, and the whole lines that are complete with them.
  package mutating func append<Failure: Error>(
    upTo count: Int, reading read: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) -> (count: Int, block: LineBlock?) {
    let pending = rest.count
    var filled = 0
    // The initializer of an array lets only untyped errors through.
    var failure: Failure?
    let bytes = [UInt8](unsafeUninitializedCapacity: pending + count) { buffer, initialized in
      _ = buffer.initialize(from: rest)
      do throws(Failure) {
        filled = try read(UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[pending...]))
      } catch {
        failure = error
      }
      let read = UnsafeBufferPointer(rebasing: buffer[..<(pending + filled)])
      initialized = read[pending...].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      rest.removeAll(keepingCapacity: true)
      rest.append(contentsOf: read[initialized...])
    }
    if let failure { throw failure }
    return (filled, bytes.isEmpty ? nil : take(bytes, isLast: false))
  }

  /// What stands behind the last line end.
  package mutating func finish() -> LineBlock? {
    let bytes = rest
    rest = []
    return bytes.isEmpty ? nil : take(bytes, isLast: true)
  }

  private mutating func take(_ bytes: [UInt8], isLast: Bool) -> LineBlock {
    let block = LineBlock(bytes: bytes, firstLine: nextLine, byteOffset: nextOffset, isLast: isLast)
    nextOffset += bytes.count
    nextLine += bytes.withUnsafeBufferPointer { $0.newlineCount }
    return block
  }
}
