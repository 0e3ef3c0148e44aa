import TrucaAPI
import TrucaClient

extension Daemon {
  /// Adds reps to the team `demo`, with hours and capacity wide enough to be in nobody's way.
  func addReps(
    _ logins: String..., hours: String = "mon-fri 08:00-21:00", capacity: Int = 100, zone: String = "Europe/Madrid"
  ) throws {
    for login in logins {
      var user = UserChange()
      user.user = login
      user.name = login
      user.roles = ["rep"]
      user.team = "demo"
      user.zone = zone
      user.hours = hours
      user.capacity = capacity
      _ = try client().addUser(user)
    }
  }
}
