import Testing

@testable import CaseAgents

@Suite struct WorkerLedgerTests {
  private typealias Assignment = WorkerLedger.Assignment

  @Test func theLeastBusyWorkerIsAskedAndARunningOneBeforeANewOne() {
    var ledger = WorkerLedger(workers: 2, inFlight: 2)
    ledger.submit(10)
    #expect(ledger.assign() == [Assignment(worker: 0, id: 1, ticket: 10)])
    ledger.started(0)
    #expect(ledger.answered(0, id: 1) == .request(10))
    ledger.submit(11)
    #expect(ledger.assign() == [Assignment(worker: 0, id: 2, ticket: 11)], "a second process is not needed")
    for ticket in 12...15 { ledger.submit(ticket) }
    #expect(ledger.assign().map(\.worker) == [1, 0, 1], "two each, and one waits")
    #expect(ledger.answered(1, id: 2) == .request(14))
    #expect(ledger.assign() == [Assignment(worker: 1, id: 3, ticket: 15)])
  }

  @Test func repliesInAnyOrder() {
    var ledger = WorkerLedger(workers: 1, inFlight: 4)
    for ticket in 1...3 { ledger.submit(ticket) }
    _ = ledger.assign()
    #expect(ledger.answered(0, id: 3) == .request(3))
    #expect(ledger.oldest(0) == 1)
    #expect(ledger.answered(0, id: 1) == .request(1))
    #expect(ledger.oldest(0) == 2)
    #expect(ledger.answered(0, id: 3) == .alreadyAnswered)
    for id in [4, 0, -1, .max] { #expect(ledger.answered(0, id: id) == .unknown) }
  }

  @Test func theOldestFailsAndTheOthersAreAskedAgainInTheirOrder() {
    var ledger = WorkerLedger(workers: 1, inFlight: 3)
    for ticket in 1...5 { ledger.submit(ticket) }
    _ = ledger.assign()
    ledger.sent(0)
    let (failed, hadSent, again) = ledger.ended(0)
    #expect(failed == 1)
    #expect(hadSent)
    #expect(again == 2)
    #expect(ledger.assign().map(\.ticket) == [2, 3, 4])
    #expect(ledger.oldest(0) == 1, "ids begin again with a new process")
  }

  @Test func everyFailureUsesUpARequest() {
    var ledger = WorkerLedger(workers: 3, inFlight: 7)
    for ticket in 0..<100 { ledger.submit(ticket) }
    var failed: Set<Int> = []
    var rounds = 0
    while failed.count < 100, rounds < 1000 {
      rounds += 1
      _ = ledger.assign()
      ledger.sent(rounds % 3)
      if let ticket = ledger.ended(rounds % 3).failed { #expect(failed.insert(ticket).inserted) }
    }
    #expect(failed.count == 100)
    #expect(ledger.assign().isEmpty)
  }

  @Test func whatWasNotSentIsNotCharged() {
    var ledger = WorkerLedger(workers: 1, inFlight: 2)
    ledger.submit(1)
    _ = ledger.assign()
    let (failed, hadSent, again) = ledger.ended(0)
    #expect(failed == nil)
    #expect(!hadSent)
    #expect(again == 1)
    #expect(ledger.assign().map(\.ticket) == [1])
  }

  @Test func whatIsWithdrawnIsNotAskedOrHasNobodyWaiting() {
    var ledger = WorkerLedger(workers: 1, inFlight: 2)
    for ticket in 1...3 { ledger.submit(ticket) }
    _ = ledger.assign()
    ledger.withdraw(2)
    ledger.withdraw(3)
    ledger.withdraw(99)
    #expect(ledger.answered(0, id: 2) == .request(nil))
    #expect(ledger.assign().isEmpty)
    ledger.withdraw(1)
    ledger.sent(0)
    let (failed, hadSent, _) = ledger.ended(0)
    #expect(failed == nil)
    #expect(hadSent)
  }
}
