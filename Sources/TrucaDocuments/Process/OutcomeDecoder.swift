internal import TrucaCore

/// Reads one table `[outcomes.KEY]`.
enum OutcomeDecoder {
  /// nil with a problem in the reader's collector if the effect cannot be told.
  static func decode(_ reader: TOMLReader, key: String) -> OutcomeDefinition? {
    let name = reader.requiredString("name")
    let note = reader.string("note") ?? ""
    let keystroke = reader.string("keystroke") ?? ""
    let reached = reader.requiredBoolean("reached")
    guard let effect = effect(reader) else { return nil }
    return OutcomeDefinition(
      key: key, name: name, note: note, keystroke: keystroke, reached: reached, effect: effect)
  }

  private static func effect(_ reader: TOMLReader) -> OutcomeDefinition.Effect? {
    guard reader.entry("effect") != nil else {
      reader.problem(
        reader.position,
        "cannot tell what follows from \(reader.subject): add its effect, one of \(EffectName.list)")
      reader.know(EffectName.allKeys)
      return nil
    }
    guard let text = reader.string("effect") else { return nil }
    guard let name = EffectName(rawValue: text) else {
      let nearest = NearestName.of(text, among: EffectName.allCases.map(\.rawValue))
      let hint = nearest.map { "did you mean \"\($0)\"?" } ?? "write one of \(EffectName.list)"
      reader.problem("effect", "cannot use effect \"\(text)\"\(reader.place): \(hint)")
      reader.know(EffectName.allKeys)
      return nil
    }
    refuseKeys(of: name, reader)
    return effect(name, reader)
  }

  private static func effect(_ name: EffectName, _ reader: TOMLReader) -> OutcomeDefinition.Effect? {
    switch name {
    case .goOn: .goOn
    case .retrySoon: .retrySoon(.minutes(Int64(reader.requiredInteger("retryMinutes", in: 0...1_000_000))))
    case .promise: .promise
    case .move: .move
    case .nextNumber: .nextNumber
    case .stop: closing(reader).map { .stop($0, needsReason: reader.boolean("needsReason") ?? false) }
    case .rest: .rest(days: reader.requiredInteger("restDays", in: 0...1_000_000))
    case .suppress: .suppress
    }
  }

  private static func closing(_ reader: TOMLReader) -> OutcomeDefinition.Closing? {
    let names = OutcomeDefinition.Closing.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    reader.require("closes", "one of \(names)")
    guard let text = reader.string("closes") else { return nil }
    if let closing = OutcomeDefinition.Closing(rawValue: text) { return closing }
    reader.problem("closes", "cannot close a lead as \"\(text)\"\(reader.place): write one of \(names)")
    return nil
  }

  /// Keys that belong to another effect are refused by name instead of as unknown.
  private static func refuseKeys(of name: EffectName, _ reader: TOMLReader) {
    for key in EffectName.allKeys where !name.keys.contains(key) {
      guard let entry = reader.entry(key) else { continue }
      let owners = EffectName.allCases.filter { $0.keys.contains(key) }.map { "\"\($0.rawValue)\"" }
      reader.problem(
        entry.position,
        "cannot use \"\(key)\"\(reader.place): only the effect \(owners.joined(separator: " or ")) takes it")
    }
  }
}
