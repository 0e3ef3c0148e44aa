internal import TrucaCore

/// Reads one table `[playbooks.KEY]`.
enum PlaybookDecoder {
  /// Wide enough for Core to judge, narrow enough not to overflow a span.
  private static let numbers = 0...1_000_000

  /// nil with a problem in the reader's collector if the kind cannot be told.
  static func decode(_ reader: TOMLReader, key: String) -> Playbook? {
    func number(_ key: String) -> Int { reader.requiredInteger(key, in: numbers) }
    let name = reader.requiredString("name")
    let note = reader.string("note") ?? ""
    let min = number("min")
    let max = number("max")
    let window = Span.hours(Int64(number("windowHours")))
    let firstDayGap = Span.minutes(Int64(number("firstDayGapMinutes")))
    let gap = Span.minutes(Int64(number("gapMinutes")))
    let maxPer24Hours = number("maxPer24Hours")
    let callMinutes = reader.integer("callMinutes", in: numbers) ?? 10
    guard let kind = kind(reader) else { return nil }
    return Playbook(
      key: key, name: name, note: note, kind: kind, minAttempts: min, maxAttempts: max, window: window,
      firstDayGap: firstDayGap, gap: gap, maxPer24Hours: maxPer24Hours, callMinutes: callMinutes)
  }

  private static func kind(_ reader: TOMLReader) -> Playbook.Kind? {
    reader.require("kind", "\"adaptive\" or \"steps\"")
    let text = reader.string("kind")
    switch text {
    case "adaptive":
      refuse("steps", reader, instead: "rhythm")
      return .adaptive(rhythm: slots("rhythm", reader, RhythmText.slot, hint: RhythmText.slotHint))
    case "steps":
      refuse("rhythm", reader, instead: "steps")
      return .steps(slots("steps", reader, RhythmText.step, hint: RhythmText.stepHint))
    default:
      if let text {
        reader.problem("kind", "cannot use kind \"\(text)\"\(reader.place): write \"adaptive\" or \"steps\"")
      }
      // Known all the same, so that the kind remains the only complaint.
      reader.know(["rhythm", "steps"])
      return nil
    }
  }

  private static func refuse(_ key: String, _ reader: TOMLReader, instead other: String) {
    guard let entry = reader.entry(key) else { return }
    reader.problem(entry.position, "cannot use \"\(key)\"\(reader.place), whose kind has \"\(other)\": remove it")
  }

  private static func slots<Slot>(
    _ key: String, _ reader: TOMLReader, _ read: (String) -> Slot?, hint: String
  ) -> [Slot] {
    reader.require(key, "a list such as [\(hint)]")
    return (reader.strings(key) ?? []).compactMap { item in
      if let slot = read(item.text) { return slot }
      reader.problem(item.position, "cannot read \"\(item.text)\" in \(key)\(reader.place): write \(hint)")
      return nil
    }
  }
}
