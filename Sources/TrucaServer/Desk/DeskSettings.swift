public import TrucaCore

/// What the sysadmin sets and the shipped tables say.
public struct DeskSettings: Sendable {
  /// Uids that are administrators whether or not they are users; root always is.
  public var administrators: Set<UInt32>
  /// Default country of a team's leads.
  public var teamCountries: [String: String]
  public var placeBook: PlaceBook
  /// `zone.tab`: zones of each country.
  public var zonesByCountry: [String: [String]]
  /// Version of the zone data, for show.
  public var timeZoneData: String?
  public var version: String
  /// Why a changed configuration was not taken, and since when; nil where all was.
  public var problem: String?
  public var problemSince: Instant?

  public init(
    administrators: Set<UInt32>, teamCountries: [String: String], placeBook: PlaceBook,
    zonesByCountry: [String: [String]], timeZoneData: String?, version: String
  ) {
    self.administrators = administrators
    self.teamCountries = teamCountries
    self.placeBook = placeBook
    self.zonesByCountry = zonesByCountry
    self.timeZoneData = timeZoneData
    self.version = version
  }
}
