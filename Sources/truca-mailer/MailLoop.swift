import FoundationEssentials
import Glibc
import Logging
import TrucaAPI
import TrucaClient
import TrucaMail

/// Claims a mail, hands it over, reports, and begins anew. Several may run: a claim is one mailer's alone.
struct MailLoop {
  let client: Client
  let sendmail: Sendmail
  /// Names this mailer to the daemon.
  let name: String
  /// Ends when nothing is due.
  let once: Bool
  let log: Logger
  /// Waits so long, or until it is to stop; then true.
  let pause: (Duration) -> Bool
  /// Time that only goes forward, from any beginning.
  let elapsed: () -> Duration
  /// The wall clock, against which the daemon's instants are read.
  let now: () -> Date
  /// Called at least each ten seconds while all is well.
  let sign: @Sendable () -> Void

  /// For so long a claim that was not answered is the same claim; later the daemon may have given the mail away again.
  private static let claimMemory = Duration.seconds(30)
  /// For so long a mailer that is to stop tries to report.
  private static let lastTries = Duration.seconds(10)

  private var isStopping = false
  private var isPutOff = false

  init(
    client: Client, sendmail: Sendmail, name: String, once: Bool, log: Logger, pause: @escaping (Duration) -> Bool,
    elapsed: @escaping () -> Duration, now: @escaping () -> Date, sign: @escaping @Sendable () -> Void = {}
  ) {
    self.client = client
    self.sendmail = sendmail
    self.name = name
    self.once = once
    self.log = log
    self.pause = pause
    self.elapsed = elapsed
    self.now = now
    self.sign = sign
  }

  /// - Returns: the exit code; see the command's help.
  mutating func run() async -> Int32 {
    var backoff = Self.claimBackoff
    while true {
      await wait(.zero)
      if isStopping { return 0 }
      do {
        let answer = try await claim()
        backoff = Self.claimBackoff
        if let mail = answer?.mail {
          await deliver(mail)
        } else if once || answer == nil {
          return isPutOff ? EX_TEMPFAIL : 0
        } else {
          await wait(Lease.idle(until: answer?.askAgain, now: now()))
        }
      } catch {
        log.error("\(error)")
        if once { return Self.exitCode(error) }
        await wait(backoff.next())
      }
    }
  }

  private static var claimBackoff: Backoff { Backoff(from: .seconds(1), to: .seconds(60)) }

  /// Asks until there is an answer or the daemon is plainly not there.
  ///
  /// - Returns: nil where it is to stop.
  private mutating func claim() async throws -> ClaimAnswer? {
    let key = Client.freshKey()
    let end = elapsed() + Self.claimMemory
    var backoff = Backoff(from: .milliseconds(200), to: .seconds(5))
    while true {
      sign()
      do {
        return try client.claimMail(as: name, key: key)
      } catch ClientError.connectionLost(let what) {
        guard elapsed() < end else { throw ClientError.connectionLost(what) }
        await wait(backoff.next())
        if isStopping { return nil }
      }
    }
  }

  private mutating func deliver(_ mail: OutboxMail) async {
    let end = elapsed() + Lease.span(until: mail.leaseEnd, now: now())
    let outcome = await send(mail)
    let line: Logger.Message = "mail \(mail.mail), try \(mail.attempt): \(outcome.end)"
    if outcome.end == .exited(0) { log.info(line) } else { log.warning(line) }
    await report(mail, outcome, until: end)
  }

  private func send(_ mail: OutboxMail) async -> SendOutcome {
    do throws(ComposeError) {
      let message = try MailComposer.compose(Mail(mail))
      sign()
      return await sendmail.send(message, from: mail.from, to: mail.to, sign: sign)
    } catch {
      return SendOutcome(end: .exited(EX_DATAERR), message: error.description)
    }
  }

  /// Tries until the daemon answers: it may be starting anew. After the lease nobody waits for the result.
  private mutating func report(_ mail: OutboxMail, _ outcome: SendOutcome, until end: Duration) async {
    let key = Client.freshKey()
    var end = end
    var backoff = Backoff(from: .milliseconds(200), to: .seconds(10))
    while true {
      sign()
      do {
        let row = try client.reportMail(mail.mail, outcome.result(token: mail.token), key: key)
        if row.state == "pending" { isPutOff = true }
        return
      } catch {
        if isStopping { end = min(end, elapsed() + Self.lastTries) }
        guard Self.mayPass(error), elapsed() < end else {
          log.error("mail \(mail.mail): its result was not taken; \(error)")
          isPutOff = true
          return
        }
        await wait(backoff.next())
      }
    }
  }

  /// Whether the same request can succeed later.
  private static func mayPass(_ error: any Error) -> Bool {
    guard let problem = error as? Problem else { return true }
    return [.unavailable, .internal, .timeout].contains(problem.kind)
  }

  /// In pieces, so that the service manager sees that all is well.
  private mutating func wait(_ span: Duration) async {
    var left = span
    repeat {
      let piece = min(left, .seconds(10))
      sign()
      if pause(piece) { isStopping = true }
      left -= piece
    } while left > .zero && !isStopping
    await Task.yield()
  }

  private static func exitCode(_ error: any Error) -> Int32 {
    switch error {
    case let error as ClientError: error.exitCode
    case let problem as Problem: problem.kind.exitCode
    default: EX_SOFTWARE
    }
  }
}

extension Mail {
  fileprivate init(_ mail: OutboxMail) {
    self.init(
      from: mail.from, to: mail.to, toName: mail.toName, messageID: mail.messageId, date: mail.date,
      subject: mail.subject, text: mail.text, html: mail.html, calendar: mail.calendar)
  }
}
