package import CaseModel
import Foundation

/// The workers of one agent: processes that are started when there is something to ask, and again where one fails.
///
/// Nothing is asked unless `serve()` runs beside it. Every request gets one reply, whatever the workers do.
package actor WorkerPool {
  private enum State {
    case open
    /// No more requests will come.
    case closing
    /// Nothing is started any more, and this is why.
    case stopped(Fault)
  }

  private struct Pending {
    let parameters: [UInt8]
    let continuation: CheckedContinuation<Reply, Never>
    /// How often its process ended under it.
    var crashes = 0
  }

  private struct Desk {
    /// Lines that the worker has still to be sent.
    var outbox: [UInt8] = []
    /// What waits for the outbox to be filled, or for the end.
    var reader: CheckedContinuation<Void, Never>?
    var isRunning = false
    /// Since when the oldest request is the oldest.
    var oldestSince = ContinuousClock.now
  }

  nonisolated let command: WorkerCommand
  nonisolated let errors = ErrorTail(longest: 64 << 10)
  private var state = State.open
  private var ledger: WorkerLedger
  private var desks: [Desk]
  private var pending: [WorkerLedger.Ticket: Pending] = [:]
  private var lastTicket = 0
  /// Whether any process has ever answered.
  private var hasAnswered = false
  private var log: AgentLog

  /// So many failures without a single answer are enough: the program does not work.
  private static let mostFailures = 10

  /// - Parameter agent: for whom they answer.
  package init(_ agent: String, _ command: WorkerCommand, workers: Int) {
    self.command = command
    log = AgentLog(agent: agent)
    ledger = WorkerLedger(workers: workers, inFlight: command.inFlight)
    desks = Array(repeating: Desk(), count: workers)
  }

  /// Asks a worker, and waits for its reply.
  ///
  /// - Parameter parameters: of the request, canonical JSON.
  func propose(_ parameters: [UInt8]) async -> Reply {
    let ticket = lastTicket + 1
    lastTicket = ticket
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        switch state {
        case _ where Task.isCancelled: continuation.resume(returning: Reply(Self.cancelled))
        case .stopped(let fault): continuation.resume(returning: Reply(fault))
        case .closing: continuation.resume(returning: Reply(Fault(.transport, "the agent's workers have ended")))
        case .open:
          pending[ticket] = Pending(parameters: parameters, continuation: continuation)
          ledger.submit(ticket)
          assign()
        }
      }
    } onCancel: {
      Task { await withdraw(ticket) }
    }
  }

  /// Runs the workers until the pool is closed and everything is answered, or the task is cancelled.
  package func serve() async {
    // A worker that closes its input must not end this process.
    signal(SIGPIPE, SIG_IGN)
    await withTaskCancellationHandler {
      await withTaskGroup(of: Void.self) { group in
        for worker in desks.indices { group.addTask { await self.work(worker) } }
      }
    } onCancel: {
      Task { await stop(Self.cancelled) }
    }
    stop(Self.cancelled)
  }

  private var isClosing: Bool {
    if case .closing = state { true } else { false }
  }

  /// Says that no more requests will come.
  package func close() {
    if case .open = state { state = .closing }
    for worker in desks.indices { wake(worker) }
  }

  /// What happened beside the replies.
  package var history: AgentLog {
    var log = log
    log.errors = errors.bytes
    return log
  }

  private static let cancelled = Fault(.cancelled, "the run was interrupted")

  private func work(_ worker: Int) async {
    while await hasWork(worker) {
      desks[worker].isRunning = true
      desks[worker].oldestSince = .now
      ledger.started(worker)
      // What it was started for is charged if it fails before it has read anything.
      ledger.sent(worker)
      log.starts += 1
      let ending = await WorkerProcess(pool: self, worker: worker).run()
      end(worker, ending)
    }
  }

  private func hasWork(_ worker: Int) async -> Bool {
    while true {
      switch state {
      case .stopped: return false
      case .open, .closing:
        if !desks[worker].outbox.isEmpty { return true }
        if isClosing, pending.isEmpty { return false }
      }
      await sleep(worker)
    }
  }

  /// Hands requests to workers.
  private func assign() {
    for assignment in ledger.assign() {
      guard let request = pending[assignment.ticket] else { continue }
      let worker = assignment.worker
      desks[worker].outbox += WorkerProtocol.request(id: assignment.id, parameters: request.parameters)
      if ledger.oldest(worker) == assignment.id { desks[worker].oldestSince = .now }
      wake(worker)
    }
  }

  private func answer(_ ticket: WorkerLedger.Ticket, _ reply: Reply) {
    pending.removeValue(forKey: ticket)?.continuation.resume(returning: reply)
    guard pending.isEmpty, isClosing else { return }
    for worker in desks.indices { wake(worker) }
  }

  private func withdraw(_ ticket: WorkerLedger.Ticket) {
    ledger.withdraw(ticket)
    answer(ticket, Reply(Self.cancelled))
  }

  private func end(_ worker: Int, _ ending: WorkerProcess.Ending) {
    desks[worker].isRunning = false
    desks[worker].outbox = []
    let (failed, hadSent, again) = ledger.ended(worker)
    // What happens after a stop is our own doing.
    if case .stopped = state { return }
    log.askedAgain += again
    switch ending {
    case .failed(let fault, let words):
      if hadSent || !isClosing || fault.kind != .crashed { note(fault, words) }
      if !hadSent, fault.kind != .crashed { log.strayMessages += 1 }
      if let failed, !isAskedAgain(failed, after: fault) { answer(failed, Reply(fault)) }
      if !hasAnswered, log.failures >= Self.mostFailures {
        log.isGivenUp = true
        stop(
          Fault(fault.kind, "\(fault.message); the program failed \(log.failures) times and is not started again"))
      }
    case .closed:
      let fault = Fault(.crashed, "the worker ended before it answered")
      if let failed, !isAskedAgain(failed, after: fault) { answer(failed, Reply(fault)) }
    }
    assign()
  }

  /// Asks a request again whose process ended, where its command forgives that.
  private func isAskedAgain(_ ticket: WorkerLedger.Ticket, after fault: Fault) -> Bool {
    guard fault.kind == .crashed, let crashes = pending[ticket]?.crashes, crashes < command.forgivenCrashes else {
      return false
    }
    pending[ticket]?.crashes = crashes + 1
    ledger.askAgain(ticket)
    log.askedAgain += 1
    return true
  }

  private func note(_ fault: Fault, _ words: String?) {
    log.failures += 1
    if log.firstFault == nil { log.firstFault = fault.message + (words.map { "; its last words: \($0)" } ?? "") }
  }

  /// Ends all of it because the program cannot be run at all.
  func giveUp(_ fault: Fault) {
    if case .stopped = state { return }
    note(fault, nil)
    log.isGivenUp = true
    stop(fault)
  }

  /// Starts nothing any more, and answers what still waits with a fault.
  func stop(_ fault: Fault) {
    if case .stopped = state { return }
    state = .stopped(fault)
    for ticket in pending.keys.sorted() { answer(ticket, Reply(fault)) }
    for worker in desks.indices { wake(worker) }
  }

  private func wake(_ worker: Int) {
    desks[worker].reader?.resume()
    desks[worker].reader = nil
  }

  private func sleep(_ worker: Int) async {
    await withCheckedContinuation { desks[worker].reader = $0 }
  }
}

