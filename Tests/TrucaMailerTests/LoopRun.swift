import FoundationEssentials
import Logging
import ScriptedDaemon
import TrucaAPI
import TrucaClient

@testable import truca_mailer

/// The mailer's loop run in this process, under a time that only its own waiting moves.
struct LoopRun {
  private final class Time {
    var now = Duration.zero
    var pauses: [Duration] = []
    var waitsLeft: Int
    let onWait: (Int) -> Void

    init(waitsLeft: Int, onWait: @escaping (Int) -> Void) {
      self.waitsLeft = waitsLeft
      self.onWait = onWait
    }

    func pause(_ span: Duration) -> Bool {
      now += span
      guard span > .zero else { return waitsLeft < 0 }
      pauses.append(span)
      waitsLeft -= 1
      onWait(pauses.count)
      return waitsLeft < 0
    }
  }

  /// What the wall clock shows at the beginning.
  static let begin = Date(timeIntervalSince1970: 1_795_507_200)  // 2026-11-24T08:00:00Z

  let exitCode: Int32
  /// Each wait, in order.
  let pauses: [Duration]

  /// - Parameters:
  ///   - waits: after so many it is told to stop.
  ///   - onWait: called with the number of each wait, from 1.
  init(
    at socket: String, _ sendmail: FakeSendmail, once: Bool = true, stopAfter waits: Int = 1_000,
    onWait: @escaping (Int) -> Void = { _ in }
  ) async {
    let time = Time(waitsLeft: waits, onWait: onWait)
    var log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    log.logLevel = .critical
    var loop = MailLoop(
      client: Client(socket: socket), sendmail: Sendmail(path: sendmail.path, limit: .seconds(60)), name: "host:1",
      once: once, log: log, pause: { time.pause($0) }, elapsed: { time.now },
      now: { Self.begin.addingTimeInterval(time.now / .seconds(1)) })
    exitCode = await loop.run()
    pauses = time.pauses
  }
}

extension ScriptedDaemon {
  /// `POST` requests to a path, in order.
  func requests(to target: String) -> [ReceivedRequest] {
    requests.filter { $0.method == "POST" && $0.target == target }
  }

  /// The results that were reported, in order.
  func results(of mail: Int64 = 7) throws -> [SendResult] {
    try requests(to: "/v1/outbox/\(mail)/result").map { try WireCoder.decode(SendResult.self, from: $0.body) }
  }
}
