internal import CCrypto

/// SHA-256 of bytes: tells whether two texts are the same, and whether a file changed.
public enum Fingerprint {
  /// The 32 bytes of the digest.
  public static func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.withContiguousStorageIfAvailable(digest) ?? Array(bytes).withUnsafeBufferPointer(digest)
  }

  /// The digest as 64 lower-case hexadecimal digits.
  public static func sha256Hex(_ bytes: some Sequence<UInt8>) -> String {
    hex(sha256(bytes))
  }

  /// Two lower-case hexadecimal digits for each byte.
  public static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  private static func digest(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { result, count in
      _ = SHA256(bytes.baseAddress, bytes.count, result.baseAddress)
      count = Int(SHA256_DIGEST_LENGTH)
    }
  }
}
