/// The name under which the daemon remembers that it has carried out a request.
enum IdempotencyKey {
  /// 128 random bits as 32 hexadecimal digits.
  static func fresh() -> String {
    var generator = SystemRandomNumberGenerator()
    return hexadecimal(generator.next()) + hexadecimal(generator.next())
  }

  private static func hexadecimal(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
