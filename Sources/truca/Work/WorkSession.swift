import Glibc
import TrucaAPI
import TrucaClient

/// What threads tell the session.
enum WorkLetter: Sendable {
  case input(WorkInput)
  case signal(Int32)
}

/// The loop on a real terminal: waits for keys, answers, events and signals, and shows what the loop says.
final class WorkSession {
  /// Milliseconds after which an Escape that nothing has followed was the key.
  private static let escapeTime: Int32 = 50
  private static let second: Int32 = 1_000

  private let desk: WorkDesk
  private let screen: FullScreen
  private let mail: Mailbox<WorkLetter>
  private var painter: Painter
  private var decoder = KeyDecoder()
  private var loop = WorkLoop()
  private var isOver = false

  init(desk: WorkDesk, screen: FullScreen, mail: Mailbox<WorkLetter>, isStyled: Bool) {
    self.desk = desk
    self.screen = screen
    self.mail = mail
    painter = Painter(isStyled: isStyled)
  }

  /// Returns when the rep quits or the terminal is gone. A signal ends the process, with the terminal as it was.
  func run() throws {
    try listen()
    try carryOut(loop.start(at: Self.now))
    while !isOver {
      screen.write(painter.paint(WorkScreen(loop: loop, size: screen.size, now: Self.now).lines))
      try wait()
    }
  }

  private func wait() throws {
    var entries = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: mail.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&entries, 2, decoder.isWaiting ? Self.escapeTime : Self.second)
    if count < 0, errno != EINTR { throw Failure.unavailable("cannot wait: \(String(cString: strerror(errno)))") }
    if count <= 0 {
      try press(decoder.flush())
    } else {
      if entries[1].revents != 0 { for letter in mail.take() { try take(letter) } }
      if entries[0].revents != 0 { try readKeys() }
    }
    if !isOver { try carryOut(loop.take(.tick, at: Self.now)) }
  }

  private func readKeys() throws {
    let bytes = screen.read()
    if bytes.isEmpty { isOver = true }
    try press(decoder.feed(bytes))
  }

  private func press(_ keys: [Key]) throws {
    for key in keys where !isOver { try carryOut(loop.take(.key(key), at: Self.now)) }
  }

  private func take(_ letter: WorkLetter) throws {
    switch letter {
    case .input(let input): try carryOut(loop.take(input, at: Self.now))
    case .signal(SIGWINCH): painter.forget()
    case .signal(SIGCONT): try resume()
    case .signal(SIGTSTP): try suspend()
    case .signal(let signal):
      screen.restore()
      SignalWatch.end(by: signal)
    }
  }

  private func carryOut(_ effects: [WorkEffect]) throws {
    for effect in effects {
      switch effect {
      case .ask(let request):
        try Worker.start { [desk, mail] in mail.send(.input(.reply(desk.carryOut(request), to: request))) }
      case .ring: screen.write(Painter.bell)
      case .suspend: try suspend()
      case .repaint: painter.forget()
      case .quit: isOver = true
      }
    }
  }

  /// Stops as programs do at Ctrl-Z; returns when the shell lets it go on.
  private func suspend() throws {
    screen.restore()
    kill(getpid(), SIGSTOP)
    try resume()
  }

  private func resume() throws {
    try screen.take()
    screen.takeAgain()
    painter.forget()
  }

  /// Hears of events on a thread of its own for as long as the process lives.
  private func listen() throws {
    let ending = try EventEnding()
    try Worker.start { [client = desk.client, mail] in
      while true {
        do {
          try client.events(until: ending) { news in
            switch news {
            case .connected: mail.send(.input(.connected))
            case .event(let event): mail.send(.input(.event(event)))
            case .interrupted(let error): mail.send(.input(.interrupted("\(error)")))
            }
            return true
          }
        } catch {
          mail.send(.input(.interrupted("\(error)")))
        }
        // Refused, as to one whom the daemon does not know yet: that takes a person to mend.
        sleep(5)
      }
    }
  }

  /// Milliseconds of a clock that only goes forward.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
