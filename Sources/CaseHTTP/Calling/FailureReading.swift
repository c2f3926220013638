import AsyncHTTPClient
import CaseModel
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// How far an exchange had come when it broke.
enum ExchangeStage: Sendable {
  /// Nothing of an answer had come.
  case asking
  /// An answer had begun.
  case reading
}

extension AttemptFailure {
  /// Reads what the client threw; whatever is not known broke on the way.
  ///
  /// - Parameters:
  ///   - host: who was asked.
  ///   - isLate: whether the exchange was ended because it took too long.
  init(_ error: any Error, _ stage: ExchangeStage, host: String, limits: EndpointLimits, isLate: Bool) {
    if isLate {
      self.init(.timeout, "\(host) had not answered completely within \(limits.whole)", .mayPass)
      return
    }
    switch error {
    case let error as HTTPClientError: self.init(error, stage, host: host, limits: limits)
    case let error as NIOConnectionError:
      self.init(.transport, "\(host) cannot be reached: \(Self.cause(of: error))", .unsent)
    case let error as IOError where stage == .asking && Self.unreached.contains(error.errnoCode):
      self.init(.transport, "\(host) cannot be reached: \(error)", .unsent)
    case let error as ChannelError:
      if case .connectTimeout = error {
        self.init(.timeout, "no connection with \(host) within \(limits.connect)", .unsent)
      } else {
        self = .broken(stage, host: host, "\(error)")
      }
    case is AnswerOutOfOrder:
      self.init(.transport, "\(host) sent an answer that belongs to another request", .mayPass)
    case HTTPParserError.invalidEOFState: self = .broken(stage, host: host, "the connection ended")
    case let error as HTTPParserError:
      self.init(.malformedReply, "\(host) does not answer in HTTP: \(error)", .lasting)
    case let error as NIOSSLError: self = .untrusted(host, "\(error)")
    case let error as BoringSSLError: self = .untrusted(host, "\(error)")
    default: self = .broken(stage, host: host, "\(error)")
    }
  }

  private init(_ error: HTTPClientError, _ stage: ExchangeStage, host: String, limits: EndpointLimits) {
    switch error {
    case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout:
      self.init(.timeout, "no connection with \(host) within \(limits.connect)", .unsent)
    case .deadlineExceeded, .readTimeout:
      let what = stage == .asking ? "did not begin to answer" : "sent nothing more of its answer"
      self.init(.timeout, "\(host) \(what) within \(limits.firstByte)", .mayPass)
    case .remoteConnectionClosed: self = .broken(stage, host: host, "it closed the connection")
    default: self = .broken(stage, host: host, error.shortDescription)
    }
  }

  /// A connection that ended too early.
  private static func broken(_ stage: ExchangeStage, host: String, _ why: String) -> AttemptFailure {
    switch stage {
    case .asking: AttemptFailure(.transport, "the connection with \(host) broke before it answered: \(why)", .mayPass)
    case .reading: AttemptFailure(.transport, "the answer of \(host) is cut off: \(why)", .mayPass)
    }
  }

  /// A server that cannot show who it is stays one.
  private static func untrusted(_ host: String, _ why: String) -> AttemptFailure {
    AttemptFailure(.transport, "there is no trusted connection with \(host): \(why)", .lasting)
  }

  /// What the system says where no connection came about.
  private static let unreached: Set<CInt> = [ECONNREFUSED, ENETUNREACH, EHOSTUNREACH, ENETDOWN, EHOSTDOWN]

  private static func cause(of error: NIOConnectionError) -> String {
    if let first = error.connectionErrors.first { return "\(first.error)" }
    return (error.dnsAError ?? error.dnsAAAAError).map { "\($0)" } ?? "\(error)"
  }
}
