/// What is asked live of agents that have a recording, and written into it.
package enum RecordMode: String, CaseIterable, Sendable {
  /// Nothing: what is not recorded is an error.
  case none
  /// What is not recorded.
  case missing
  /// Everything.
  case all
}
