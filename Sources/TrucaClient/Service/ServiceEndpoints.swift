public import TrucaAPI

extension Client {
  /// `GET /v1/status`
  public func status() throws -> Status {
    try get(Route("status"))
  }

  /// `GET /v1/clock`
  public func clock() throws -> ClockState {
    try get(Route("clock"))
  }

  /// `POST /v1/clock/advance`: returns when all that is due up to that instant has been carried out. Simulated clocks
  /// only.
  ///
  /// - Parameter time: words (`+2h`, `tomorrow 9:00`) or RFC 3339.
  public func advanceClock(to time: String) throws -> ClockState {
    try post(Route("clock", "advance"), AdvanceRequest(to: time))
  }

  /// `POST /v1/clock/accept`: lets a step of the machine's clock count. Administrators; refused where there is none.
  public func acceptClock() throws -> ClockState {
    try post(Route("clock", "accept"), [String: String]())
  }

  /// `GET /v1/doctor`
  public func doctor() throws -> DoctorReport {
    try get(Route("doctor"))
  }
}
