/// A URL that requests are sent to: `http` or `https`, a host, and nothing in it that has to stay secret.
package struct Endpoint: Sendable, Hashable {
  package enum Scheme: String, CaseIterable, Sendable { case http, https }

  package let scheme: Scheme
  /// In lower case; an IPv6 address stands in brackets.
  package let host: String
  /// As it is written; absent where the scheme's own is meant.
  package let port: Int?
  /// As it was written.
  package let text: String

  /// Why a text is no endpoint.
  package enum Fault: Error, Sendable {
    case scheme, host, port, userInformation, fragment, characters

    package var message: String {
      switch self {
      case .scheme: "is no URL that can be asked"
      case .host: "names no host"
      case .port: "has a port that there cannot be"
      case .userInformation: "holds a user or a password"
      case .fragment: "ends in a fragment, which no server sees"
      case .characters: "holds characters that no URL may hold"
      }
    }

    package var hint: String {
      switch self {
      case .scheme: "begin it with https://"
      case .host, .port: "write it like https://api.example.com/v1/chat/completions"
      case .userInformation: "name an environment variable under api_key_env or headers instead"
      case .fragment: "leave out everything from '#' on"
      case .characters: "percent-encode what is not a letter, a digit or punctuation"
      }
    }
  }

  /// Reads a URL as RFC 3986 has it, as far as it can be asked.
  package init(_ text: String) throws(Fault) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !#"<>"\^`{|}"#.utf8.contains($0) }) else {
      throw .characters
    }
    guard let colon = text.firstIndex(of: ":"), let scheme = Scheme(rawValue: text[..<colon].lowercased()),
      text[colon...].hasPrefix("://")
    else { throw .scheme }
    let rest = text[text.index(colon, offsetBy: 3)...]
    if rest.contains("#") { throw .fragment }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    if authority.contains("@") { throw .userInformation }
    let (host, port) = try Self.split(authority)
    self.scheme = scheme
    self.host = host.lowercased()
    self.port = port
    self.text = text
  }

  private static func split(_ authority: Substring) throws(Fault) -> (host: Substring, port: Int?) {
    let host: Substring
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      host = authority[...end]
      guard host.count > 3, host.dropFirst().dropLast().allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else {
        throw .host
      }
    } else {
      host = authority.prefix { $0 != ":" }
      let labels = host.split(separator: ".", omittingEmptySubsequences: false)
      guard
        labels.allSatisfy({
          !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
        })
      else { throw .host }
    }
    let rest = authority[host.endIndex...]
    if rest.isEmpty { return (host, nil) }
    let digits = rest.dropFirst()
    guard rest.first == ":", !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }), let port = Int(digits),
      (1...65_535).contains(port)
    else { throw .port }
    return (host, port)
  }

  /// Whether what is sent to it never leaves this machine.
  package var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0).map { "\($0)" } == String($0) }
  }

  /// Who is asked: scheme, host and port.
  package var origin: String { "\(scheme.rawValue)://\(host):\(port ?? (scheme == .http ? 80 : 443))" }
}
