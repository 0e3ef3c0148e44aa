import TrucaCore
import TrucaDocuments

/// The table of places under config/, with the countries of the zone files kept with the tests.
enum ShippedPlaces {
  static func book() throws -> PlaceBook {
    try PlacesText.decode(
      fileName: "places.toml", text: try ShippedConfiguration.text("places.toml"),
      countryNames: try ZoneFixtures.directory.countryNames())
  }
}
