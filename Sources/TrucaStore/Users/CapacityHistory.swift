internal import GRDB
public import TrucaCore

extension Snapshot {
  /// The largest capacity that a user had at any time from `since` on, as the journal tells it; nil where it does not.
  public func largestCapacity(of user: UserID, since: Instant) throws -> Int? {
    try row(
      """
      SELECT max(CAST(json_extract(data, '$.capacity') AS INTEGER)) AS capacity FROM journal
      WHERE subject = 'user' AND subjectId = ? AND version >= coalesce(
        (SELECT max(version) FROM journal WHERE subject = 'user' AND subjectId = ? AND at <= ?
         AND json_extract(data, '$.capacity') IS NOT NULL), 1)
      """, [user.rawValue, user.rawValue, since.milliseconds]
    ) { $0["capacity"] as Int? } ?? nil
  }
}
