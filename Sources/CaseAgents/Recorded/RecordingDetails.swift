import CaseFiles
import CaseJSON

/// Where rows stand by what was asked, and by what it was asked about; read when it is needed, which is seldom.
struct RecordingDetails: Sendable {
  private var places: [UInt64: Recording.Place] = [:]

  static func key(agent: String, _ key: String) -> UInt64 { fingerprint("key \(agent) \(key)") }

  static func input(agent: String, _ digest: String) -> UInt64 { fingerprint("input \(agent) \(digest)") }

  private static func fingerprint(_ text: String) -> UInt64 { Fingerprint.text(text) }

  subscript(fingerprint: UInt64) -> Recording.Place? { places[fingerprint] }

  mutating func insert(_ row: RecordingRow, at place: Recording.Place) {
    if let key = row.key { note(Self.key(agent: row.agent, key), place) }
    if let input = row.request.first(where: { $0.name == "input" }) {
      note(Self.input(agent: row.agent, input.digest), place)
    }
  }

  /// The first row of several stands for them.
  private mutating func note(_ fingerprint: UInt64, _ place: Recording.Place) {
    if places[fingerprint] == nil { places[fingerprint] = place }
  }
}
