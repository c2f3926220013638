/// What becomes of a live reply that holds what should not be written down.
package struct PrivacyPolicy: Sendable, Equatable {
  package enum Treatment: String, CaseIterable, Sendable {
    /// The reply is an error of its case, and nothing of it is kept.
    case refuse
    /// What was found is replaced before anybody reads the reply, so that a replay sees what the live run saw.
    case redact
    /// It is written as it came.
    case keep
  }

  /// Keys, tokens, and what environment variables hold.
  package var secrets = Treatment.refuse
  /// Card numbers, e-mail addresses and telephone numbers in replies that are recorded; nothing else leaves this machine.
  package var personalData = Treatment.refuse

  package init() {}
}
