internal import CICal
internal import TrucaCore

/// Public holidays of one region, as an iCalendar file gives them: all-day events. Anything else refuses the file, for
/// an event that is left out would be a day on which calls are made.
public struct HolidayFile: Hashable, Sendable {
  /// The region, from the file's property `X-TRUCA-REGION`; nil if it has none.
  public var code: String?
  /// Names by days since 1970-01-01. Two holidays of one day share a name: "A / B".
  public var names: [Int: String]

  public init(code: String?, names: [Int: String]) {
    self.code = code
    self.names = names
  }

  /// The region that a file's name tells: `US-LA` of `US-LA.ics`; nil if it tells none.
  public static func code(ofFileNamed name: String) -> String? {
    let last = name.split(separator: "/").last ?? ""
    let stem = last.lowercased().hasSuffix(".ics") ? last.dropLast(4) : last
    return isCode(String(stem)) ? String(stem) : nil
  }

  /// Whether it has the form of ISO 3166-1 alpha-2 (`ES`) or of ISO 3166-2 (`US-FL`).
  public static func isCode(_ text: String) -> Bool { CallingRule.isCode(text) }
}

extension HolidayFile {
  /// Reads the text of a file.
  /// - Parameter years: The years for which days that come back each year are told.
  /// - Throws: the first thing that cannot be used, with its line.
  public static func decode(
    fileName: String, text: String, years: ClosedRange<Int>
  ) throws(DocumentProblems) -> HolidayFile {
    let (code, events) = try parts(ICalendarLine.lines(of: text, file: fileName), file: fileName)
    let names = try days(of: events, text: text, years: years, file: fileName)
    guard !names.isEmpty else {
      throw ICalendarLine.problem(fileName, 1, "cannot find a holiday in this file: it has no VEVENT")
    }
    return HolidayFile(code: code, names: names)
  }

  /// The events of the one calendar, and the region that it names.
  private static func parts(
    _ lines: [ICalendarLine], file: String
  ) throws(DocumentProblems) -> (code: String?, events: [HolidayEvent]) {
    var open: [ICalendarLine] = []
    var inside: [ICalendarLine] = []
    var code: String?
    var events: [HolidayEvent] = []
    var isOver = false
    for line in lines {
      let kind = line.value.uppercased()
      switch line.name {
      case "BEGIN":
        let expected = open.isEmpty ? "VCALENDAR" : "VEVENT"
        guard kind == expected, open.count < 2, !isOver else {
          throw ICalendarLine.problem(
            file, line.number, "cannot use \(kind.prefix(40)) here: a file of holidays is one VCALENDAR with VEVENTs")
        }
        open.append(line)
        inside = []
      case "END":
        guard let begun = open.popLast(), begun.value.uppercased() == kind else {
          throw ICalendarLine.problem(
            file, line.number, "cannot end \(kind.prefix(40)) here: nothing of that kind is open")
        }
        if kind == "VEVENT" { events.append(try HolidayEvent(file: file, begin: begun.number, lines: inside)) }
        isOver = open.isEmpty
      case "X-TRUCA-REGION" where open.count == 1:
        guard CallingRule.isCode(line.value) else {
          throw ICalendarLine.problem(
            file, line.number,
            "cannot use the code \"\(line.value.prefix(40))\": write two letters as in ES, or a part as in US-FL")
        }
        code = line.value
      default:
        guard !open.isEmpty else {
          throw ICalendarLine.problem(
            file, line.number, "cannot read this as iCalendar: it must begin with BEGIN:VCALENDAR")
        }
        inside.append(line)
      }
    }
    guard isOver else {
      throw ICalendarLine.problem(
        file, lines.last?.number ?? 1, "cannot find the end of the calendar: END:VCALENDAR is missing")
    }
    return (code, events)
  }

  private static func days(
    of events: [HolidayEvent], text: String, years: ClosedRange<Int>, file: String
  ) throws(DocumentProblems) -> [Int: String] {
    guard let calendar = icalparser_parse_string(text) else {
      throw ICalendarLine.problem(file, 1, "cannot read this as iCalendar: it must begin with BEGIN:VCALENDAR")
    }
    defer { icalcomponent_free(calendar) }
    var names: [Int: String] = [:]
    var component = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT)
    for event in events {
      // The library leaves out in silence what it cannot read, and counts it.
      guard let present = component, icalcomponent_count_errors(present) == 0,
        let name = icalcomponent_get_summary(present).map({ String(cString: $0) }), starts(present, on: event.first)
      else { throw event.problem("cannot read this event: check its lines, up to END:VEVENT") }
      for start in starts(of: event, present, years) {
        for day in start..<start + event.length {
          let known = names[day]
          names[day] = known == nil || known == name ? name : "\(known ?? "") / \(name)"
        }
      }
      component = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)
    }
    guard icalcomponent_count_errors(calendar) == 0, component == nil else {
      throw ICalendarLine.problem(file, 1, "cannot read all of this file: save it anew from where it comes")
    }
    return names
  }

  private static func starts(_ component: OpaquePointer, on day: CivilDate) -> Bool {
    let start = icalcomponent_get_dtstart(component)
    return start.is_date == 1 && start.year == day.year && start.month == day.month && start.day == day.day
  }

  /// The days on which an event begins: its first one, and those of its recurrence in `years`.
  private static func starts(of event: HolidayEvent, _ component: OpaquePointer, _ years: ClosedRange<Int>) -> [Int] {
    guard event.rule != nil, let property = icalcomponent_get_first_property(component, ICAL_RRULE_PROPERTY),
      let iterator = icalrecur_iterator_new(icalproperty_get_rrule(property), icalcomponent_get_dtstart(component))
    else { return [event.first.daysSinceEpoch].filter { !event.excluded.contains($0) } }
    defer { icalrecur_iterator_free(iterator) }
    var days: Set<Int> = [event.first.daysSinceEpoch]
    while true {
      let next = icalrecur_iterator_next(iterator)
      guard icaltime_is_null_time(next) == 0, Int(next.year) <= years.upperBound else { break }
      let date = CivilDate(year: Int(next.year), month: Int(next.month), day: Int(next.day))
      if let date, years.contains(date.year) { days.insert(date.daysSinceEpoch) }
    }
    return days.subtracting(event.excluded).sorted()
  }
}
