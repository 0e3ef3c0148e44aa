import FoundationEssentials
import Glibc
import TrucaAPI
import TrucaClient

/// Adds the lead of a message on the standard input, as a mail alias pipes it. The message is taken apart by
/// `truca-mailer --read`, which has the library for it.
struct MailReader {
  /// Where the package puts it.
  private static let installed = "/usr/libexec/truca-mailer"

  let team: String?

  /// Says what became of it to people and programs, not to a mail server, which could send it back to the sender.
  /// What may pass, or takes an administrator and not the sender, ends with 75, so that the mail server tries again.
  func add(at desk: Desk) throws {
    do {
      var mail = try decoded(try message(desk.environment))
      mail.team = team
      let answer = try desk.client.addLead(mail: mail)
      guard desk.wantsJSON || desk.console.outputIsTerminal else { return }
      try desk.answer(answer) { desk.console.print(Text($0.sentence)) }
    } catch let problem as Problem where Self.mayPass(problem.kind) {
      desk.complain(about: problem)
      throw Failure.silent(EX_TEMPFAIL)
    } catch let error as ClientError {
      throw Failure(sentence: error.description, exitCode: EX_TEMPFAIL)
    }
  }

  /// The daemon takes any text. What else it refuses, such as a team that is not there, is the administrator's to
  /// mend: no mail goes back to its sender for that.
  private static func mayPass(_ kind: ErrorKind) -> Bool {
    ![.tooLarge, .tooDeep, .unreadable].contains(kind)
  }

  private func decoded(_ bytes: [UInt8]) throws(Failure) -> MailedLead {
    do {
      return try WireCoder.decode(MailedLead.self, from: bytes)
    } catch {
      throw Failure(
        sentence: "cannot read the mail: truca-mailer did not tell what is in it; install the one of this version",
        exitCode: EX_TEMPFAIL)
    }
  }

  /// What the reader of messages prints.
  private func message(_ environment: [String: String]) throws(Failure) -> [UInt8] {
    let program = Self.program(environment)
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else {
      throw Failure(
        sentence: "cannot read the mail: \(String(cString: strerror(errno))); close other programs",
        exitCode: EX_TEMPFAIL)
    }
    let (output, input) = (ends[0], ends[1])
    defer { close(output) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDOUT_FILENO)
    posix_spawn_file_actions_addclose(&actions, output)
    var arguments = [strdup(program), strdup("--read"), nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for string in arguments + variables { free(string) } }
    var child = pid_t()
    let code = posix_spawn(&child, program, &actions, nil, &arguments, &variables)
    close(input)
    guard code == 0 else {
      throw Failure(
        sentence: "cannot read the mail: \(program): \(String(cString: strerror(code))); install truca-mailer, or set "
          + "TRUCA_MAILER to its path", exitCode: EX_TEMPFAIL)
    }
    let bytes = Self.readAll(output)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    guard status == 0 else { throw Self.failure(of: program, status) }
    return bytes
  }

  /// A message that is refused will be so again, and the reader has said why; all else is no fault of the message.
  private static func failure(of program: String, _ status: Int32) -> Failure {
    let (signal, code) = (status & 0x7F, status >> 8 & 0xFF)
    if signal == 0, code == EX_DATAERR { return .silent(EX_DATAERR) }
    let end = signal == 0 ? "ended with code \(code)" : "was ended by signal \(signal)"
    return Failure(
      sentence: "cannot read the mail: \(program) \(end); see whether it starts, with --help", exitCode: EX_TEMPFAIL)
  }

  /// `TRUCA_MAILER`, else where it is installed, else beside this program.
  private static func program(_ environment: [String: String]) -> String {
    if let path = environment["TRUCA_MAILER"], !path.isEmpty { return path }
    if access(installed, X_OK) == 0 { return installed }
    var buffer = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &buffer, buffer.count)
    let path = String(decoding: buffer.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let beside = path.lastIndex(of: "/").map { path[...$0] + "truca-mailer" } ?? ""
    return access(String(beside), X_OK) == 0 ? String(beside) : installed
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}
