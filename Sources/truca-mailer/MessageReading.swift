import ArgumentParser
import FoundationEssentials
import Glibc
import TrucaAPI
import TrucaMail

/// `truca-mailer --read`: MIME is read here, so that `truca` need not carry the library with it.
enum MessageReading {
  /// Longer messages have attachments that no lead needs.
  private static let limit = 32 << 20

  static func printMessage() throws {
    let message = ReceivedMail(try input())
    let lead = MailedLead(
      from: message.from, fromName: message.fromName, subject: message.subject,
      text: String(message.text.prefix(100_000)), messageId: message.messageID)
    var bytes = try WireCoder.encode(lead)
    bytes.append(UInt8(ascii: "\n"))
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { throw ExitCode(74) }
      rest = rest.dropFirst(count)
    }
  }

  private static func input() throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer[..<count]
      guard bytes.count <= limit else {
        throw ValidationError("cannot read a message of over 32 MiB: forward its text alone")
      }
    }
    return bytes
  }
}
