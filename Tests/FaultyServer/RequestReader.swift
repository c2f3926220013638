/// Cuts what a connection sends into requests; bodies have a content length.
struct RequestReader {
  private var bytes: [UInt8] = []

  mutating func add(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// The next whole request, if there is one.
  mutating func next() -> ServerRequest? {
    guard let end = endOfHead else { return nil }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n").map(String.init)
    let first = (lines.first ?? "").split(separator: " ").map(String.init)
    let headers = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      return (String(line[..<colon]), String(value))
    }
    let length = headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) } ?? 0
    let start = end + 4
    guard bytes.count >= start + length else { return nil }
    let body = Array(bytes[start..<start + length])
    bytes.removeFirst(start + length)
    return ServerRequest(
      method: first.first ?? "", path: first.count > 1 ? first[1] : "/", headers: headers, body: body)
  }

  private var endOfHead: Int? {
    guard bytes.count >= 4 else { return nil }
    for index in 0...(bytes.count - 4)
    where bytes[index] == 13 && bytes[index + 1] == 10 && bytes[index + 2] == 13 && bytes[index + 3] == 10 {
      return index
    }
    return nil
  }
}
