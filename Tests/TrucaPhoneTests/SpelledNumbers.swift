/// Telephone numbers in all the ways in which people and exports spell them, and in some in which nobody does. The same
/// seed gives the same ones.
struct SpelledNumbers {
  /// A number that a region has.
  struct Example: Sendable {
    var region: String
    var callingCode: String
    var national: String
    /// What is dialled before it inside the country, or "".
    var trunk: String
  }

  struct Spelled: Sendable {
    var text: String
    /// Whose national spelling is tried first.
    var region: String?
  }

  private var random: SplitMix
  private let examples: [Example]

  init(seed: UInt64, examples: [Example]) {
    random = SplitMix(seed: seed)
    self.examples = examples
  }

  mutating func next() -> Spelled {
    if one(in: 40) { return Spelled(text: nonsense(), region: one(in: 2) ? region() : nil) }
    let example = pick(examples)
    var text = spell(changed(example.national), example)
    if one(in: 12) { text += pick([" ext 12", "x345", ";ext=7", " extension 3", " #99", "ext. 1234567"]) }
    if one(in: 15) { text = pick(["Tel: ", "tel:", " ", "\t", "(", "call ", "\u{A0}", "+"]) + text }
    if one(in: 20) { text += pick([" ", ")", ".", "a", " work", "\n"]) }
    if one(in: 15) { text = otherDigits(text) }
    if one(in: 30) { text = letters(text) }
    let own = one(in: 3) ? example.region.lowercased() : example.region
    return Spelled(text: text, region: one(in: 4) ? nil : one(in: 5) ? region() : own)
  }

  /// Other last digits; now and then other first ones, too few, or too many.
  private mutating func changed(_ national: String) -> String {
    var digits = Array(national)
    for index in digits.indices.suffix(Int.random(in: 0...4, using: &random)) { digits[index] = digit() }
    if one(in: 8) { digits[Int.random(in: 0..<digits.count, using: &random)] = digit() }
    if one(in: 10) { digits.removeLast(Int.random(in: 1...min(4, digits.count), using: &random)) }
    if one(in: 10) { digits += (0..<Int.random(in: 1...5, using: &random)).map { _ in digit() } }
    return String(digits)
  }

  private mutating func spell(_ digits: String, _ example: Example) -> String {
    let national = parted(digits)
    let code = example.callingCode
    let gap = pick(["", " ", "-", "."])
    return switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: "+\(code)\(gap)\(national)"
    case 2: "00\(code)\(gap)\(national)"
    case 3: "\(code)\(gap)\(national)"
    case 4: "+\(code) (\(example.trunk))\(national)"
    case 5: "\(pick(["011", "0011", "000", "810"]))\(code)\(national)"
    case 6: "\(example.trunk)\(gap)\(national)"
    case 7: "(\(example.trunk)\(digits.prefix(3))) \(digits.dropFirst(3))"
    default: national
    }
  }

  private mutating func parted(_ digits: String) -> String {
    guard !one(in: 3) else { return digits }
    let mark = pick([" ", "-", ".", "/", " - ", "\u{2013}", "\u{A0}", "  "])
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, one(in: 3) { text += mark }
      text.append(digit)
    }
    return text
  }

  /// Full-width and Arabic-Indic digits.
  private mutating func otherDigits(_ text: String) -> String {
    let zero: UInt32 = pick([0xFF10, 0x0660, 0x06F0])
    return String(
      text.map { character -> Character in
        guard character.isASCII, let value = character.wholeNumberValue,
          let scalar = Unicode.Scalar(zero + UInt32(value))
        else { return character }
        return Character(scalar)
      })
  }

  /// As in 1-800-FLOWERS.
  private mutating func letters(_ text: String) -> String {
    String(text.prefix(max(0, text.count - 5))) + (0..<5).map { _ in String(pick(Array("ABCFLOWERSxyz"))) }.joined()
  }

  private mutating func nonsense() -> String {
    let alphabet = Array("0123456789+()-. /x#;=aé٣")
    return String((0..<Int.random(in: 0...30, using: &random)).map { _ in pick(alphabet) })
  }

  private mutating func region() -> String { pick(examples).region }
  private mutating func digit() -> Character { pick(Array("0123456789")) }
  private mutating func one(in count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }
}

/// Sebastiano Vigna's splitmix64: the same numbers on every machine.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
