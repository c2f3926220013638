/// What a server does on request that servers should never do.
///
/// The wish names it under `fault`. `"fault": "429", "times": 2` does it to the first two attempts at the same wish, and
/// answers the third; without `times` it does it to every attempt. `after` is what a 429 says about when to come back.
package enum ServerFault: String, CaseIterable, Sendable {
  /// Statuses; the number is the status.
  case tooManyRequests = "429"
  case tooManyRequestsUntilSeconds = "429-seconds"
  case tooManyRequestsUntilDate = "429-date"
  case badRequest = "400"
  case unauthorised = "401"
  case notFound = "404"
  case serverError = "500"
  case unavailable = "503"
  case overloaded = "529"
  /// Connections that end.
  case resetBefore = "reset-before"
  case resetDuring = "reset-during"
  case resetAfter = "reset-after"
  case closeBefore = "close-before"
  case shortBody = "short-body"
  case cutChunks = "cut-chunks"
  /// Time.
  case drip
  case silence
  case slowStart = "slow-start"
  /// What stands in the body.
  case truncatedJSON = "truncated-json"
  case invalidJSON = "invalid-json"
  case invalidUTF8 = "invalid-utf8"
  case emptyBody = "empty-body"
  case huge
  case hugeChunked = "huge-chunked"
  case contentType = "content-type"
  case noHTTP = "no-http"
  case redirect
  /// Answers that nobody asked for.
  case twice
  case twiceLate = "twice-late"
  /// What it was sent, told in an error and in an answer.
  case echoSecret = "echo-secret"
  case echoSecretAnswer = "echo-secret-answer"
}
