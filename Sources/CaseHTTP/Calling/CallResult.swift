package import CaseModel

/// How one exchange ended, after all that was tried.
package enum CallResult: Sendable {
  /// A whole answer with a status below 300; its body is UTF-8 and says that it is JSON.
  case answered(Answer)
  /// What broke at last.
  case failed(Fault, Effort)

  /// What a server answered.
  package struct Answer: Sendable {
    package let status: Int
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]
    package let effort: Effort

    package init(status: Int, headers: [(name: String, value: String)], body: [UInt8], effort: Effort) {
      self.status = status
      self.headers = headers
      self.body = body
      self.effort = effort
    }
  }

  /// What an exchange cost beside its answer.
  package struct Effort: Sendable, Equatable {
    /// How often it was made again.
    package var retries: Int
    /// From the first attempt to the end, with all waiting in between.
    package var latency: Duration

    package init(retries: Int = 0, latency: Duration = .zero) {
      self.retries = retries
      self.latency = latency
    }
  }

  package var effort: Effort {
    switch self {
    case .answered(let answer): answer.effort
    case .failed(_, let effort): effort
    }
  }
}

extension CallResult.Effort {
  /// How long it took, to the microsecond, so that it is written in few digits.
  var milliseconds: Double {
    let (seconds, attoseconds) = latency.components
    return Double(seconds * 1_000_000 + attoseconds / 1_000_000_000_000) / 1000
  }
}
