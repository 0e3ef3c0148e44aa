public import TrucaAPI

extension Client {
  /// `GET /v1/me`: the user as whom the caller acts.
  public func me() throws -> User {
    try get(Route("me"))
  }

  /// `GET /v1/users`
  public func users(after cursor: String? = nil) throws -> Page<User> {
    try get(Route("users").with("cursor", cursor))
  }

  /// `GET /v1/users/{user}`
  public func user(_ login: String) throws -> User {
    try get(Route("users", login))
  }

  /// `POST /v1/users`
  ///
  /// - Parameter user: with its login name; what else is nil takes its default.
  public func addUser(_ user: UserChange) throws -> User {
    try post(Route("users"), user)
  }

  /// `PATCH /v1/users/{user}`
  ///
  /// - Parameter version: as it was read; `ErrorKind.versionMismatch` where somebody was faster.
  public func changeUser(_ login: String, version: Int, _ change: UserChange) throws -> User {
    try patch(Route("users", login), version: version, change)
  }

  /// `POST /v1/users/{user}/leave`
  ///
  /// - Parameter heir: who takes over leads and promises; nil leaves the choice to the daemon.
  public func leave(_ login: String, to heir: String?) throws -> LeaveAnswer {
    try post(Route("users", login, "leave"), LeaveRequest(to: heir))
  }
}
