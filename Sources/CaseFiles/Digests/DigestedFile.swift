/// Digests whole files in constant memory.
package enum DigestedFile {
  package static func digest(path: String, shownAs name: String) throws(FileFault) -> Digest {
    let file = try StreamedFile(path: path, shownAs: name)
    var stream = DigestStream()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: LineReader.chunkSize, alignment: 16)
    defer { buffer.deallocate() }
    while case let count = try file.read(into: buffer), count > 0 {
      stream.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    return stream.finish()
  }
}
