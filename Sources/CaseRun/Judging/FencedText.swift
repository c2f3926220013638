import CaseFiles
import CaseJSON

/// A text between two lines that it cannot hold, so that whoever reads both knows where it ends.
///
/// The lines bear the digest of the text: a text that holds its own digest is not known to exist, and would be given
/// another line.
struct FencedText: Sendable {
  let text: String
  /// What the line before and the line behind it say.
  let mark: String

  init(_ text: String) {
    self.text = text
    var seed = text
    var mark = ""
    repeat {
      mark = "DATA-" + Digest(of: Array(seed.utf8)).description.prefix(32)
      seed = mark + text
    } while text.contains(mark)
    self.mark = mark
  }

  /// The text between its lines.
  var fenced: String { "<<<\(mark)\n\(text)\n\(mark)>>>" }
}
