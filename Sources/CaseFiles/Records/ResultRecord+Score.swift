import CaseJSON
import CaseJudgement
import CaseModel

extension ResultRecord {
  /// Whether it passed, part by part, and how it failed.
  static func write(_ score: Score, _ writer: inout JSONWriter) {
    writer.verbatim(score.passed ? #","passed":true"# : #","passed":false"#)
    writer.verbatim(texts[score.parts, default: []])
    if let failure = score.failure {
      writer.verbatim(#","failure":"#)
      writer.string(failure.rawValue)
    }
  }

  /// What is written of every combination of parts, because nearly all rows share a few of them.
  private static let texts = Dictionary(uniqueKeysWithValues: PartResults.all.map { ($0, text(of: $0)) })

  private static func text(of parts: PartResults) -> [UInt8] {
    var writer = JSONWriter()
    writer.verbatim(#","parts":"#)
    writer.object { writer in
      for part in Part.allCases where parts[part] != .notApplicable {
        writer.key(named: part.rawValue)
        writer.bool(parts[part] == .passed)
      }
    }
    return writer.bytes
  }
}
