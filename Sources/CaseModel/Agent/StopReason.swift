/// Why a run ended before all of its cases were replayed.
package enum StopReason: Sendable, Equatable {
  /// Somebody asked it to, with a signal.
  case interrupted
  /// What it may cost was reached; the limit as it was given: `--max-cost 5`.
  case limit(String)
  /// A reply could not be kept, so that nothing more is paid for.
  case unwritable(String)

  /// What happened, in a few words: `interrupted`, `stopped by --max-cost 5`.
  package var description: String {
    switch self {
    case .interrupted: "interrupted"
    case .limit(let limit): "stopped by \(limit)"
    case .unwritable(let fault): "stopped because a reply could not be written: \(fault)"
    }
  }
}
