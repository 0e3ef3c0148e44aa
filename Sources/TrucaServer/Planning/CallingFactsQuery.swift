internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  /// What the law asks about a lead's person beside her place, for the number that is called now.
  ///
  /// - Parameter numbers: the lead's, in order; read from the store where they are not given.
  func callingFacts(of lead: LeadProgress, numbers: [LeadNumber]? = nil) throws -> CallingFacts {
    let numbers = try numbers ?? reading.numbers(of: lead.id)
    let index = lead.standing.numberIndex
    let number = numbers.indices.contains(index) ? numbers[index].reading : nil
    return CallingFacts(
      consents: try reading.consents(of: lead.id), mayBeMobile: number?.mayBeMobile ?? true,
      refusedAt: try lastRefusal(number, lead: lead.id))
  }

  /// The facts of a lead that is not stored yet.
  func callingFacts(ofNew number: PhoneReading?, consents: [LeadConsent]) throws -> CallingFacts {
    CallingFacts(
      consents: consents, mayBeMobile: number?.mayBeMobile ?? true, refusedAt: try lastRefusal(number, lead: nil))
  }

  private func lastRefusal(_ number: PhoneReading?, lead: LeadID?) throws -> Instant? {
    let byNumber = try number.flatMap { try reading.lastRefusal(of: $0.e164) }
    return try [byNumber, lead.flatMap { try reading.lastRefusal(by: $0) }].compactMap(\.self).max()
  }
}
