/// How the dates of one column are read, and how sure that is.
public struct DateForm: Hashable, Sendable {
  public var order: DateOrder
  /// Neither the sample nor anything else in the file says whether the day or the month comes first.
  public var isAmbiguous: Bool

  public init(order: DateOrder, isAmbiguous: Bool = false) {
    self.order = order
    self.isAmbiguous = isAmbiguous
  }

  /// What a file says about its dates besides the dates.
  struct Hints {
    var separator: CSVSeparator
    var isEnglish: Bool
  }

  /// The form of a column with these texts in it.
  static func recognised(in texts: [String], _ hints: Hints) -> DateForm {
    let dates = texts.compactMap(DateText.init)
    let open = dates.filter { !$0.isYearFirst }
    guard !open.isEmpty || dates.isEmpty else { return DateForm(order: .ymd) }
    let dayFirst = open.count { $0.numbers[0] > 12 && $0.date(.dmy) != nil }
    let monthFirst = open.count { $0.numbers[1] > 12 && $0.date(.mdy) != nil }
    if dayFirst != monthFirst { return DateForm(order: dayFirst > monthFirst ? .dmy : .mdy) }
    if open.contains(where: \.isTwelveHour) { return DateForm(order: .mdy) }
    if open.contains(where: { $0.separator == "." }) { return DateForm(order: .dmy) }
    if hints.separator == .semicolon || !hints.isEnglish { return DateForm(order: .dmy) }
    // Month first is the custom of those who write slashes under English titles.
    let hasSlash = open.contains { $0.separator == "/" }
    return DateForm(order: hasSlash || open.isEmpty ? .mdy : .dmy, isAmbiguous: !open.isEmpty)
  }
}
