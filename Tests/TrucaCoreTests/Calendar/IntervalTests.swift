import Testing
import TrucaCore

@Suite("Lists of intervals")
struct IntervalTests {
  private func list(_ pairs: (Int64, Int64)...) -> [Interval] {
    pairs.map { Interval(start: Instant(seconds: $0.0), end: Instant(seconds: $0.1)) }
  }

  @Test("the intersection holds what both lists hold")
  func intersection() {
    #expect(list((0, 10), (20, 30)).intersection(list((5, 25))) == list((5, 10), (20, 25)))
    #expect(list((0, 10)).intersection(list((10, 20))).isEmpty)
    #expect(list((0, 10)).intersection([]).isEmpty)
  }

  @Test("an end does not belong to its interval")
  func contains() {
    let intervals = list((0, 10), (20, 30))
    #expect(
      [-1, 0, 9, 10, 19, 20, 29, 30].map { intervals.contains(Instant(seconds: $0)) }
        == [false, true, true, false, false, true, true, false])
  }

  @Test("the first instant is the one asked for, the next start, or none")
  func first() {
    let intervals = list((0, 10), (20, 30))
    #expect(intervals.firstInstant(atOrAfter: Instant(seconds: 5)) == Instant(seconds: 5))
    #expect(intervals.firstInstant(atOrAfter: Instant(seconds: 10)) == Instant(seconds: 20))
    #expect(intervals.firstInstant(atOrAfter: Instant(seconds: 30)) == nil)
  }

  @Test("lengths add up and clipping cuts both ends")
  func lengths() {
    let intervals = list((0, 10), (20, 30))
    #expect(intervals.totalLength == .seconds(20))
    #expect(intervals.clipped(from: Instant(seconds: 5), to: Instant(seconds: 22)) == list((5, 10), (20, 22)))
    #expect(intervals.clipped(from: Instant(seconds: 9), to: Instant(seconds: 5)).isEmpty)
  }

  @Test("an instant is in the intersection just if it is in both lists")
  func property() {
    var generator = WeekGenerator(seed: 3)
    func random() -> [Interval] {
      let edges = Set((0..<16).map { _ in Int64.random(in: 0..<200, using: &generator) }).sorted()
      return stride(from: 0, to: edges.count - 1, by: 2).flatMap { list((edges[$0], edges[$0 + 1])) }
    }
    for _ in 0..<200 {
      let left = random()
      let right = random()
      let both = left.intersection(right)
      for second in Int64(0)..<200 {
        let instant = Instant(seconds: second)
        #expect(both.contains(instant) == (left.contains(instant) && right.contains(instant)))
      }
    }
  }
}
