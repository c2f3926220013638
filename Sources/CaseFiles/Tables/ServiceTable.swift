import CaseJSON
import CaseModel

let serviceTable = Table<ServiceDefinition>(
  "A service that decides for itself: it is sent what a program would be sent.",
  [
    Field("url", .endpoint, isRequired: true, "the whole URL that requests go to") { $0.endpoint = $1 },
    Field("headers", .headers, "headers to send along: texts, or {env: NAME}") { $0.headers = $1 },
    Field("reply", .pointers, "fields of the reply, and where they stand in the answer: /result/action") {
      $0.reply = $1
    },
    Field("allow_http", .boolean, "whether requests may leave this machine unencrypted") { $0.allowsHTTP = $1 },
  ])

extension Codec where Value == [ReplyField] {
  /// Fields of the reply with JSON pointers into the answer.
  fileprivate static var pointers: Codec<[ReplyField]> {
    replyFields(of: .text, expected: "a JSON pointer such as /result/action") { JSONPointer($0)?.tokens }
  }
}

extension Codec where Value == Endpoint {
  static var endpoint: Codec<Endpoint> {
    Codec(.text(pattern: "^https?://")) { value, findings in
      guard let text = Codec<String>.text.decode(value, &findings) else { return nil }
      do throws(Endpoint.Fault) {
        return try Endpoint(text)
      } catch {
        let message = "'\(text.prefix(200).description.printable)' \(error.message)"
        if error == .userInformation {
          findings.secretError("url.invalid", "this URL \(error.message)", hint: error.hint, at: value)
        } else {
          findings.error("url.invalid", message, hint: error.hint, at: value)
        }
        return nil
      }
    }
  }
}

extension Codec where Value == String {
  /// A name that an environment variable can have.
  static var environmentName: Codec<String> {
    Codec(.text(pattern: "^[A-Za-z_][A-Za-z0-9_]*$")) { value, findings in
      guard let name = Codec<String>.text.decode(value, &findings) else { return nil }
      let isName = name.utf8.enumerated().allSatisfy { index, byte in
        byte == UInt8(ascii: "_") || byte.isASCIILetter || (index > 0 && byte.isASCIIDigit)
      }
      if isName { return name }
      findings.secretError(
        "env.name", "this is no name of an environment variable",
        hint: "name the variable, as OPENAI_API_KEY; what it holds stands in no file", at: value)
      return nil
    }
  }
}

extension Codec where Value == [HeaderDefinition] {
  static var headers: Codec<[HeaderDefinition]> {
    let variable = headerTable.codec { _ in "" }
    return Codec(.map(.either([.text(), variable.shape]))) { value, findings in
      guard value.kind == .object else {
        findings.mistyped(value, expected: "an object of headers")
        return nil
      }
      return value.members.compactMap { member in
        guard isToken(member.name) else {
          findings.error("header.name", "'\(member.name.printable)' cannot name a header", at: member.key)
          return nil
        }
        if member.value.kind == .object {
          return variable.decode(member.value, &findings).map {
            HeaderDefinition(name: member.name, content: .environment($0))
          }
        }
        guard let text = Codec<String>.text.decode(member.value, &findings) else { return nil }
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
          findings.error("header.value", "a header holds printable ASCII and nothing else", at: member.value)
          return nil
        }
        return HeaderDefinition(name: member.name, content: .literal(text))
      }
    }
  }
}

private let headerTable = Table<String>(
  "A header whose value nobody reads in a file.",
  [
    Field("env", .environmentName, isRequired: true, "the environment variable that holds the value") { $0 = $1 }
  ])

/// A token as RFC 9110 has it.
private func isToken(_ name: String) -> Bool {
  !name.isEmpty && name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "!#$%&'*+-.^_`|~".utf8.contains($0) }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
  fileprivate var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
}
