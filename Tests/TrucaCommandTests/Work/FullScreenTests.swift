import Glibc
import ScriptedDaemon
import Synchronization
import Testing

@testable import truca

@Suite("Taking a terminal over", .timeLimit(.minutes(1)))
struct FullScreenTests {
  @Test("it is set as it was, whichever way it is left")
  func restored() throws {
    let terminal = try PseudoTerminal()
    let before = terminal.mode
    var screen: FullScreen? = FullScreen(input: terminal.inner, output: terminal.inner)
    for _ in 0..<2 {
      try screen?.take()
      #expect(terminal.mode != before)
      #expect(terminal.written().contains("\u{1B}[?1049h"))
      screen?.restore()
      #expect(terminal.mode == before)
      #expect(terminal.written().contains("\u{1B}[?25h\u{1B}[?1049l"))
      screen?.restore()
    }
    try screen?.take()
    screen = nil
    #expect(terminal.mode == before)
  }

  @Test("keys come one by one, unseen, and Ctrl-C as a key")
  func raw() throws {
    let terminal = try PseudoTerminal()
    let screen = FullScreen(input: terminal.inner, output: terminal.inner)
    try screen.take()
    _ = terminal.written()
    terminal.type("é\u{3}\r")
    #expect(screen.read() == Array("é\u{3}\r".utf8))
    screen.write("seen")
    // No echo stands before it.
    #expect(terminal.written() == "seen")
    withExtendedLifetime(screen) {}
  }

  @Test("a terminal that another program has set meanwhile is taken again, and left as it was first")
  func again() throws {
    let terminal = try PseudoTerminal()
    let before = terminal.mode
    let screen = FullScreen(input: terminal.inner, output: terminal.inner)
    try screen.take()
    let raw = terminal.mode
    var mode = termios()
    tcgetattr(terminal.inner, &mode)
    mode.c_lflag |= tcflag_t(ICANON | ECHO)
    tcsetattr(terminal.inner, TCSANOW, &mode)
    screen.takeAgain()
    #expect(terminal.mode == raw)
    screen.restore()
    #expect(terminal.mode == before)
  }

  @Test("its size is told, and one that does not tell it is 80 by 24")
  func size() throws {
    let small = try PseudoTerminal(rows: 12, columns: 40)
    #expect(FullScreen(input: small.inner, output: small.inner).size == ScreenSize(rows: 12, columns: 40))
    let dumb = try PseudoTerminal(rows: 0, columns: 0)
    #expect(FullScreen(input: dumb.inner, output: dumb.inner).size == ScreenSize(rows: 24, columns: 80))
  }

  @Test("what is no terminal is not taken over")
  func noTerminal() throws {
    let file = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(file) }
    let screen = FullScreen(input: file, output: file)
    let failure = #expect(throws: Failure.self) { try screen.take() }
    #expect(failure?.exitCode == EX_USAGE)
    #expect(failure?.sentence?.hasPrefix("cannot work without a terminal") == true)
  }

  @Test("truca work is refused without a terminal, and on one that cannot draw, before anything is asked")
  func refused() throws {
    let daemon = try ScriptedDaemon()
    let run = try CommandRun(["work"], at: daemon)
    #expect(run.exitCode == EX_USAGE)
    #expect(
      run.errors == "truca: cannot work without a terminal: type truca work in one, or use truca next and truca log\n")
    let dumb = try CommandRun(["work"], at: daemon, terminal: true, environment: ["TERM": "dumb"])
    #expect(dumb.exitCode == EX_USAGE)
    #expect(daemon.requests.isEmpty)
  }

  @Test("letters of threads arrive all, and wake the one that waits")
  func mailbox() throws {
    let mailbox = try Mailbox<Int>()
    for worker in 0..<4 {
      try Worker.start { for number in 0..<100 { mailbox.send(worker * 100 + number) } }
    }
    var letters: [Int] = []
    while letters.count < 400 {
      var entry = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
      try #require(poll(&entry, 1, 30_000) == 1)
      letters += mailbox.take()
    }
    #expect(letters.sorted() == Array(0..<400))
    for worker in 0..<4 {
      let own = letters.filter { $0 / 100 == worker }
      #expect(own == own.sorted())
    }
  }

  @Test("a command that dials unseen writes nothing on the screen")
  func dialUnseen() throws {
    let dialer = try Dialer(["TRUCA_DIAL": "echo {number}", "PATH": "/usr/bin:/bin"])
    #expect(try dialer.dialUnseen("+34600111222") == "Dialled +34600111222.")
    #expect(try Dialer([:]).dialUnseen("+34600111222") == "tel:+34600111222")
    #expect(throws: Failure.self) { try Dialer(["TRUCA_DIAL": "false {number}"]).dialUnseen("+34600111222") }
  }
}
