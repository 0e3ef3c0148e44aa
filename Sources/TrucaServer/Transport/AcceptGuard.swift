import Logging
import NIOCore

/// Keeps a listening socket alive: no more connections than the descriptors admit, and a failed accept (a full table of
/// descriptors, a connection gone before it was taken) makes a pause, where it would otherwise end the listener. Those
/// who connect meanwhile wait in the kernel's queue.
final class AcceptGuard: ChannelDuplexHandler {
  typealias InboundIn = any Channel
  typealias InboundOut = any Channel
  typealias OutboundIn = Never
  typealias OutboundOut = Never

  private static let pause = TimeAmount.milliseconds(100)

  private let limit: Int
  private let logger: Logger
  private var open = 0
  private var pausing = false
  private var readHeld = false

  init(limit: Int, logger: Logger) {
    self.limit = limit
    self.logger = logger
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let connection = unwrapInboundIn(data)
    open += 1
    let place = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
    connection.closeFuture.hop(to: context.eventLoop).whenComplete { _ in
      place.value.handler.open -= 1
      place.value.handler.resume(place.value.context)
    }
    context.fireChannelRead(data)
  }

  func read(context: ChannelHandlerContext) {
    guard open < limit, !pausing else {
      readHeld = true
      return
    }
    context.read()
  }

  /// Not passed on: an error that leaves this handler ends the sequence of connections, and with it the daemon.
  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard !pausing else { return }
    logger.warning("cannot accept connections just now; pausing", metadata: ["error": "\(error)"])
    pausing = true
    context.eventLoop.assumeIsolated().scheduleTask(in: Self.pause) {
      self.pausing = false
      self.resume(context)
    }
  }

  private func resume(_ context: ChannelHandlerContext) {
    guard readHeld, open < limit, !pausing, context.channel.isActive else { return }
    readHeld = false
    context.read()
  }
}
