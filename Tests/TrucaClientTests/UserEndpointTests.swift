import Testing
import TrucaAPI
import TrucaClient

@Suite("Endpoints of users")
struct UserEndpointTests {
  static let cases = [
    EndpointCase("GET", "/v1/me", answer: Literal.user) { try $0.me().uid == 1_001 },
    EndpointCase("GET", "/v1/users", answer: Literal.page(Literal.user)) {
      try $0.users().items.map(\.user) == ["anna"]
    },
    EndpointCase("GET", "/v1/users?cursor=c2", answer: Literal.page()) {
      try $0.users(after: "c2").items.isEmpty
    },
    EndpointCase("GET", "/v1/users/an%2Fna", answer: Literal.user) { try $0.user("an/na").version == 7 },
    EndpointCase("POST", "/v1/users", #"{"user":"anna","uid":1001}"#, answer: Literal.user) { client in
      var user = UserChange()
      user.user = "anna"
      user.uid = 1_001
      return try client.addUser(user).team == "girona"
    },
    EndpointCase("PATCH", "/v1/users/anna", #"{"daysOff":[]}"#, ifMatch: "\"7\"", answer: Literal.user) { client in
      var change = UserChange()
      change.daysOff = []
      return try client.changeUser("anna", version: 7, change).user == "anna"
    },
    EndpointCase(
      "POST", "/v1/users/anna/leave", #"{"to":"joan"}"#,
      answer: #"{"user":\#(Literal.user),"handedOn":4,"promisesAtRisk":[42]}"#
    ) { try $0.leave("anna", to: "joan").promisesAtRisk == [42] },
  ]

  @Test("a method sends its request and understands the answer", arguments: cases)
  func endpoint(_ endpoint: EndpointCase) throws {
    try endpoint.check()
  }
}
