import CaseModel
import Synchronization

/// How often an endpoint was called, how often again, and what broke: for people, not for results.
package final class CallCount: Sendable {
  private struct State {
    var calls = 0
    var retries = 0
    var faults: [Fault.Kind: Int] = [:]
  }

  private let state = Mutex(State())

  func addCall(_ fault: Fault.Kind? = nil) {
    state.withLock { state in
      state.calls += 1
      if let fault { state.faults[fault, default: 0] += 1 }
    }
  }

  func addRetry() { state.withLock { $0.retries += 1 } }

  /// `120 calls, 20 of them retries; 18 rate_limited, 2 transport`.
  package var text: String {
    let (calls, retries, faults) = state.withLock { ($0.calls, $0.retries, $0.faults) }
    let broken = faults.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      .map { "\($0.value) \($0.key.rawValue)" }
    let again = retries == 0 ? "" : ", \(retries) of them retries"
    return "\(calls) calls\(again)" + (broken.isEmpty ? "" : "; " + broken.joined(separator: ", "))
  }
}
