/// Counts warnings by their sentence, so that a large file does not give one for each row.
struct LeadWarningTally {
  private var warnings: [LeadFileWarning] = []

  mutating func add(_ sentence: String, line: Int) {
    if let index = warnings.firstIndex(where: { $0.sentence == sentence }) {
      warnings[index].count += 1
    } else {
      warnings.append(LeadFileWarning(sentence: sentence, count: 1, firstLine: line))
    }
  }

  /// In the order in which they first happened.
  var events: [LeadFileEvent] { warnings.map { .warning($0) } }
}
