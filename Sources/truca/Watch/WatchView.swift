import TrucaAPI

/// An event on a line of its own.
struct WatchView {
  let event: LiveEvent

  func print(at desk: Desk) throws {
    guard desk.wantsJSON else { return desk.console.print(line) }
    desk.console.write(try JSONText.line(event) + "\n")
  }

  var line: Text {
    Text(event.at.local, .faint) + "  " + Text(about, .bold) + "  " + Text(event.actor) + ": " + Text(event.sentence)
  }

  private var about: String {
    if let lead = event.lead { return "lead \(lead)" }
    return event.user.map { "user \($0)" } ?? event.subject
  }
}
