/// Why words were not taken as a time.
public enum TimeWordsError: Error, Hashable, Sendable {
  /// They are none of the forms.
  case unreadable(text: String, TimeDirection)
  /// The clocks jump over the time. `before` and `after` are the nearest wall times that exist.
  case skipped(text: String, zone: String, before: String, after: String)
  /// A time to come was wanted and this one has passed. `now` is the wall time.
  case passed(text: String, now: String, zone: String)
  /// A time that has passed was wanted and this one is to come.
  case ahead(text: String, now: String, zone: String)
}

extension TimeWordsError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let text, .future):
      "cannot read \(text.quotedForError) as a time; write it like 10:30, 9h30, 5 pm, noon, tomorrow 10:30, friday 9h, "
        + "in 20 min, +2h, 27 nov 10:30, 27/11 10:30 or 2026-11-27 10:30"
    case .unreadable(let text, .past):
      "cannot read \(text.quotedForError) as a time; write it like now, 10:30, 9h30, 5 pm, yesterday 16:00, "
        + "friday 9h, 20 min ago, 27 nov 10:30, 27/11 10:30 or 2026-11-27 10:30"
    case .skipped(let text, let zone, let before, let after):
      "cannot use \(text.quotedForError): the clocks in \(zone) jump over it; take \(before) or \(after)"
    case .passed(let text, let now, let zone):
      "cannot use \(text.quotedForError): it has passed, it is \(now) in \(zone); name a later time"
    case .ahead(let text, let now, let zone):
      "cannot use \(text.quotedForError): it is still to come, it is \(now) in \(zone); name an earlier time"
    }
  }
}
