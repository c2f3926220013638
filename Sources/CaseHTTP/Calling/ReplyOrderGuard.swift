import NIOCore
import NIOHTTP1

/// An answer came that belongs to another request.
struct AnswerOutOfOrder: Error {}

/// Ends a connection on which a server answers what it was not asked.
///
/// On one connection answers belong to requests by their order alone, so that one too many shifts all that follow. A
/// server that sends `X-Casegate-Request` back is held to it; one that does not is found out only where the answer
/// comes while nothing is asked.
final class ReplyOrderGuard: ChannelDuplexHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias InboundOut = HTTPClientResponsePart
  typealias OutboundIn = HTTPClientRequestPart
  typealias OutboundOut = HTTPClientRequestPart

  static let header = "X-Casegate-Request"

  private var asked: String?
  private var isBroken = false

  /// Adds one to a new connection.
  static func guardOrder(of channel: any Channel) -> EventLoopFuture<Void> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
      try pipeline.addHandler(ReplyOrderGuard(), position: .after(decoder))
    }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .head(let head) = unwrapOutboundIn(data) { asked = head.headers.first(name: Self.header) }
    context.write(data, promise: promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isBroken { return }
    if case .head(let head) = unwrapInboundIn(data), let told = head.headers.first(name: Self.header), told != asked {
      isBroken = true
      context.fireErrorCaught(AnswerOutOfOrder())
      context.close(promise: nil)
      return
    }
    context.fireChannelRead(data)
  }
}
