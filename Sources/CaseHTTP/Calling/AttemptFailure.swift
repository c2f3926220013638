import CaseModel

/// Why one attempt at an exchange came to nothing, and what that says about another one.
struct AttemptFailure: Error, Sendable {
  enum Outlook: Sendable, Equatable {
    /// Nothing was sent: it may be tried again by anybody.
    case unsent
    /// The server refused to begin because it has too much to do, and says perhaps when to come back.
    case refused(retryAfter: Duration?)
    /// It may have been carried out, and another attempt may succeed.
    case mayPass
    /// The same request would fail in the same way.
    case lasting
  }

  let fault: Fault
  let outlook: Outlook

  init(_ kind: Fault.Kind, _ message: String, _ outlook: Outlook) {
    fault = Fault(kind, message)
    self.outlook = outlook
  }
}
