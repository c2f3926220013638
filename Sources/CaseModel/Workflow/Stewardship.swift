/// How often somebody looks at the whole workflow again.
package struct Review: Sendable, Equatable {
  package var every: TimeSpan?
  /// When it was last looked at.
  package var last: CalendarDate?
  package var owner: Owner?

  package init() {}

  /// The day by which it has to be looked at again; absent where it never was.
  package var due: CalendarDate? {
    guard let every, let last else { return nil }
    return (Instant(startOf: last) - TimeSpan(milliseconds: -every.milliseconds)).date
  }
}

/// How a release is taken back.
package struct Rollback: Sendable, Equatable {
  /// A version, or what to do in words.
  package var target: String?
  package var owner: Owner?
  /// How soon it is done.
  package var within: TimeSpan?

  package init() {}
}
