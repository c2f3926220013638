/// Why signed bytes are no statement of the kind that is looked for, or about something else.
package struct StatementMismatch: Error {
  package let reason: String
}
