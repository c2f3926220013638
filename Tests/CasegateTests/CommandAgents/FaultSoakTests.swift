import CaseJSON
import Foundation
import Testing

/// Many cases through a worker that does everything wrong now and then.
@Suite(.endToEnd, .timeLimit(.minutes(15))) struct FaultSoakTests {
  /// Each fault and the kinds of error that it may be.
  ///
  /// An output that is closed is still open where something that the worker left behind holds it: then time tells.
  private static let faults: [(name: String, kinds: Set<String>)] = [
    // A worker that passed over a request and then fails at a later one has not answered it because it failed.
    ("hang", ["timeout"]), ("silence", ["timeout", "crashed", "malformed_reply", "oversized_reply"]),
    ("exit", ["crashed"]), ("crash", ["crashed"]),
    ("garbage", ["malformed_reply"]), ("not_rpc", ["malformed_reply"]), ("long_line", ["oversized_reply"]),
    ("unknown_id", ["malformed_reply"]), ("answered_id", ["malformed_reply"]), ("no_result", ["malformed_reply"]),
    ("both", ["malformed_reply"]), ("error", ["server_error"]), ("half_line", ["crashed"]),
    ("close_input", ["timeout", "crashed"]), ("close_output", ["crashed", "timeout"]), ("grandchild_exit", ["crashed"]),
  ]

  @Test func fiveThousandCasesOfWhichAThirdAreFaulty() throws {
    let faults = (0..<5000).map { number -> String? in
      // Spread evenly: of fifty cases one has each of the faults, 2 % of all.
      let place = number * 37 % 50
      if place < Self.faults.count { return Self.faults[place].name }
      return place == Self.faults.count ? "grandchild" : nil
    }
    let mark = "casegate-\(UUID().uuidString)"
    let fixture = LiveFixture(settings: "timeout: 3s", faults: faults, changes: [("[PATH]", "[PATH, MARK]")])
    let attempt = try fixture.run("--jobs", "16", environment: ["MARK": mark])
    try attempt.ends(with: 2, saying: "NO VERDICT", "1600 runs ended in an error")
    let kinds = Dictionary(uniqueKeysWithValues: Self.faults.map { ($0.name, $0.kinds) })
    let rows = try attempt.results()
    #expect(rows.count == 5000)
    for (number, row) in rows.enumerated() {
      let fault = faults[number].flatMap { kinds[$0] }
      let kind = row["fault"]?["kind"]?.string
      if let fault {
        #expect(fault.contains(kind ?? "no error"), "c\(number), \(faults[number] ?? ""): \(row.canonicalText)")
        #expect(row["outcome"]?.string == "error")
      } else {
        #expect(kind == nil, "c\(number), \(faults[number] ?? "no fault"): \(row.canonicalText)")
        #expect(row["passed"]?.bool == true)
      }
    }
    #expect(MarkedProcesses.left(mark) == [])
  }
}
