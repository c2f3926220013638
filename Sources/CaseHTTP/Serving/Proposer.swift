package import CaseModel

/// What turns a request of casegate into calls, and their answers into one reply.
package protocol Proposer: Sendable {
  /// Answers one request; what breaks is a reply with a fault.
  func reply(to request: HelperRequest, through caller: any Calling) async -> Reply
}
