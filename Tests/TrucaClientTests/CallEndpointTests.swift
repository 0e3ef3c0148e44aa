import Testing
import TrucaAPI
import TrucaClient

@Suite("Endpoints of calls")
struct CallEndpointTests {
  static let today = #"""
    {"rep":"anna","now":\#(Literal.moment),"inHand":\#(Literal.brief),"due":[],"promises":[],"later":[],
    "missedPromises":[],"atRisk":[],"made":3,"capacity":60,"dueTotal":0,"laterTotal":0,"atRiskTotal":0,"nobody":null}
    """#

  static let cases = [
    EndpointCase("GET", "/v1/today", answer: today) { try $0.today().inHand?.call == 9 },
    EndpointCase("GET", "/v1/today?rep=anna", answer: today) { try $0.today(rep: "anna").made == 3 },
    EndpointCase("POST", "/v1/next", "{}", answer: #"{"call":\#(Literal.brief)}"#) {
      try $0.next().call?.notes.first?.by == "joan"
    },
    EndpointCase(
      "POST", "/v1/next", #"{"lead":42}"#,
      answer: #"{"nobody":{"kind":"outsideHours","sentence":"Too early.","askAgain":\#(Literal.moment)}}"#
    ) { try $0.next(lead: 42).nobody?.kind == "outsideHours" },
    EndpointCase(
      "POST", "/v1/calls/current/outcome", #"{"outcome":"v","time":"t","reason":"r","note":"n"}"#,
      answer: Literal.callAnswer
    ) {
      try $0.record(OutcomeRequest(outcome: "v", time: "t", reason: "r", note: "n")).outcome == "voicemail"
    },
    EndpointCase("POST", "/v1/calls/9/outcome", #"{"outcome":"v"}"#, answer: Literal.callAnswer) {
      try $0.record(OutcomeRequest(outcome: "v"), of: .call(9)).call == 9
    },
    EndpointCase("POST", "/v1/calls/current/skip", #"{"reason":"on a plane"}"#, answer: Literal.callAnswer) {
      try $0.skip(reason: "on a plane").lead == 42
    },
    EndpointCase("POST", "/v1/calls/9/skip", "{}", answer: Literal.callAnswer) {
      try $0.skip(.call(9)).lead == 42
    },
    EndpointCase("POST", "/v1/undo", "{}", answer: Literal.callAnswer) {
      try $0.undo().sentence == "Logged."
    },
    EndpointCase(
      "POST", "/v1/leads/42/calls", #"{"outcome":"connected","direction":"in","at":"10:30","number":"600"}"#,
      answer: Literal.callAnswer
    ) {
      let call = MadeCallRequest(outcome: "connected", direction: "in", at: "10:30", number: "600")
      return try $0.record(call, with: 42).attempt == 3
    },
  ]

  @Test("a method sends its request and understands the answer", arguments: cases)
  func endpoint(_ endpoint: EndpointCase) throws {
    try endpoint.check()
  }
}
