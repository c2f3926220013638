import CaseModel
import NIOHTTP1

/// What an answer has to be before anybody reads it: JSON in UTF-8, and not too much of it.
enum AnswerForm {
  /// Finds what is wrong before the body has come.
  static func fault(in headers: HTTPHeaders, host: String, limits: EndpointLimits) -> AttemptFailure? {
    let type = headers.first(name: "Content-Type") ?? ""
    if !isJSON(type) {
      let what = type.isEmpty ? "without a content type" : "with the content type '\(type.prefix(80))'"
      return AttemptFailure(.malformedReply, "\(host) answered \(what), where application/json is needed", .lasting)
    }
    if let coding = headers.first(name: "Content-Encoding"), coding.lowercased() != "identity" {
      return AttemptFailure(
        .malformedReply, "\(host) answered in the encoding '\(coding.prefix(80))', which was not asked for", .lasting)
    }
    if let length = headers.first(name: "Content-Length").flatMap({ Int($0) }), length > limits.largestAnswer {
      return oversized(host, limits)
    }
    return nil
  }

  /// Finds what is wrong with a whole body.
  static func fault(in body: [UInt8], host: String) -> AttemptFailure? {
    if body.isEmpty { return AttemptFailure(.emptyReply, "\(host) answered with nothing", .lasting) }
    guard String(validating: body, as: UTF8.self) != nil else {
      return AttemptFailure(.malformedReply, "\(host) answered with bytes that are not UTF-8", .lasting)
    }
    return nil
  }

  static func oversized(_ host: String, _ limits: EndpointLimits) -> AttemptFailure {
    AttemptFailure(.oversizedReply, "\(host) answered with more than \(limits.largestAnswer >> 20) MiB", .lasting)
  }

  /// `application/json`, or a type that ends in `+json`, with any parameters.
  private static func isJSON(_ type: String) -> Bool {
    let name = type.prefix { $0 != ";" }.lowercased().filter { $0 != " " && $0 != "\t" }
    return name == "application/json" || (name.hasSuffix("+json") && name.contains("/"))
  }
}
