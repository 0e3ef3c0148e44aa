import Synchronization
import Testing
import TrucaCore
import TrucaServer

@Suite("The guarded clock")
struct ClockGuardTests {
  @Test("a clock that runs as it should is the wall clock")
  func runs() {
    let machine = PlayedMachine()
    let clock = machine.clock()
    for _ in 0..<100 {
      machine.run(.hours(7))
      #expect(clock.now() == machine.reading.wall)
      #expect(clock.step == nil)
    }
  }

  @Test(
    "after a step of over an hour time runs on as if there had been none", arguments: [Span.hours(30), .hours(-30)])
  func step(_ span: Span) {
    let machine = PlayedMachine()
    let clock = machine.clock()
    let before = clock.now()
    machine.set(by: span)
    machine.run(.minutes(5))
    #expect(clock.now() == before + .minutes(5))
    #expect(clock.step?.shown == machine.reading.wall)
  }

  @Test("a clock that is set right again is believed without a word")
  func undone() {
    let machine = PlayedMachine()
    let seen = Mutex<[Span?]>([])
    let clock = ClockGuard(
      memory: nil, read: { machine.reading }, onStep: { step in seen.withLock { $0.append(step?.span) } })
    _ = clock.now()
    machine.set(by: .days(1))
    _ = clock.now()
    machine.set(by: .days(-1))
    #expect(clock.step == nil)
    #expect(clock.now() == machine.reading.wall)
    #expect(seen.withLock { $0 } == [.days(1), nil])
  }

  @Test("a small step back makes time stand still, and none is given out twice")
  func stepBack() {
    let machine = PlayedMachine()
    let clock = machine.clock()
    let before = clock.now()
    machine.set(by: .minutes(-59))
    #expect(clock.now() == before)
    #expect(clock.step == nil)
    machine.run(.minutes(60))
    #expect(clock.now() == before + .minutes(1))
  }

  @Test("a process that is started anew judges as the old one did")
  func restart() {
    let machine = PlayedMachine()
    let memory = machine.clock().memory
    machine.set(by: .hours(2))
    #expect(machine.clock(memory).step?.span == .hours(2))
    machine.reboot()
    #expect(machine.clock(memory).step == nil, "how long the machine was off is not known")
    machine.set(by: .hours(-4))
    #expect(machine.clock(memory).step?.span == .hours(-2))
  }

  @Test("whatever is done to the machine's clock, time does not go back", arguments: 0..<50 as Range<UInt64>)
  func monotone(seed: UInt64) {
    var generator = SplitMix(seed: seed)
    let machine = PlayedMachine()
    var clock = machine.clock()
    var last = clock.now()
    for _ in 0..<300 {
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: machine.set(by: .minutes(Int64.random(in: -4000...4000, using: &generator)))
      case 1:
        let memory = clock.memory
        if Bool.random(using: &generator) { machine.reboot() }
        clock = machine.clock(memory)
      default: machine.run(.seconds(Int64.random(in: 0...4000, using: &generator)))
      }
      let now = clock.now()
      #expect(now >= last, "seed \(seed)")
      let isFar = now - machine.reading.wall > .hours(1) || machine.reading.wall - now > .hours(1)
      #expect(!isFar || clock.step != nil, "seed \(seed): a clock that is far off is held")
      last = now
    }
  }
}
