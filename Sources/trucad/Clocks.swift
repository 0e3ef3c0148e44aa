import Glibc
import TrucaCore
import TrucaServer

/// The machine's wall clock.
struct SystemClock: TimeSource {
  func now() -> Instant { Instant(milliseconds: read(CLOCK_REALTIME)) }
}

/// Time since the machine was started: runs on, whatever is done to the wall clock. Drives a simulated clock at rate 1.
struct BootClock: TimeSource {
  func now() -> Instant { Instant(milliseconds: read(CLOCK_BOOTTIME)) }
}

private func read(_ clock: clockid_t) -> Int64 {
  var time = timespec()
  clock_gettime(clock, &time)
  return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}
