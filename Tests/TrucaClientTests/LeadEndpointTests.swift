import ScriptedDaemon
import Testing
import TrucaAPI
import TrucaClient

@Suite("Endpoints of leads")
struct LeadEndpointTests {
  static let cases = [
    EndpointCase("GET", "/v1/leads", answer: Literal.page(Literal.row)) { client in
      let page = try client.leads()
      return page.items.map(\.lead) == [42] && page.next == "c2"
    },
    EndpointCase(
      "GET",
      "/v1/leads?state=open&owner=anna&team=girona&atRisk=1&missed=1&q=caf%C3%A9%20%26%20co%2F%3F&cursor=c%3D1&limit=20",
      answer: Literal.page()
    ) { client in
      var filter = LeadFilter()
      filter.state = "open"
      filter.owner = "anna"
      filter.team = "girona"
      filter.atRisk = true
      filter.missed = true
      filter.search = "café & co/?"
      return try client.leads(filter, after: "c=1", limit: 20).items.isEmpty
    },
    EndpointCase("GET", "/v1/leads/42", answer: Literal.lead) { try $0.lead(42).numbers.first?.current == true },
    EndpointCase("PATCH", "/v1/leads/42", #"{"place":""}"#, ifMatch: "\"8\"", answer: Literal.leadAnswer) { client in
      var change = LeadChange()
      change.place = ""
      return try client.changeLead(42, version: 8, change).sentence == "Done."
    },
    EndpointCase("POST", "/v1/leads/42/assign", #"{"to":"anna"}"#, answer: Literal.leadAnswer) {
      try $0.assign(42, to: "anna").version == 8
    },
    EndpointCase("POST", "/v1/leads/42/stop", #"{"reason":"bought"}"#, answer: Literal.leadAnswer) {
      try $0.stop(42, reason: "bought").lead == 42
    },
    EndpointCase("POST", "/v1/leads/42/notes", #"{"text":"a\nb"}"#, answer: Literal.leadAnswer) {
      try $0.addNote("a\nb", to: 42).lead == 42
    },
    EndpointCase("POST", "/v1/leads/42/callback", #"{"at":"friday 9h"}"#, answer: Literal.leadAnswer) {
      try $0.promise(42, at: "friday 9h").next?.words == "today 10:30"
    },
    EndpointCase("POST", "/v1/leads/42/snooze", #"{"at":"+2h"}"#, answer: Literal.leadAnswer) {
      try $0.snooze(42, until: "+2h").state == "open"
    },
    EndpointCase("POST", "/v1/leads", #"{"name":"Ana","numbers":["600"]}"#, answer: Literal.intake) { client in
      var entry = LeadEntry()
      entry.name = "Ana"
      entry.numbers = ["600"]
      return try client.addLead(entry).planned == 8
    },
    EndpointCase("POST", "/v1/leads", #"{"name":"Ana","unheardOf":1}"#, answer: Literal.intake) {
      try $0.addLead(json: Array(#"{"name":"Ana","unheardOf":1}"#.utf8)).lead == 42
    },
    EndpointCase("GET", "/v1/held?in=US-FL&reason=noPlace&limit=5", answer: Literal.page(Literal.row)) {
      try $0.held(in: "US-FL", reason: "noPlace", limit: 5).items.first?.reasons.first?.kind == "noPlace"
    },
    EndpointCase(
      "POST", "/v1/held/settle", #"{"leads":[4,7],"in":"ES","country":"ES"}"#,
      answer: #"{"selected":2,"released":1,"backlog":0,"stillHeld":{"noNumber":1}}"#
    ) { client in
      var request = SettleRequest()
      request.leads = [4, 7]
      request.in = "ES"
      request.country = "ES"
      return try client.settle(request).stillHeld == ["noNumber": 1]
    },
  ]

  @Test("a method sends its request and understands the answer", arguments: cases)
  func endpoint(_ endpoint: EndpointCase) throws {
    try endpoint.check()
  }
}
