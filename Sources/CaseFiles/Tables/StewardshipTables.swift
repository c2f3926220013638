import CaseJSON
import CaseModel

let exceptionOwnerTable = Table<ExceptionOwner>(
  "Who answers for refusals and for what falls between the rules, and what they take on.",
  ownerTable.fields.map { field in
    Field(lifting: field) { exception, body in body(&exception.owner) }
  } + [
    Field("queue", .text, "where the cases wait for them") { $0.duty.queue = $1 },
    Field("respond_within", .timeSpan, "how soon they answer") { $0.duty.respondWithin = $1 },
    Field("severity", severityTable.codec { _ in [:] }, "how soon they answer, by how much a case matters") {
      $0.duty.severity = $1
    },
    Field("may", .list(.word(ExceptionDuty.Power.self), atLeast: 1), "what they may do about a case") {
      $0.duty.powers = $1
    },
  ])

private let severityTable = Table<[CaseSeverity: TimeSpan]>(
  "How soon somebody answers; cases of another severity wait as long as respond_within says.",
  CaseSeverity.allCases.map { severity in
    Field(severity.rawValue, .timeSpan, "how soon, for a case of this severity") { $0[severity] = $1 }
  })

let reviewTable = Table<Review>(
  "How often somebody looks at the whole workflow again.",
  [
    Field("every", .timeSpan, isRequired: true, "how often: 90d") { $0.every = $1 },
    Field("last", .date, "the day on which it was last looked at") { $0.last = $1 },
    Field("owner", .owner, "who looks") { $0.owner = $1 },
  ])

let rollbackTable = Table<Rollback>(
  "How a release is taken back.",
  [
    Field("to", .text, isRequired: true, "the version to go back to, or what to do in words") { $0.target = $1 },
    Field("owner", .owner, "who does it") { $0.owner = $1 },
    Field("within", .timeSpan, "how soon it is done") { $0.within = $1 },
  ])

extension Codec where Value == CalendarDate {
  static var date: Codec<CalendarDate> {
    Codec(.text(pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")) { value, findings in
      if let date = value.string.flatMap({ CalendarDate($0) }) { return date }
      findings.error(
        "value.date", "a day is expected here, not \(value.described)", hint: "write it like 2026-11-21", at: value)
      return nil
    }
  }
}

extension Codec where Value == Instant {
  static var instant: Codec<Instant> {
    Codec(.text(pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$")) { value, findings in
      if let instant = value.string.flatMap({ Instant($0) }) { return instant }
      findings.error(
        "value.instant", "a time with a day and a zone is expected here, not \(value.described)",
        hint: "write it like 2026-11-21T09:30:00Z or 2026-11-21T10:30:00+01:00", at: value)
      return nil
    }
  }
}
