import CaseFiles
import CaseJSON
import CaseModel
import NIOHTTP1

extension AttemptFailure {
  /// What a status says that is no answer.
  ///
  /// - Parameters:
  ///   - words: the beginning of what the server wrote with it.
  ///   - now: what time it is, where the server does not say.
  init(status: HTTPResponseStatus, headers: HTTPHeaders, host: String, words: [UInt8], now: Instant) {
    let code = "\(host) answered \(status.code) \(status.reasonPhrase)"
    let told = words.isEmpty ? "" : ": \(Excerpt.of(words, longest: 300))"
    let itsNow = headers.first(name: "Date").flatMap(RetryAfter.date) ?? now
    let retryAfter = headers.first(name: "Retry-After").flatMap { RetryAfter.wait($0, now: itsNow) }
    let error = JSONScanner.scan(words).document?.root["error"]
    let codes = [error?["code"]?.string, error?["type"]?.string].compactMap(\.self)
    switch status.code {
    case 300..<400:
      let target = headers.first(name: "Location").map { " to \($0)" } ?? ""
      self.init(.rejected, "\(code), a redirection\(target), which is not followed", .lasting)
    case 408: self.init(.timeout, code + told, .mayPass)
    // A quota that is spent does not come back while anybody waits.
    case 429 where codes.contains("insufficient_quota"): self.init(.rateLimited, code + told, .lasting)
    case 429: self.init(.rateLimited, code + told, .refused(retryAfter: retryAfter))
    case 529: self.init(.overloaded, code + told, .refused(retryAfter: retryAfter))
    case 503 where retryAfter != nil: self.init(.overloaded, code + told, .refused(retryAfter: retryAfter))
    case 503: self.init(.overloaded, code + told, .mayPass)
    case 500, 502, 504: self.init(.serverError, code + told, .mayPass)
    case 400 where codes.contains("content_filter"): self.init(.contentFilter, code + told, .lasting)
    case 400..<500: self.init(.rejected, code + told, .lasting)
    default: self.init(.serverError, code + told, .lasting)
    }
  }
}