// What a process asks of its pool.
extension WorkerPool {
  /// The lines to send next; waits until there are some.
  ///
  /// - Returns: nothing where no more will come, or the process has ended.
  func outgoing(_ worker: Int) async -> [UInt8]? {
    while desks[worker].isRunning {
      if !desks[worker].outbox.isEmpty {
        defer { desks[worker].outbox = [] }
        ledger.sent(worker)
        return desks[worker].outbox
      }
      switch state {
      case .stopped: return nil
      case .closing where pending.isEmpty: return nil
      case .open, .closing: await sleep(worker)
      }
    }
    return nil
  }

  /// Takes what a worker said.
  ///
  /// - Returns: why nothing more of this process can be trusted; absent where all is well.
  func incoming(_ worker: Int, _ messages: [WorkerMessage]) -> Fault? {
    for message in messages {
      if let fault = take(message, from: worker) {
        // Nothing more is sent to it.
        desks[worker].isRunning = false
        return fault
      }
    }
    assign()
    return nil
  }

  private func take(_ message: WorkerMessage, from worker: Int) -> Fault? {
    switch message {
    case .violation(let fault): return fault
    case .reply(let id, let reply):
      let isOldest = ledger.oldest(worker) == id
      switch ledger.answered(worker, id: id) {
      case .request(let ticket):
        hasAnswered = true
        if isOldest { desks[worker].oldestSince = .now }
        if let ticket { answer(ticket, reply) }
        return nil
      case .alreadyAnswered: return Fault(.malformedReply, "the worker answered request \(id) a second time")
      case .unknown: return Fault(.malformedReply, "the worker answered request \(id), which it was not sent")
      }
    }
  }

  /// When the oldest request will have waited for too long; absent where there is none.
  func deadline(_ worker: Int) -> ContinuousClock.Instant? {
    ledger.oldest(worker).map { _ in desks[worker].oldestSince + command.timeout }
  }

  /// Sends nothing more to a process.
  func dismiss(_ worker: Int) {
    desks[worker].isRunning = false
    wake(worker)
  }
}
