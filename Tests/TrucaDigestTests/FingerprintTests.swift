import Testing
import TrucaDigest

@Suite("SHA-256 fingerprints")
struct FingerprintTests {
  @Test(
    "the examples of FIPS 180-4 come out",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func examples(text: String, digest: String) {
    #expect(Fingerprint.sha256Hex(text.utf8) == digest)
    #expect(Fingerprint.sha256Hex(Array(text.utf8)) == digest)
    #expect(Fingerprint.hex(Fingerprint.sha256(AnySequence(Array(text.utf8)))) == digest)
  }

  @Test("a digest has 32 bytes")
  func length() {
    #expect(Fingerprint.sha256(repeatElement(0, count: 1000)).count == 32)
  }
}
