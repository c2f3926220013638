import CaseJSON
import Glibc
import NIOCore
import NIOPosix
import NIOSSL

/// A server on the loopback interface that does what each request wishes for.
package final class MisbehavingServer: Sendable {
  /// How a server is set up.
  package struct Options: Sendable {
    /// 0 for one that is free.
    package var port = 0
    /// How long each answer takes, in milliseconds.
    package var delay = 0
    /// Files with a certificate and its key, in PEM; absent for a server without TLS.
    package var certificate: (chain: String, key: String)?
    /// Whether what was received is kept, for tests of what was sent.
    package var keepsRequests = false

    package init() {}
  }

  package let log: RequestLog
  private let channel: any Channel
  package let port: Int

  private init(_ channel: any Channel, log: RequestLog) {
    self.channel = channel
    self.log = log
    port = channel.localAddress?.port ?? 0
  }

  /// Starts one.
  package static func start(_ options: Options = Options()) async throws -> MisbehavingServer {
    // A connection that a client closes must not end the process.
    signal(SIGPIPE, SIG_IGN)
    let log = RequestLog(keepsRequests: options.keepsRequests)
    let tls = try options.certificate.map { files in
      try NIOSSLContext(
        configuration: .makeServerConfiguration(
          certificateChain: try NIOSSLCertificate.fromPEMFile(files.chain).map { .certificate($0) },
          privateKey: .privateKey(try NIOSSLPrivateKey(file: files.key, format: .pem))))
    }
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 4096)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { child in
        child.eventLoop.makeCompletedFuture {
          if let tls { try child.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
          try child.pipeline.syncOperations.addHandler(ConnectionHandler(log: log, delay: options.delay))
        }
      }
      .bind(host: "127.0.0.1", port: options.port).get()
    return MisbehavingServer(channel, log: log)
  }

  /// Takes no more connections.
  package func stop() async throws { try await channel.close() }

  /// Waits for the end of it.
  func wait() async throws { try await channel.closeFuture.get() }
}

/// One connection: reads requests and carries out the plan for each of them.
private final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let log: RequestLog
  private let delay: Int
  private var reader = RequestReader()

  init(log: RequestLog, delay: Int) {
    self.log = log
    self.delay = delay
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    reader.add(unwrapInboundIn(data).readableBytesView)
    while let request = reader.next() { answer(request, context) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func answer(_ request: ServerRequest, _ context: ChannelHandlerContext) {
    if request.method == "GET" {
      let steps = AnswerPlan(body: log.json, to: request).steps + [.close]
      return perform(steps[...], context, isCounted: false)
    }
    let wish = request.wish
    let key = wish?["key"]?.string ?? wish?["n"]?.canonicalText ?? "none"
    let attempt = log.add(key)
    log.keep(request)
    let body = AnswerText.body(for: request)
    var plan = AnswerPlan(body: body, to: request)
    if let fault = wish?["fault"]?.string.flatMap(ServerFault.init(rawValue:)),
      attempt <= wish?["times"]?.int ?? .max
    {
      plan = AnswerPlan(fault, body: body, to: request, retryAfter: wish?["after"]?.int ?? 1)
    }
    let pause = wish?["delay"]?.int ?? delay
    if pause > 0 { plan.steps.insert(.wait(pause), at: 0) }
    perform(plan.steps[...], context, isCounted: true)
  }

  private func perform(_ steps: ArraySlice<AnswerPlan.Step>, _ context: ChannelHandlerContext, isCounted: Bool) {
    guard let step = steps.first, context.channel.isActive else {
      if isCounted { log.end() }
      return
    }
    let rest = steps.dropFirst()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let goOn: @Sendable (ArraySlice<AnswerPlan.Step>) -> Void = { steps in
      let (handler, context) = bound.value
      handler.perform(steps, context, isCounted: isCounted)
    }
    switch step {
    case .write(let bytes):
      context.writeAndFlush(wrapOutboundOut(context.channel.allocator.buffer(bytes: bytes)), promise: nil)
      perform(rest, context, isCounted: isCounted)
    case .repeated(let bytes, let count):
      let next = count > 1 ? [.repeated(bytes, count: count - 1)] + rest : rest
      context.writeAndFlush(wrapOutboundOut(context.channel.allocator.buffer(bytes: bytes)))
        .whenComplete { _ in goOn(next) }
    case .wait(let milliseconds):
      context.eventLoop.scheduleTask(in: .milliseconds(Int64(milliseconds))) { goOn(rest) }
    case .close:
      if isCounted { log.end() }
      context.close(promise: nil)
    case .reset:
      if isCounted { log.end() }
      // Closed with nothing to linger for, a connection is reset.
      guard let options = context.channel as? any SocketOptionProvider else { return context.close(promise: nil) }
      options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in bound.value.1.close(promise: nil) }
    }
  }
}
