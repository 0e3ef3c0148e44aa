import TrucaAPI

extension Desk {
  /// Prints what a command on a lead led to.
  func answer(_ lead: LeadAnswer) throws {
    try answer(lead) { console.print(Text($0.sentence)) }
  }
}
