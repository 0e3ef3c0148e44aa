import Glibc
import Subprocess
import SystemPackage

/// The program that takes mail from local users, whichever MTA brought it.
///
/// It gets the whole message as a file on its standard input, so that nothing that happens to this process can cut the
/// message short, and no pipe can break. Its standard error is a file too: what it leaves running may keep it open.
struct Sendmail: Sendable {
  /// Absolute.
  var path: String
  /// After that it is ended, with all that it started.
  var limit: Duration
  /// From SIGTERM to SIGKILL.
  var grace = Duration.seconds(5)
  /// Where the two files are kept.
  var folder = "/tmp"

  private static let look = Duration.seconds(1)
  /// Bytes of standard error that are kept while it runs.
  private static let errorLimit: Int64 = 1 << 20

  /// Hands over one message and waits.
  ///
  /// - Parameters:
  ///   - from: bounces go there; must not begin with a dash.
  ///   - to: may begin with one.
  ///   - sign: called each second while it runs.
  func send(
    _ message: [UInt8], from: String, to: String, sign: @escaping @Sendable () -> Void = {}
  ) async -> SendOutcome {
    do throws(Errno) {
      let input = try UnlinkedFile(in: folder)
      try input.fill(message)
      let errors = try UnlinkedFile(in: folder)
      return await run(["-i", "-f", from, "--", to], input: input, errors: errors, sign: sign)
    } catch {
      return SendOutcome(
        end: .exited(EX_IOERR), message: "cannot keep the message in \(folder): \(error); make room there")
    }
  }

  private func run(
    _ arguments: [String], input: borrowing UnlinkedFile, errors: borrowing UnlinkedFile,
    sign: @escaping @Sendable () -> Void
  ) async -> SendOutcome {
    let (input, descriptor) = (input.descriptor, errors.descriptor)
    let ended = await withTaskGroup(of: Ended?.self) { group -> Ended? in
      group.addTask { await status(arguments, input, descriptor) }
      group.addTask {
        await watch(descriptor, sign)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      if let first { return first }
      var last = await group.next() ?? nil
      last?.isLate = true
      return last
    }
    let said = ErrorText.message(from: errors.tail(4 * ErrorText.limit))
    guard let ended else { return SendOutcome(end: .timedOut, message: said) }
    switch ended.status {
    // What succeeds at the last moment is accepted: a second try would be a second copy.
    case .success(.exited(0)): return SendOutcome(end: .exited(0), message: said)
    case .success where ended.isLate: return SendOutcome(end: .timedOut, message: said)
    case .success(.exited(let code)): return SendOutcome(end: .exited(code), message: said)
    case .success(.signaled(let signal)): return SendOutcome(end: .signalled(signal), message: said)
    case .failure(let error): return failed(error)
    }
  }

  private struct Ended: Sendable {
    var status: Result<TerminationStatus, any Error>
    var isLate = false
  }

  private func status(
    _ arguments: [String], _ input: FileDescriptor, _ errors: FileDescriptor
  ) async -> Ended {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: grace)
    ]
    do {
      let result = try await Subprocess.run(
        .path(FilePath(path)), arguments: Arguments(arguments),
        environment: .custom(["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C"]), workingDirectory: "/",
        platformOptions: options, input: .fileDescriptor(input, closeAfterSpawningProcess: false), output: .discarded,
        error: .fileDescriptor(errors, closeAfterSpawningProcess: false))
      return Ended(status: .success(result.terminationStatus))
    } catch {
      return Ended(status: .failure(error))
    }
  }

  /// Ends with the time limit, or when nobody waits any more.
  private func watch(_ errors: FileDescriptor, _ sign: @Sendable () -> Void) async {
    let deadline = ContinuousClock.now + limit
    while true {
      let left = deadline - ContinuousClock.now
      guard left > .zero else { return }
      try? await Task.sleep(for: min(left, Self.look))
      guard !Task.isCancelled else { return }
      sign()
      UnlinkedFile.shorten(errors, over: Self.errorLimit, to: 4 * ErrorText.limit)
    }
  }

  /// As a shell tells it, for nothing was run: the queue is stopped rather than mails declared dead.
  private func failed(_ error: any Error) -> SendOutcome {
    let reason = (error as? SubprocessError)?.underlyingError
    let isThere = access(path, F_OK) == 0
    let code =
      switch reason {
      case _ where !isThere: Int32(127)
      case .permissionDenied, .execFormatError, .noSuchFileOrDirectory: Int32(126)
      default: EX_OSERR
      }
    let why = isThere ? reason.map { "\($0)" } ?? "it was not started" : "it is not there"
    return SendOutcome(
      end: .exited(code), message: "cannot run \(path): \(why); install an MTA, or name its program with --sendmail")
  }
}
