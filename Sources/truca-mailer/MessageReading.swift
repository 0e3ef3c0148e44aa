import ArgumentParser
import FoundationEssentials
import Glibc
import TrucaAPI
import TrucaMail

/// `truca-mailer --read`: MIME is read here, so that `truca` need not carry the library with it.
enum MessageReading {
  /// Longer messages have attachments that no lead needs.
  private static let limit = 32 << 20
  /// Bytes of text that the daemon takes, also where JSON has to escape each.
  private static let textLimit = 400_000

  static func printMessage() throws {
    let message = ReceivedMail(try input())
    let lead = MailedLead(
      from: message.from, fromName: message.fromName, subject: message.subject,
      text: beginning(of: message.text), messageId: message.messageID)
    var bytes = try WireCoder.encode(lead)
    bytes.append(UInt8(ascii: "\n"))
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { throw ExitCode(74) }
      rest = rest.dropFirst(count)
    }
  }

  /// Cut between scalars: what looks like one character can be of any length.
  private static func beginning(of text: String) -> String {
    let text = String(text.prefix(100_000))
    guard text.utf8.count > textLimit else { return text }
    return String(decoding: text.utf8.prefix(textLimit), as: UTF8.self)
  }

  private static func input() throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      // Half a message would be taken for the whole.
      guard count >= 0 else { throw refusal("\(String(cString: strerror(errno))); pipe it in", EX_IOERR) }
      guard count > 0 else { break }
      bytes += buffer[..<count]
      guard bytes.count <= limit else { throw refusal("it has over 32 MiB; forward its text alone", EX_DATAERR) }
    }
    guard !bytes.isEmpty else { throw refusal("it is empty; pipe one in", EX_DATAERR) }
    return bytes
  }

  private static func refusal(_ why: String, _ code: Int32) -> ExitCode {
    let sentence = Array("truca-mailer: cannot read the message on the standard input: \(why)\n".utf8)
    _ = write(STDERR_FILENO, sentence, sentence.count)
    return ExitCode(code)
  }
}
