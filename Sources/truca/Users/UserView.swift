import TrucaAPI

/// One user on the terminal.
struct UserView {
  let user: User

  func print(on console: Console) {
    var facts = FactSheet()
    facts.add("user", Text(user.user, .bold) + Text(user.state == "active" ? "" : " (\(user.state))"))
    facts.add("name", user.name)
    facts.add("uid", user.uid.map(String.init))
    facts.add("roles", user.roles.joined(separator: ", "))
    facts.add("team", user.team)
    facts.add("mail", user.mail)
    facts.add("zone", user.zone)
    facts.add("hours", user.hours)
    facts.add("capacity", "\(Count.words(user.capacity)) calls a day")
    facts.add("days off", user.daysOff.joined(separator: ", "))
    facts.add("open leads", Count.words(user.openLeads))
    console.print(facts.lines)
  }
}
