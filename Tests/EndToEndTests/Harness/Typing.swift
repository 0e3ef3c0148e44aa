import Glibc
import TrucaAPI

extension Daemon {
  /// The group of those who may connect, where others than the test's own user do.
  static let group: gid_t = 64_100

  /// Runs `truca` as a person would, without a terminal, and waits for its end.
  ///
  /// - Parameters:
  ///   - user: for whom an administrator acts.
  ///   - uid: the user of this machine who types it; nil: the one who runs the test. Another one needs root.
  func truca(_ arguments: String..., as user: String? = nil, uid: uid_t? = nil, input: String? = nil) throws -> Ran {
    try truca(arguments, as: user, uid: uid, input: input)
  }

  /// - Parameter program: another copy of `truca`, where the user may not see the one that was built.
  func truca(
    _ arguments: [String], as user: String? = nil, uid: uid_t? = nil, input: String? = nil,
    program: String = Project.binaries + "/truca"
  ) throws -> Ran {
    let actingAs = user.map { ["--as", $0] } ?? []
    return try runProgram(changing(to: uid) + [program] + arguments + actingAs, input: input)
  }

  func runProgram(_ arguments: String...) throws -> Ran { try runProgram(arguments) }

  /// Runs a program and waits for its end. The first argument is its path.
  private func runProgram(_ arguments: [String], input: String? = nil) throws -> Ran {
    let run = nextRun()
    let source = try input.map { try folder.write($0, to: "input-\(run)") } ?? "/dev/null"
    let output = folder.file("output-\(run)")
    let errors = folder.file("errors-\(run)")
    let child = try Child(
      arguments, environment: ["TRUCA_SOCKET": socket, "PATH": "/usr/bin:/bin", "TZ": "Europe/Madrid"],
      input: source, output: output, errors: errors)
    guard let status = child.end(within: 240_000) else {
      child.destroy()
      throw SystemFailure(sentence: "\(arguments.joined(separator: " ")) did not end")
    }
    return Ran(status: status, output: folder.text("output-\(run)"), errors: folder.text("errors-\(run)"))
  }

  /// The same with `--json`, and its answer decoded. Throws where it does not succeed.
  func json<Answer: Decodable>(_ type: Answer.Type, _ arguments: String..., as user: String? = nil) throws -> Answer {
    let ran = try truca(arguments + ["--json"], as: user)
    guard ran.status == 0 else {
      throw SystemFailure(sentence: "truca \(arguments.joined(separator: " ")) failed: \(ran)")
    }
    return try WireCoder.decode(type, from: Array(ran.output.utf8))
  }

  private func changing(to uid: uid_t?) -> [String] {
    guard let uid else { return [] }
    return ["/usr/bin/setpriv", "--reuid=\(uid)", "--regid=\(uid)", "--groups=\(Self.group)"]
  }
}
