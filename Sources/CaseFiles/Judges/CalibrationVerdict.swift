package import CaseJSON
package import CaseModel

/// A text, and whether people find it good: what a judge is held against.
package struct CalibrationVerdict: Sendable {
  /// What it is called: its own id, or that of the case that carries it.
  package internal(set) var id = ""
  /// The judge that it is for; absent in a judge's own file.
  package internal(set) var judge: String?
  package internal(set) var text = ""
  package internal(set) var passes = false
  /// Who says so.
  package internal(set) var person = ""
  /// The beginning of the digest of the rubric by which they judged.
  package internal(set) var rubric = ""
  /// Whether it is known to be so bad that a judge which lets it pass is none.
  package internal(set) var isCanary = false
  /// What the text answers; absent where nobody needs it.
  package internal(set) var input: JSONValue?
  package let source: JSONValue

  init(source: JSONValue) { self.source = source }

  /// Whether the person judged by another rubric than this one.
  package func isStale(against digest: Digest) -> Bool {
    rubric.utf8.count < Self.shortestDigest || !digest.description.hasPrefix(rubric)
  }

  static let shortestDigest = 12
}

private let commonFields: [Field<CalibrationVerdict>] = [
  Field("text", .text, isRequired: true, "what was judged") { $0.text = $1 },
  Field("passes", .boolean, isRequired: true, "whether the person finds it good") { $0.passes = $1 },
  Field("by", .personName, isRequired: true, "the person") { $0.person = $1 },
  Field("rubric", rubric, isRequired: true, "the digest of the rubric by which they judged; 12 digits do") {
    $0.rubric = $1
  },
  Field("canary", .boolean, "whether it is so bad that a judge which lets it pass is none") { $0.isCanary = $1 },
]

/// A line of a judge's own file.
private let lineTable = Table<CalibrationVerdict>(
  "A text and a person's verdict on it.",
  [
    Field("id", .visible("an id"), isRequired: true, "what it is called; unique in the file") { $0.id = $1 },
    Field("input", .object, "what the text answers, for a judge that sees the input") { $0.input = $1 },
  ] + commonFields)

/// An element of a case's `judged`.
private let elementTable = Table<CalibrationVerdict>(
  "A text that answers the case, and a person's verdict on it.",
  [Field("judge", .text, isRequired: true, "the judge that is held against it") { $0.judge = $1 }] + commonFields)

private let rubric = Codec<String>(.text(pattern: "^[0-9a-f]{12,64}$")) { value, findings in
  let text = value.string ?? ""
  let isDigest = text.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
    default: false
    }
  }
  if isDigest, (CalibrationVerdict.shortestDigest...64).contains(text.utf8.count) { return text }
  findings.error(
    "calibration.rubric", "the digest of a rubric is expected here, not \(value.described)",
    hint: "write what sha256sum says of the rubric's file, the first 12 digits or more", at: value)
  return nil
}

extension CalibrationVerdict {
  static func line(_ value: JSONValue, _ findings: inout Findings) -> CalibrationVerdict? {
    read(lineTable, value, &findings)
  }

  private static func read(
    _ table: Table<CalibrationVerdict>, _ value: JSONValue, _ findings: inout Findings
  ) -> CalibrationVerdict? {
    let before = findings.errorCount
    guard let verdict = table.codec(CalibrationVerdict.init(source:)).decode(value, &findings),
      findings.errorCount == before
    else { return nil }
    if verdict.isCanary, verdict.passes {
      findings.error(
        "calibration.canary", "a text that people find good is no canary", hint: "write passes: false, or no canary",
        at: value["canary"] ?? value)
      return nil
    }
    return verdict
  }

  fileprivate static func element(_ value: JSONValue, _ findings: inout Findings) -> CalibrationVerdict? {
    read(elementTable, value, &findings)
  }
}

extension Codec where Value == [CalibrationVerdict] {
  /// The texts that a case carries.
  static var judgedTexts: Codec<[CalibrationVerdict]> {
    .list(
      Codec<CalibrationVerdict>(elementTable.shape) { CalibrationVerdict.element($0, &$1) }, atLeast: 1)
  }
}

extension Case {
  /// What people say of texts that answer the case.
  package var judgedTexts: [CalibrationVerdict] {
    guard let value = source["judged"] else { return [] }
    // What is wrong with them was said when the case was read.
    var reported = Findings()
    return (Codec<[CalibrationVerdict]>.judgedTexts.decode(value, &reported) ?? []).map { verdict in
      var verdict = verdict
      verdict.id = id
      verdict.input = input
      return verdict
    }
  }
}
