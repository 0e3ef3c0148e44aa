internal import TrucaCore
internal import TrucaStore

extension Desk {
  /// Looks all leads over again that are not closed, in groups: rules, places or margins changed.
  func reconsiderAll() async throws {
    var after: Int64 = 0
    while true {
      let from = after
      let last = try await systemCommand { scope -> Int64? in
        let ids = try scope.reading.leadsNotClosed(after: from, limit: 100)
        for id in ids {
          guard var lead = try scope.reading.progress(id) else { continue }
          try scope.reconsider(&lead)
        }
        return ids.last?.rawValue
      }
      guard let last else { return }
      after = last
    }
  }
}
