import Glibc
import Logging
import TrucaSystemd

/// Why the daemon does not start: one sentence and an exit code of sysexits.
struct StartFailure: Error {
  var sentence: String
  var exitCode: Int32

  init(_ sentence: String, _ exitCode: Int32) {
    self.sentence = sentence
    self.exitCode = exitCode
  }

  /// On standard error, as journald or a person reads it.
  func tell() {
    guard LogOutput.isJournal else {
      LogOutput.write("trucad: \(sentence)\n")
      return
    }
    for line in sentence.split(separator: "\n") {
      LogOutput.write(JournalLogHandler.line(String(line), level: .critical))
    }
  }
}
