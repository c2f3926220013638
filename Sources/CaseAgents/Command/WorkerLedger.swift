/// Which requests wait and which worker has which: a value that knows no process and no clock.
///
/// A worker that fails is held to have failed at the oldest request that it had; the others are asked again.
struct WorkerLedger {
  /// A request's number in this run.
  typealias Ticket = Int

  /// A request that goes to a worker, under the id that this worker knows it by.
  struct Assignment: Equatable {
    let worker: Int
    let id: Int
    let ticket: Ticket
  }

  /// Whose answer a worker gave.
  enum Answer: Equatable {
    /// A request that it had; nobody waits for it any more where there is no ticket.
    case request(Ticket?)
    case alreadyAnswered
    case unknown
  }

  private struct Worker {
    var outstanding: [(id: Int, ticket: Ticket?)] = []
    /// Ids count from 1 in each process.
    var lastID = 0
    /// The last id that went to the process.
    var sentID = 0
    var isRunning = false
  }

  private let inFlight: Int
  private var waiting: [Ticket] = []
  /// Those of `waiting` that were taken already.
  private var taken = 0
  private var workers: [Worker]

  init(workers: Int, inFlight: Int) {
    self.inFlight = inFlight
    self.workers = Array(repeating: Worker(), count: workers)
  }

  mutating func submit(_ ticket: Ticket) { waiting.append(ticket) }

  /// Puts a request in front of all that wait.
  mutating func askAgain(_ ticket: Ticket) { waiting.insert(ticket, at: taken) }

  /// Gives waiting requests to the workers that have the fewest, and to running ones first.
  mutating func assign() -> [Assignment] {
    var assignments: [Assignment] = []
    while taken < waiting.count, let worker = leastBusy {
      let ticket = waiting[taken]
      taken += 1
      workers[worker].lastID += 1
      let id = workers[worker].lastID
      workers[worker].outstanding.append((id, ticket))
      assignments.append(Assignment(worker: worker, id: id, ticket: ticket))
    }
    if taken > 1024 || taken == waiting.count {
      waiting.removeFirst(taken)
      taken = 0
    }
    return assignments
  }

  private var leastBusy: Int? {
    var best: Int?
    for worker in workers.indices where workers[worker].outstanding.count < inFlight {
      guard let known = best else {
        best = worker
        continue
      }
      let (had, has) = (workers[known].outstanding.count, workers[worker].outstanding.count)
      if has < had || (has == had && workers[worker].isRunning && !workers[known].isRunning) { best = worker }
    }
    return best
  }

  mutating func started(_ worker: Int) { workers[worker].isRunning = true }

  /// Notes that all that was assigned went to the process.
  mutating func sent(_ worker: Int) { workers[worker].sentID = workers[worker].lastID }

  mutating func answered(_ worker: Int, id: Int) -> Answer {
    guard let index = workers[worker].outstanding.firstIndex(where: { $0.id == id }) else {
      return id >= 1 && id <= workers[worker].lastID ? .alreadyAnswered : .unknown
    }
    return .request(workers[worker].outstanding.remove(at: index).ticket)
  }

  /// Takes everything from a worker whose process has ended.
  ///
  /// - Returns: the request at which it failed, of those that it was sent, and how many others wait again; `hadSent`
  ///   says whether there was one, even if nobody waits for it any more.
  mutating func ended(_ worker: Int) -> (failed: Ticket?, hadSent: Bool, again: Int) {
    let (had, sentID) = (workers[worker].outstanding, workers[worker].sentID)
    workers[worker] = Worker()
    let hadSent = had.first.map { $0.id <= sentID } ?? false
    let again = had.dropFirst(hadSent ? 1 : 0).compactMap(\.ticket)
    waiting.replaceSubrange(..<taken, with: again)
    taken = 0
    return (hadSent ? had.first?.ticket : nil, hadSent, again.count)
  }

  /// Forgets who waits for a request.
  mutating func withdraw(_ ticket: Ticket) {
    if let index = waiting[taken...].firstIndex(of: ticket) {
      waiting.remove(at: index)
      return
    }
    for worker in workers.indices {
      if let index = workers[worker].outstanding.firstIndex(where: { $0.ticket == ticket }) {
        workers[worker].outstanding[index].ticket = nil
        return
      }
    }
  }

  /// The id of the request that a worker has had for longest.
  func oldest(_ worker: Int) -> Int? { workers[worker].outstanding.first?.id }
}
