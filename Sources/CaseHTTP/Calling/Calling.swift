/// What makes HTTP exchanges, with retries, limits and timeouts.
package protocol Calling: Sendable {
  /// Makes one exchange; it never throws: what breaks is a value.
  func call(_ request: CallRequest) async -> CallResult
}
