import FoundationEssentials
import Glibc
import Testing

/// A program in sendmail's place that takes its time, and the messages that it took.
struct MailSink {
  struct Message {
    var id: String
    var recipient: String
    /// Whether its last line is there.
    var isWhole: Bool
  }

  private let folder: String
  var program: String { folder + "/sendmail" }

  /// - Parameter folder: is made.
  init(folder: String) throws {
    self.folder = folder
    guard mkdir(folder, 0o755) == 0 else { throw SystemFailure("make \(folder)") }
    let script = """
      #!/bin/sh
      exec 9>> '\(folder)/lock'
      flock -s 9
      part=$(mktemp '\(folder)/part-XXXXXX')
      cat > "$part"
      sleep 0.0$(($$ % 7))
      mv "$part" "\(folder)/mail-${part##*-}"
      """
    guard FileManager.default.createFile(atPath: program, contents: Data(script.utf8)) else {
      throw SystemFailure("write \(program)")
    }
    chmod(program, 0o755)
  }

  /// Waits for those that still run: a killed mailer leaves its sendmail behind.
  func waitForAll() throws {
    let lock = open(folder + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard lock >= 0 else { throw SystemFailure("open the lock of sendmail") }
    defer { close(lock) }
    while flock(lock, LOCK_EX) != 0 { guard errno == EINTR else { throw SystemFailure("wait for sendmail") } }
  }

  /// What was taken whole, and the names of what was not.
  func messages() throws -> (taken: [Message], unfinished: [String]) {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let taken = try names.filter { $0.hasPrefix("mail-") }.map { name in
      let bytes = try #require(FileManager.default.contents(atPath: "\(folder)/\(name)"))
      return message(String(decoding: bytes, as: UTF8.self))
    }
    return (taken, names.filter { $0.hasPrefix("part-") })
  }

  private func message(_ text: String) -> Message {
    let lines = text.split(separator: "\n")
    let id = lines.first { $0.hasPrefix("Message-Id: ") } ?? ""
    let recipient = lines.first { $0.hasPrefix("To: ") } ?? ""
    return Message(id: String(id), recipient: String(recipient), isWhole: text.hasSuffix("\n--=_truca--\n"))
  }
}
