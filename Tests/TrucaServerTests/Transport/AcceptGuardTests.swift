import Logging
import NIOCore
import NIOEmbedded
import Testing

@testable import TrucaServer

/// Counts what passes the guard.
private final class Counter: ChannelDuplexHandler {
  typealias InboundIn = any Channel
  typealias OutboundIn = Never
  var reads = 0
  var errors = 0

  func read(context: ChannelHandlerContext) {
    reads += 1
    context.read()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    errors += 1
    context.fireErrorCaught(error)
  }
}

@Suite("The listener's guard")
struct AcceptGuardTests {
  @Test("a full table of descriptors makes a pause and never ends the listener")
  func fullTable() throws {
    let below = Counter()
    let above = Counter()
    let guarded = AcceptGuard(limit: 10, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let channel = EmbeddedChannel(handlers: [below, guarded, above])
    try channel.connect(to: try SocketAddress(unixDomainSocketPath: "/none")).wait()
    let start = below.reads
    channel.pipeline.fireErrorCaught(IOError(errnoCode: 24, reason: "accept"))
    channel.pipeline.read()
    #expect(below.errors == 1)
    #expect(above.errors == 0)
    #expect(above.reads == start + 1)
    #expect(below.reads == start)
    channel.embeddedEventLoop.advanceTime(by: .milliseconds(100))
    #expect(below.reads == start + 1)
  }
}
