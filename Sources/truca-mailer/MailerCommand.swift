import ArgumentParser
import FoundationEssentials
import Glibc
import Logging
import TrucaClient
import TrucaSystemd

/// `truca-mailer`: takes due mails from the daemon and hands them to the machine's sendmail.
struct MailerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "truca-mailer",
    abstract: "Hand the mails that are due to the machine's sendmail.",
    discussion: """
      Example:
        truca-mailer
        truca-mailer --once

      Runs as a user with the role mailer. With --once it ends when nothing is due any more, as from a crontab: 0 all is \
      sent or settled, 69 the daemon cannot be reached, 75 something is to be tried again, 77 not permitted.
      """,
    version: "truca-mailer 0.1.0")

  @Option(help: .init("The daemon's socket (default: $TRUCA_SOCKET, else /run/truca/truca.sock).", valueName: "path"))
  var socket: String?

  @Option(help: .init("The program that takes mail, by its full path.", valueName: "path"))
  var sendmail = "/usr/sbin/sendmail"

  @Flag(help: "Send what is due now, then end.")
  var once = false

  @Option(help: .init("After so long a sendmail that does not end is ended.", valueName: "seconds"))
  var timeLimit = 60

  @Flag(help: "Print what the message on the standard input says, as JSON, and end; no daemon is asked.")
  var read = false

  func validate() throws {
    guard !(read && once) else { throw ValidationError("cannot read a message and send mails: give one of both") }
    guard sendmail.hasPrefix("/") else {
      throw ValidationError("cannot run \(sendmail): give sendmail's full path, such as /usr/sbin/sendmail")
    }
    guard 1...600 ~= timeLimit else {
      throw ValidationError("cannot wait \(timeLimit) seconds for sendmail: give 1 to 600")
    }
  }

  func run() async throws {
    if read { return try MessageReading.printMessage() }
    signal(SIGPIPE, SIG_IGN)
    umask(0o077)
    let environment = ProcessInfo.processInfo.environment
    let manager = ServiceManager(environment)
    var loop = MailLoop(
      client: Client(socket: socket(environment)), sendmail: Sendmail(path: sendmail, limit: .seconds(timeLimit)),
      name: Self.name(), once: once, log: log(environment), pause: { StopSignals.wait(atMost: $0) },
      elapsed: { [start = ContinuousClock.now] in ContinuousClock.now - start }, now: { Date.now },
      sign: { manager.notify("WATCHDOG=1") })
    manager.notify("READY=1\nSTATUS=waiting for mails")
    let code = await loop.run()
    manager.notify("STOPPING=1")
    if code != 0 { throw ExitCode(code) }
  }

  private func socket(_ environment: [String: String]) -> String {
    if let socket { return socket }
    guard let path = environment["TRUCA_SOCKET"], !path.isEmpty else { return "/run/truca/truca.sock" }
    return path
  }

  /// From a crontab only what needs somebody is said, for cron makes a mail of each line.
  private func log(_ environment: [String: String]) -> Logger {
    let isInJournal = environment["JOURNAL_STREAM"] != nil
    var log = Logger(label: "truca-mailer") { _ in JournalLog(isInJournal: isInJournal) }
    log.logLevel = once && !isInJournal ? .warning : .info
    return log
  }

  /// `host:pid`.
  private static func name() -> String {
    var host = [CChar](repeating: 0, count: 256)
    let code = gethostname(&host, host.count - 1)
    let bytes = host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let text = code == 0 ? String(decoding: bytes, as: UTF8.self) : "localhost"
    return "\(text):\(getpid())"
  }
}
