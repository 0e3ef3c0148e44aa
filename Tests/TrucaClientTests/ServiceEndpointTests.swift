import Testing
import TrucaAPI
import TrucaClient

@Suite("Endpoints of the service")
struct ServiceEndpointTests {
  static let cases = [
    EndpointCase(
      "GET", "/v1/status",
      answer: #"""
        {"version":"0.1.0","now":\#(Literal.moment),"clock":\#(Literal.clock),"journal":12,"openLeads":3,"heldLeads":1,
        "backlogLeads":0,"timeZoneData":"2026f","alarms":[{"kind":"disk","sentence":"The disk is nearly full."}],"newer":true}
        """#
    ) { try $0.status().alarms == [Alarm(kind: "disk", sentence: "The disk is nearly full.")] },
    EndpointCase("GET", "/v1/clock", answer: Literal.clock) { try $0.clock().kind == "simulated" },
    EndpointCase("POST", "/v1/clock/advance", #"{"to":"+2h"}"#, answer: Literal.clock) {
      try $0.advanceClock(to: "+2h").settled == 3
    },
    EndpointCase(
      "GET", "/v1/doctor",
      answer: #"{"healthy":false,"checks":[{"id":"I2","title":"t","examined":5,"faults":["lead 42"]}]}"#
    ) { try $0.doctor().checks.first?.faults == ["lead 42"] },
  ]

  @Test("a method sends its request and understands the answer", arguments: cases)
  func endpoint(_ endpoint: EndpointCase) throws {
    try endpoint.check()
  }
}
