import ArgumentParser
import FoundationEssentials
import Glibc
import TrucaAPI
import TrucaClient

/// A command that speaks to the daemon.
protocol DeskCommand: ParsableCommand {
  var connection: ConnectionOptions { get }
  var wantsJSON: Bool { get }

  /// Does the work. Throws `Problem`, `ClientError` or `Failure`.
  func perform(at desk: Desk) throws
}

/// A command with the options of most commands.
protocol PlainDeskCommand: DeskCommand {
  var options: DeskOptions { get }
}

extension PlainDeskCommand {
  var connection: ConnectionOptions { options.connection }
  var wantsJSON: Bool { options.wantsJSON }
}

extension DeskCommand {
  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let code = carryOut(console: .standard(environment), environment: environment)
    guard code == EXIT_SUCCESS else { throw ExitCode(code) }
  }

  /// Performs the command, says what went wrong in one sentence, and returns the exit code.
  func carryOut(console: Console, environment: [String: String]) -> Int32 {
    let client = Client(socket: connection.socket(environment), actingAs: connection.actingAs)
    let desk = Desk(client: client, console: console, wantsJSON: wantsJSON, environment: environment)
    do {
      try perform(at: desk)
      return EXIT_SUCCESS
    } catch let problem as Problem {
      desk.complain(about: problem)
      return problem.kind.exitCode
    } catch let error as ClientError {
      console.complain(error.description)
      return error.exitCode
    } catch let failure as Failure {
      if let sentence = failure.sentence { console.complain(sentence) }
      return failure.exitCode
    } catch {
      console.complain("cannot do this: \(error)")
      return EX_SOFTWARE
    }
  }
}

extension Desk {
  /// The daemon's sentence; for programs the whole problem document.
  func complain(about problem: Problem) {
    if wantsJSON, let document = try? JSONText.line(problem) {
      console.writeError(document + "\n")
    } else {
      console.complain(problem.detail)
    }
  }
}
