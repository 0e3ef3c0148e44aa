extension Weekday {
  /// English: `Monday`.
  public var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }

  /// `Mon`.
  public var shortName: String { String(name.prefix(3)) }

  /// The day that a lower-case word names: in full or by its first three letters, also `tues`, `thur` and `thurs`.
  init?(word: String) {
    let match = Self.allCases.first { day in
      word == day.code || word == day.name.lowercased() || day.otherWords.contains(word)
    }
    guard let match else { return nil }
    self = match
  }

  private var otherWords: [String] {
    switch self {
    case .tuesday: ["tues"]
    case .wednesday: ["weds"]
    case .thursday: ["thur", "thurs"]
    default: []
    }
  }
}

/// The English names of a month.
struct MonthName {
  let name: String
  var shortName: String { String(name.prefix(3)) }

  /// January first.
  static let all = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ].map(MonthName.init)

  /// 1...12 for a lower-case name, in full or by its first three letters (`sept` too).
  static func number(_ word: String) -> Int? {
    let index = all.firstIndex { word == $0.name.lowercased() || word == $0.shortName.lowercased() }
    if let index { return index + 1 }
    return word == "sept" ? 9 : nil
  }
}
