import TrucaAPI

/// The daemon's clock in one sentence.
struct ClockView {
  let clock: ClockState

  var sentence: String {
    let time = "\(clock.now.words) (\(clock.now.local), \(clock.now.zone))"
    if let step = clock.step {
      return "\(time); the machine's clock says \(step.shown.local): if that is right, type truca clock accept"
    }
    guard clock.kind == "simulated" else { return time }
    return clock.rate == 0 ? "\(time), simulated, standing still" : "\(time), simulated, running"
  }
}
