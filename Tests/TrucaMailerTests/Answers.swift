import ScriptedDaemon
import TrucaAPI

/// What the scripted daemon says.
enum Answers {
  static let text = "Bon dia\nFrom here\n"

  static func mail(
    _ number: Int64 = 7, to: String = "anna@example.org", date: String = "2026-11-24T08:00:00Z", text: String = text,
    leaseEnd: String = "2026-11-24T08:10:00Z"
  ) throws -> ScriptedReply {
    try claim(
      OutboxMail(
        mail: number, token: "t\(number)", leaseEnd: moment(leaseEnd), attempt: 1, from: "truca@example.org", to: to,
        toName: "Anna Serra", messageId: "m\(number)@example.org", date: date, subject: "Today", text: text,
        html: "<p>Bon dia</p>", calendar: nil))
  }

  static func nothing(askAgain: String? = nil) throws -> ScriptedReply {
    try claim(nil, askAgain: askAgain.map(moment))
  }

  private static func claim(_ mail: OutboxMail?, askAgain: Moment? = nil) throws -> ScriptedReply {
    .json(String(decoding: try WireCoder.encode(ClaimAnswer(mail: mail, askAgain: askAgain)), as: UTF8.self))
  }

  /// The answer to a result.
  static func row(_ state: String, mail: Int64 = 7) throws -> ScriptedReply {
    let row = OutboxRow(
      mail: mail, state: state, kind: "digest", user: "anna", due: moment("2026-11-24T08:00:00Z"), attempts: 1,
      lastExitCode: nil, lastMessage: nil, nextTry: nil)
    return .json(String(decoding: try WireCoder.encode(row), as: UTF8.self))
  }

  static func problem(_ kind: ErrorKind) throws -> ScriptedReply {
    let problem = Problem(kind, "cannot do this; try something else")
    return .problem(String(decoding: try WireCoder.encode(problem), as: UTF8.self), status: kind.status)
  }

  private static func moment(_ instant: String) -> Moment {
    Moment(instant: instant, zone: "Europe/Madrid", local: "", words: "")
  }
}
