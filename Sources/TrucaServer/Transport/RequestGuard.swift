import NIOCore
import NIOHTTP1
import TrucaAPI

/// Stands behind the HTTP decoder of one connection and answers what never becomes a request: broken or oversized
/// heads, HTTP/1.0, a missing Host, bodies that stall or break off. Closes connections that keep us waiting.
///
/// A body is only ever whole for the request's handler: where it breaks off, reading it throws.
final class RequestGuard: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private let idle: TimeAmount
  private let drainBytes: Int
  private var progress = RequestProgress()
  /// Nothing more is read from this connection.
  private var deaf = false
  /// Nothing more is written to it but what the guard itself has written.
  private var mute = false
  private var refusal: Problem?
  private var waiting: Scheduled<Void>?
  private var stalled: Scheduled<Void>?

  init(limits: TransportLimits) {
    idle = TimeAmount(limits.idle)
    drainBytes = limits.bodyBytes
  }

  // MARK: Requests

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !deaf else { return }
    progress.received(now: .now())
    switch unwrapInboundIn(data) {
    case .head(let head): received(head, context, data)
    case .body(let bytes):
      if progress.discard(bytes.readableBytes) > drainBytes {
        close(context)
        return
      }
      context.fireChannelRead(data)
    case .end:
      progress.bodyEnded()
      context.fireChannelRead(data)
    }
  }

  private func received(_ head: HTTPRequestHead, _ context: ChannelHandlerContext, _ data: NIOAny) {
    if let fault = Self.fault(of: head) {
      refuse(fault, context)
      return
    }
    let continues = head.headers[canonicalForm: "expect"].contains { $0.lowercased() == "100-continue" }
    if continues, progress.unanswered == 0 {
      context.writeAndFlush(wrapOutboundOut(.head(.init(version: .http1_1, status: .continue))), promise: nil)
    }
    progress.began(last: head.headers[canonicalForm: "connection"].contains { $0.lowercased() == "close" })
    context.fireChannelRead(data)
  }

  private static func fault(of head: HTTPRequestHead) -> Problem? {
    guard head.version == .http1_1 else {
      return Problem(.badRequest, "cannot speak \(head.version); use HTTP/1.1")
    }
    guard head.headers["host"].count == 1 else {
      return Problem(.badRequest, "cannot take a request without exactly one Host header; send one, such as truca")
    }
    guard head.uri.first == "/" else {
      return Problem(.badRequest, "cannot find a resource whose path does not begin with /; give its path")
    }
    return nil
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard !deaf else { return }
    guard let fault = error as? HTTPParserError else {
      context.fireErrorCaught(error)
      return
    }
    if progress.inBody, progress.unanswered > 0 {
      // The handler reads this body: it hears of the fault, answers, and that is the connection's last answer.
      deaf = true
      progress.closeAfterAnswer = true
      context.fireErrorCaught(error)
    } else if progress.inBody {
      close(context)
    } else if fault == .headerOverflow {
      refuse(Problem(.headersTooLarge, "cannot read headers of this size; send fewer or shorter ones"), context)
    } else {
      refuse(Problem(.badRequest, "cannot read this as HTTP/1.1; check what was sent"), context)
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .inputClosed? = event as? ChannelEvent {
      if progress.inBody, !deaf { errorCaught(context: context, error: HTTPParserError.invalidEOFState) }
      if progress.unanswered == 0 { close(context) } else { progress.closeAfterAnswer = true }
    }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    if progress.inBody, !deaf { context.fireErrorCaught(HTTPParserError.invalidEOFState) }
    context.fireChannelInactive()
  }

  // MARK: Answers

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !mute else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(let head) where head.status.code >= 200: progress.answering = true
    case .end:
      progress.answered(now: .now())
      endAnswer(context, data, promise)
      return
    default: break
    }
    context.write(data, promise: promise)
  }

  private func endAnswer(_ context: ChannelHandlerContext, _ data: NIOAny, _ promise: EventLoopPromise<Void>?) {
    guard progress.unanswered == 0 else {
      context.write(data, promise: promise)
      return
    }
    if let refusal {
      context.write(data, promise: promise)
      answer(refusal, context)
    } else if progress.closeAfterAnswer {
      let written = promise ?? context.eventLoop.makePromise()
      context.writeAndFlush(data, promise: written)
      written.futureResult.assumeIsolated().whenComplete { _ in self.close(context) }
    } else {
      context.write(data, promise: promise)
    }
  }

  /// Reads no more; answers once the requests before it have their answers.
  private func refuse(_ problem: Problem, _ context: ChannelHandlerContext) {
    deaf = true
    if progress.unanswered == 0 { answer(problem, context) } else { refusal = problem }
  }

  /// Writes the connection's last answer and closes it.
  private func answer(_ problem: Problem, _ context: ChannelHandlerContext) {
    deaf = true
    mute = true
    let body = (try? WireCoder.encode(problem)) ?? []
    let head = HTTPResponseHead(
      version: .http1_1, status: .init(statusCode: problem.status),
      headers: [
        "Content-Type": Problem.mediaType, "Content-Length": String(body.count), "Connection": "close",
      ])
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
    let written = context.eventLoop.makePromise(of: Void.self)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
    written.futureResult.assumeIsolated().whenComplete { _ in self.close(context) }
  }

  private func close(_ context: ChannelHandlerContext) {
    mute = true
    context.close(promise: nil)
  }

  // MARK: Time

  func handlerAdded(context: ChannelHandlerContext) {
    progress.received(now: .now())
    scheduleWait(context, in: idle)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    waiting?.cancel()
    stalled?.cancel()
  }

  func read(context: ChannelHandlerContext) {
    progress.wantsBytes(now: .now(), grace: .nanoseconds(idle.nanoseconds / 10))
    context.read()
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    progress.gotBytes(now: .now())
    context.fireChannelReadComplete()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    stalled?.cancel()
    stalled = nil
    if !context.channel.isWritable {
      stalled = context.eventLoop.assumeIsolated().scheduleTask(in: idle) { self.close(context) }
    }
    context.fireChannelWritabilityChanged()
  }

  private func scheduleWait(_ context: ChannelHandlerContext, in delay: TimeAmount) {
    waiting = context.eventLoop.assumeIsolated().scheduleTask(in: delay) { self.checkWait(context) }
  }

  private func checkWait(_ context: ChannelHandlerContext) {
    let waited = progress.waited(now: .now())
    guard waited >= idle else {
      scheduleWait(context, in: idle - waited)
      return
    }
    if progress.inBody, progress.unanswered == 1, !progress.answering {
      answer(Problem(.timeout, "cannot wait longer for the rest of the body; send it in one go"), context)
    } else {
      close(context)
    }
  }
}
