extension Snapshot {
  /// Whether an area code alone tells no zones.
  public func distrustsAreaCodes() throws -> Bool { try meta(.distrustsAreaCodes) == "yes" }
}

extension Transaction {
  public func setDistrustsAreaCodes(_ distrusts: Bool) throws {
    try setMeta(.distrustsAreaCodes, distrusts ? "yes" : "no")
  }
}
