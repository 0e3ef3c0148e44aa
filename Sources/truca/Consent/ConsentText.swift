import TrucaAPI

/// A consent on one line.
enum ConsentText {
  static func text(_ consent: Lead.ConsentView) -> Text {
    let until = consent.until.map { ", until \($0)" } ?? ""
    let line = Text("\(consent.source), \(consent.date)\(until)")
    if let ended = consent.ended { return line + Text("; \(ended)", .warning) }
    return consent.holds ? line : line + Text("; does not hold yet", .warning)
  }
}
