/// Finds what may be telephone numbers in a running text. Whether one is a number is for `TrucaPhone` to say.
public enum NumbersInText {
  /// Digits of the shortest and the longest number (E.164).
  private static let digits = 7...15

  /// Runs of digits with blanks and the usual signs between them, in order, each once; at most 50.
  public static func candidates(in text: String) -> [String] {
    var found: [String] = []
    var run = ""
    for character in text {
      if belongs(character, to: run) {
        run.append(character)
      } else {
        take(&run, into: &found)
        if character == "+" { run = "+" }
      }
      if found.count == 50 { return found }
    }
    take(&run, into: &found)
    return found
  }

  private static func belongs(_ character: Character, to run: String) -> Bool {
    if isDigit(character) { return true }
    if character == "+" || character == "(" { return run.isEmpty }
    // Two signs in a row belong to `(020) 7946`; three end a number.
    let isSign = " .-/()\u{A0}\u{2011}".contains(character)
    return isSign && !run.isEmpty && run.suffix(2).contains(where: isDigit)
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

  private static func take(_ run: inout String, into found: inout [String]) {
    defer { run = "" }
    guard digits.contains(run.count(where: isDigit)), let last = run.lastIndex(where: isDigit) else { return }
    let number = String(run[...last])
    if !found.contains(number) { found.append(number) }
  }
}
