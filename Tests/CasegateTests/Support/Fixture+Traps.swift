import Foundation
import Testing

extension Fixture {
  static let spam = #"{"output":{"label":"spam"},"confidence":0.9}"#
  static let angry = #"{"output":{"label":"angry"},"confidence":0.9}"#
  static let please = #"{"output":{"label":"please"},"confidence":0.9}"#

  /// As many cases as this, with the right replies.
  init(count: Int) { cases = Self.cases(count: count) }

  /// A workflow that leaves the decision to the agent, with a recording of the right proposals.
  static func adopting(count: Int = 20) -> Fixture {
    var fixture = Fixture(count: count).changing(decisions, to: "\ndecide:\n  - adopt: classifier")
    fixture.recording = (0..<count).map { index in
      switch index % 4 {
      case 0, 1: row(index, #"{"disposition":"act","calls":[{"action":"reply"}]}"#)
      case 2: row(index, #"{"disposition":"refuse","reason":"out_of_scope"}"#)
      default: row(index, #"{"disposition":"escalate","to":"lead","attached":["text"]}"#)
      }
    }
    return fixture
  }

  /// The first cases that should act.
  static func acts(_ count: Int) -> [Int] { Array((0...).lazy.filter { $0 % 4 < 2 }.prefix(count)) }

  /// The first cases that should be refused.
  static func refusals(_ count: Int) -> [Int] { (0..<count).map { $0 * 4 + 2 } }

  /// The first cases that should be escalated.
  static func escalations(_ count: Int) -> [Int] { (0..<count).map { $0 * 4 + 3 } }

  /// With another text in the workflow; a text that is not there would make the trap a blank.
  func changing(
    _ old: String, to new: String, at location: Testing.SourceLocation = #_sourceLocation
  ) -> Fixture {
    #expect(workflow.contains(old), "the workflow does not hold \(old)", sourceLocation: location)
    var changed = self
    changed.changes.append((old, new))
    return changed
  }

  /// With other lines under `gate`.
  func gated(_ lines: String...) -> Fixture {
    changing(Self.gate, to: "\ngate:" + lines.map { "\n  \($0)" }.joined())
  }

  /// With another reply to some cases.
  func replying(to indices: [Int], with reply: String) -> Fixture {
    var changed = self
    var rows = recording ?? Self.recording(count: cases.count)
    for index in indices { rows[index] = Self.row(index, reply) }
    changed.recording = rows
    return changed
  }

  /// Without a reply to some cases.
  func silent(on indices: [Int]) -> Fixture {
    var changed = self
    let rows = recording ?? Self.recording(count: cases.count)
    changed.recording = rows.indices.filter { !indices.contains($0) }.map { rows[$0] }
    return changed
  }

  /// With another text in the lines of some cases.
  func altering(_ indices: [Int], _ old: String, to new: String) -> Fixture {
    var changed = self
    for index in indices {
      #expect(cases[index].contains(old))
      changed.cases[index] = cases[index].replacing(old, with: new)
    }
    return changed
  }

  /// With another line for a case, or more than one.
  func line(_ index: Int, _ text: String) -> Fixture {
    var changed = self
    changed.cases[index] = text
    return changed
  }

  static func row(_ index: Int, _ reply: String) -> String {
    #"{"case":"c\#(index)","repeat":1,"agent":"classifier","reply":\#(reply)}"#
  }

  private static let decisions = section(from: "\ndecide:", upTo: "\nbudget:")
  private static let gate = section(from: "\ngate:", upTo: "\ndatasets:")

  private static func section(from start: String, upTo end: String) -> String {
    guard let first = workflow.range(of: start), let last = workflow.range(of: end) else { return "" }
    return String(workflow[first.lowerBound..<last.lowerBound])
  }
}
