public import TrucaAPI

extension Client {
  /// `GET /v1/holidays`: of a region with those of its country, or of all; of a year, or of all.
  public func holidays(
    code: String? = nil, year: Int? = nil, after cursor: String? = nil, limit: Int? = nil
  ) throws -> Page<Holiday> {
    try get(
      Route("holidays").with("code", code).with("year", year.map(String.init)).with("cursor", cursor)
        .with("limit", limit.map(String.init)))
  }

  /// `GET /v1/holidays/coverage`
  public func holidayCoverage() throws -> Page<HolidayCoverage> {
    try get(Route("holidays", "coverage"))
  }

  /// `POST /v1/holidays`
  public func addHoliday(_ request: HolidayRequest) throws -> Holiday {
    try post(Route("holidays"), request)
  }

  /// `POST /v1/holidays/remove`
  public func removeHoliday(_ request: HolidayRequest) throws -> Holiday {
    try post(Route("holidays", "remove"), request)
  }

  /// `POST /v1/holidays/import`: all days of a file or none.
  public func importHolidays(_ request: HolidayImportRequest) throws -> HolidayImportAnswer {
    try post(Route("holidays", "import"), request)
  }
}
