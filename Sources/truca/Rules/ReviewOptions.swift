import ArgumentParser
import Glibc
import TrucaAPI
import TrucaClient

/// Whether to wait until the leads have been looked over that a changed law touches. They are in the background, whether
/// anyone waits or not; no call is handed out against the new law meanwhile.
struct ReviewOptions: ParsableArguments {
  private static let pause: UInt32 = 100_000

  @Flag(name: .customLong("no-wait"), help: "Do not wait until all leads have been looked over.")
  var noWait = false

  /// Returns when the review is through; shows on a terminal how far it has come.
  func follow(_ state: ReviewState, at desk: Desk) throws {
    guard !noWait else { return }
    var state = state
    var bar = ProgressBar(
      total: 0, unit: "leads", write: desk.console.errorIsTerminal ? desk.console.writeError : nil)
    defer { bar.clear() }
    while state.running {
      bar.show(state)
      usleep(Self.pause)
      state = try desk.client.lawReview()
    }
  }
}

extension ProgressBar {
  fileprivate mutating func show(_ state: ReviewState) {
    total = state.total
    show(bytes: state.done, rows: state.done)
  }
}
