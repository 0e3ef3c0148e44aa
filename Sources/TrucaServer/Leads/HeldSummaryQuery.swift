internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  /// Held leads by kind of reason, with what would settle each kind.
  func heldSummary() throws -> HeldSummary {
    var filter = LeadFilter()
    filter.state = .held
    let counted = try reading.heldReasons(try visible(filter))
    var kinds: [String: Int] = [:]
    var held = 0
    for (reasons, leads) in counted {
      held += leads
      for kind in Set(reasons.map(\.kind)) { kinds[kind, default: 0] += leads }
    }
    let reasons = kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { kind, leads in
      HeldSummary.Count(kind: kind, leads: leads, settle: HoldReason.settling(kind: kind))
    }
    return HeldSummary(held: held, reasons: reasons)
  }
}
