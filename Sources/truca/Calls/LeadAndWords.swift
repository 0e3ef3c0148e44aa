/// `[LEAD] WORDS…` of a command line: a first word of digits alone is the lead, unless it reads as part of a time.
struct LeadAndWords: Hashable {
  /// nil: the lead of the call in hand.
  var lead: Int64?
  /// Joined with single spaces; may be empty.
  var words: String

  private static let timeWords: Set<String> = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "min", "hou", "day", "wee",
    "am", "pm", "h", "m",
  ]

  /// For a text: `42 call her mother first`.
  init(text arguments: [String]) {
    self.init(arguments)
  }

  /// For a time: `42 tomorrow 10:30`, but `15 december 10:30` and `30 minutes` name no lead.
  init(time arguments: [String]) {
    let follower = arguments.dropFirst().first.map { String($0.lowercased().prefix(3)) }
    if let follower, !Self.timeWords.contains(follower) {
      self.init(arguments)
    } else {
      self.init(lead: nil, words: arguments.joined(separator: " "))
    }
  }

  private init(_ arguments: [String]) {
    guard let first = arguments.first, first.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let lead = Int64(first) else {
      self.init(lead: nil, words: arguments.joined(separator: " "))
      return
    }
    self.init(lead: lead, words: arguments.dropFirst().joined(separator: " "))
  }

  private init(lead: Int64?, words: String) {
    self.lead = lead
    self.words = words
  }
}
