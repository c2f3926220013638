import CaseFiles
import CaseModel
import Foundation
import Synchronization

/// Answers the lines of the worker protocol until there are no more of them: many at a time, in any order.
///
/// It reads no further while as many requests as agreed wait for their answers to be written, so that its memory does
/// not grow with the number of cases.
package struct HelperLoop: Sendable {
  private let proposer: any Proposer
  private let caller: any Calling
  private let secrets: SecretValues
  private let mostAtOnce: Int

  package init(_ proposer: any Proposer, through caller: any Calling, without secrets: SecretValues, mostAtOnce: Int) {
    self.proposer = proposer
    self.caller = caller
    self.secrets = secrets
    self.mostAtOnce = mostAtOnce
  }

  /// How it ended.
  package enum Ending: Sendable {
    /// Everything that was asked is answered.
    case answered
    /// Nobody reads the answers.
    case unread
    /// A line was longer than any may be.
    case oversized
  }

  /// - Parameters:
  ///   - input: a descriptor that requests are read from.
  ///   - output: a descriptor that replies are written to.
  package func run(input: Int32, output: Int32) async -> Ending {
    await withCheckedContinuation { continuation in
      let end = FirstCall<Ending> { continuation.resume(returning: $0) }
      Thread.detachNewThread { work(input, output, end) }
    }
  }

  private static let longestLine = 64 << 20
  private static let longestRead = 1 << 17

  private func work(_ input: Int32, _ output: Int32, _ end: FirstCall<Ending>) {
    let slots = DispatchSemaphore(value: 0)
    for _ in 0..<mostAtOnce { slots.signal() }
    let replies = ReplyOutput(output) {
      for _ in 0..<$0 { slots.signal() }
    } broken: {
      end(.unread)
    }
    var framing = LineFraming(longest: Self.longestLine)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.longestRead, alignment: 1)
    defer { buffer.deallocate() }
    while true {
      let count = read(input, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      let fits = framing.add(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { line in
        slots.wait()
        answer(line, to: replies)
      }
      if !fits { return end(.oversized) }
    }
    for _ in 0..<mostAtOnce {
      // Whoever closed the input may be gone: then nobody waits for what is still under way.
      while slots.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
        if Self.isUnread(output) { return end(.unread) }
      }
    }
    replies.close()
    end(.answered)
  }

  private func answer(_ line: UnsafeRawBufferPointer, to replies: ReplyOutput) {
    switch HelperLine.read(line) {
    case .refused(let answer): replies.add(answer)
    case .request(let id, let request):
      Task {
        let reply = await proposer.reply(to: request, through: caller)
        replies.add(HelperLine.answer(id: id, reply, without: secrets))
      }
    }
  }

  /// Whether the other end of a pipe is closed.
  private static func isUnread(_ descriptor: Int32) -> Bool {
    var watched = pollfd(fd: descriptor, events: 0, revents: 0)
    return poll(&watched, 1, 0) > 0 && watched.revents & Int16(POLLERR | POLLNVAL) != 0
  }
}

/// Passes on the first of several calls.
private final class FirstCall<Value: Sendable>: Sendable {
  private let isOpen = Mutex(true)
  private let action: @Sendable (Value) -> Void

  init(_ action: @escaping @Sendable (Value) -> Void) { self.action = action }

  func callAsFunction(_ value: Value) {
    let isFirst = isOpen.withLock { isOpen in
      defer { isOpen = false }
      return isOpen
    }
    if isFirst { action(value) }
  }
}
