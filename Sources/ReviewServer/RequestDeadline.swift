import NIOCore
import NIOHTTPTypes

/// Ends connections of clients that take too long, or send more than any request needs.
///
/// A client has so long for a request's head, so long for its body, and so long to take the answer; between
/// requests it may be idle for a while. Hummingbird's own limit on idleness begins anew with each byte of a body.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart

  private let limits: RequestLimits
  private var deadline: Scheduled<Void>?
  private var received = 0
  private var isTooLarge = false
  /// Whether the whole request is here; some are answered before.
  private var isWhole = true
  private var isAnswered = true

  init(_ limits: RequestLimits) { self.limits = limits }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { allow(limits.request, in: context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

  func channelActive(context: ChannelHandlerContext) {
    allow(limits.request, in: context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      (received, isWhole, isAnswered) = (0, false, false)
      allow(limits.request, in: context)
    case .body(let bytes):
      received += bytes.readableBytes
      // What is over the limit is read no further; the answer says so, then the connection ends.
      if received > 2 * limits.body { isTooLarge = true }
      if received > 16 * limits.body { return context.close(promise: nil) }
    case .end:
      isWhole = true
      allow(isAnswered ? limits.idle : limits.answer, in: context)
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .end = unwrapOutboundIn(data) else {
      return context.write(data, promise: promise)
    }
    isAnswered = true
    allow(isWhole ? limits.idle : limits.request, in: context)
    guard isTooLarge else { return context.write(data, promise: promise) }
    context.writeAndFlush(data, promise: promise)
    context.close(promise: nil)
  }

  private func allow(_ time: TimeAmount, in context: ChannelHandlerContext) {
    deadline?.cancel()
    let channel = context.channel
    deadline = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
  }
}
