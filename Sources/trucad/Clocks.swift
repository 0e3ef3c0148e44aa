import FoundationEssentials
import Glibc
import TrucaCore
import TrucaServer
import TrucaSystemd

/// The machine's clocks.
enum MachineClocks {
  /// Names this run of the machine. The unit hands it over, for its sandbox hides the file.
  private static let boot: String = {
    let given = ServiceManager.environment["TRUCA_BOOT_ID"]
    let read = FileManager.default.contents(atPath: "/proc/sys/kernel/random/boot_id")
    let text = given ?? read.map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.filter(\.isHexDigit).lowercased()
  }()

  static func read() -> ClockReading {
    ClockReading(
      wall: Instant(milliseconds: milliseconds(of: CLOCK_REALTIME)),
      sinceBoot: Span(milliseconds: milliseconds(of: CLOCK_BOOTTIME)), boot: boot)
  }

  /// As the service manager wants it with a reload.
  static func monotonicMicroseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }

  fileprivate static func milliseconds(of clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

/// Time since the machine was started: runs on, whatever is done to the wall clock. Drives a simulated clock at rate 1.
struct BootClock: TimeSource {
  func now() -> Instant { Instant(milliseconds: MachineClocks.milliseconds(of: CLOCK_BOOTTIME)) }
}
