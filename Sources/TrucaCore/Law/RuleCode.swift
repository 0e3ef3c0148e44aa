extension CallingRule {
  /// Whether `code` is in the form of ISO 3166-1 alpha-2 (`ES`), or of ISO 3166-2 (`US-FL`).
  public static func isCode(_ code: String) -> Bool {
    let parts = code.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    guard parts.count <= 2, parts[0].count == 2, parts[0].allSatisfy(isLetter) else { return false }
    return parts.count == 1 || (1...3).contains(parts[1].count) && parts[1].allSatisfy { isLetter($0) || isDigit($0) }
  }

  /// A code as people type it in the way it is kept: `us-fl` as `US-FL`.
  public static func canonical(_ code: String) -> String {
    let upper = code.uppercased()
    return upper == PlaceResolver.unknownState.uppercased() ? PlaceResolver.unknownState : upper
  }
}
