/// Codes of countries and of their parts.
enum RegionCode {
  /// Whether it has the form of ISO 3166-1 alpha-2 (`ES`) or of ISO 3166-2 (`US-FL`).
  static func isValid(_ code: String) -> Bool {
    let parts = code.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    guard parts.count <= 2, parts[0].count == 2, parts[0].allSatisfy(isLetter) else { return false }
    guard parts.count == 2 else { return true }
    return (1...3).contains(parts[1].count) && parts[1].allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
  }
}
