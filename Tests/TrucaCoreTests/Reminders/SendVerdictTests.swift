import Testing
import TrucaCore

@Suite("What sendmail's end says")
struct SendVerdictTests {
  @Test(
    "each exit code has its meaning",
    arguments: [
      (0, .sent), (1, .setUp), (2, .retry), (64, .refused), (65, .refused), (66, .setUp), (67, .refused),
      (68, .refused), (69, .retry), (70, .retry), (71, .retry), (72, .retry), (73, .retry), (74, .retry), (75, .retry),
      (76, .retry), (77, .setUp), (78, .setUp), (126, .setUp), (127, .setUp), (255, .retry), (-1, .retry),
      (nil, .retry),
    ] as [(Int32?, SendVerdict)])
  func codes(code: Int32?, verdict: SendVerdict) {
    #expect(SendVerdict(exitCode: code) == verdict)
  }

  @Test("tries are farther and farther apart, and end with the eighth")
  func pauses() {
    let pauses = (1...9).map { RetrySchedule.pause(afterTries: $0)?.wholeMinutes }
    #expect(pauses == [1, 5, 15, 60, 240, 240, 240, nil, nil])
    #expect(RetrySchedule.pause(afterTries: 0)?.wholeMinutes == 1)
  }
}
