import TrucaAPI

/// A mail's state in colour.
enum MailState {
  static func text(_ state: String) -> Text {
    switch state {
    case "sent": Text(state, .good)
    case "dead": Text(state, .alarm)
    case "uncertain": Text(state, .warning)
    default: Text(state)
    }
  }

  /// What became of a mail, in one sentence.
  static func sentence(_ row: OutboxRow) -> String {
    let next = row.nextTry.map { ", next try \($0.words)" } ?? ""
    return "Mail \(row.mail) to \(row.user) is \(row.state)\(next)."
  }
}
