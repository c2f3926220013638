import CaseJSON
package import CaseModel

/// Which approvals of a change count, and why the others do not.
package struct ApprovalCount: Sendable, Equatable {
  /// One that counts.
  package struct Approval: Sendable, Equatable {
    package let approver: Approver
    package let until: CalendarDate
    package let file: String
  }

  /// One that does not.
  package struct Rejection: Sendable, Equatable {
    package let file: String
    package let reason: String

    package func finding(_ code: String, _ what: String) -> Finding {
      Finding(
        .warning, code, "\(what): \(reason)", location: SourceLocation(file: file, line: 1, column: 1))
    }
  }

  package var approvals: [Approval] = []
  package var rejections: [Rejection] = []
}
