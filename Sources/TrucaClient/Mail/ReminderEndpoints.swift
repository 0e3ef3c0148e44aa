public import TrucaAPI

extension Client {
  /// `GET /v1/reminders`
  public func reminders() throws -> Page<ReminderRow> {
    try get(Route("reminders"))
  }

  /// `POST /v1/reminders/{reminder}/preview`: sends nothing.
  public func preview(reminder: String) throws -> ReminderPreview {
    try read(exchange("POST", Route("reminders", reminder, "preview")))
  }

  /// `PATCH /v1/me/reminders`
  ///
  /// - Parameter change: `on` or `off` for each kind.
  public func switchReminders(_ change: [String: String]) throws -> Page<ReminderRow> {
    try read(
      exchange("PATCH", Route("me", "reminders"), headers: [Self.json], body: WireCoder.encode(change)))
  }
}
