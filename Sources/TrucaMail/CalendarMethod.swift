/// What an iCalendar object is sent for, which its part of a message must name too.
enum CalendarMethod {
  /// The value of its `METHOD` line, such as `REQUEST`; nil where there is none.
  static func name(in calendar: String) -> String? {
    for line in calendar.unicodeScalars.split(whereSeparator: { $0 == "\r" || $0 == "\n" }) {
      let text = String(line).uppercased()
      guard text.hasPrefix("METHOD:") else { continue }
      let name = text.dropFirst("METHOD:".count)
      return !name.isEmpty && name.utf8.allSatisfy { 0x41...0x5A ~= $0 || $0 == UInt8(ascii: "-") } ? String(name) : nil
    }
    return nil
  }
}
