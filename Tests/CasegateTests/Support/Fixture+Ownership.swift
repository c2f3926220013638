import Foundation
import Testing

extension Fixture {
  /// Somebody who takes on all that stage `bounded` demands of the owner of exceptions.
  static let exceptionOwner =
    "{name: Grace, queue: exceptions, respond_within: 1d, severity: {critical: 1h}, may: [refuse, stop]}"

  /// With everybody that stage `bounded` demands, and an incident ledger of these lines.
  func owned(ledger lines: [String] = []) -> Fixture {
    var changed = changing("owners:\n", to: "owners:\n  system: {name: Barbara}\n")
      .changing("exception: {name: Grace}", to: "exception: \(Self.exceptionOwner)")
      .changing("volume: 1000}", to: "volume: 1000, incidents: flow.incidents.jsonl}")
      .changing(
        "\ndatasets: [cases.jsonl]", to: "\ndatasets: [cases.jsonl]\nkill_switch: {on: false, owner: {name: Barbara}}")
    changed.ledger = lines
    return changed
  }

  /// A line of the ledger. The budget of the fixture is 100 points in 30 days.
  ///
  /// - Parameter daysAgo: when it occurred, and was detected; below zero for a time to come.
  static func incident(
    _ id: String, points: Double, daysAgo: Double = 1, kind: String = "wrong_act", caseID: String? = nil
  ) -> String {
    let when = Date(timeIntervalSinceNow: -daysAgo * 86_400).formatted(.iso8601)
    let reproduced = caseID.map { #","case":"\#($0)""# } ?? ""
    return
      #"{"v":1,"id":"\#(id)","workflow":"flow","version":"1.0.0","occurred":"\#(when)","detected":"\#(when)","severity":"high","kind":"\#(kind)","points":\#(points)\#(reproduced)}"#
  }

  /// A day before or behind today, as an option takes it.
  static func day(_ offset: Double) -> String {
    String(Date(timeIntervalSinceNow: offset * 86_400).formatted(.iso8601).prefix(10))
  }
}
