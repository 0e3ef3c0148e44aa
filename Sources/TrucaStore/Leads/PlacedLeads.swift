internal import GRDB
public import TrucaCore

/// What tells the place of a lead that is to be called.
public struct PlacedLead: Hashable, Sendable {
  public var lead: LeadID
  public var team: String
  /// Country, region and postal code alone.
  public var person: LeadPerson
  public var numbers: [PhoneReading]
}

extension Snapshot {
  /// Leads that are not closed in some countries, those set by hand aside, in order of their numbers.
  public func placedLeads(in countries: [String], after: LeadID?, limit: Int) throws -> [PlacedLead] {
    let marks = countries.map { _ in "?" }.joined(separator: ", ")
    let found = try rows(
      """
      SELECT lead.id AS leadId, team, country, region, postalCode FROM lead JOIN person ON person.leadId = lead.id
      WHERE lead.id > ? AND state <> 'closed' AND placeByHand IS NULL AND placeCountry IN (\(marks))
      ORDER BY lead.id LIMIT ?
      """, StatementArguments([after?.rawValue ?? 0]) + StatementArguments(countries) + [limit]
    ) { row in
      var person = LeadPerson(name: "")
      (person.country, person.region, person.postalCode) = (row["country"], row["region"], row["postalCode"])
      return PlacedLead(lead: LeadID(row["leadId"]), team: row["team"], person: person, numbers: [])
    }
    return try found.map { lead in
      var lead = lead
      lead.numbers = try numbers(of: lead.lead).compactMap(\.reading)
      return lead
    }
  }
}
