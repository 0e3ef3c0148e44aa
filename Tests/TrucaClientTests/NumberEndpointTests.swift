import Testing
import TrucaAPI
import TrucaClient

@Suite("Endpoints of numbers")
struct NumberEndpointTests {
  private static let check = #"""
    {"text":"600","reading":"unreadable","held":[],"zones":[],"rules":[],"limits":[],"suppressed":false,"callable":false,
    "sentence":"cannot read this","dialTable":"d","notice":"n","newer":1}
    """#
  private static let trust = #"{"trusted":true,"leads":3,"hoursTrusted":11.2,"hoursDistrusted":2.6,"sentence":"s"}"#

  static let cases = [
    EndpointCase("GET", "/v1/numbers/check?number=%2B34%20600&country=ES&team=a%26b", answer: check) {
      try $0.checkNumber("+34 600", country: "ES", team: "a&b").number == nil
    },
    EndpointCase("GET", "/v1/rules/area-codes", answer: trust) { try $0.areaCodeTrust().hoursDistrusted == 2.6 },
    EndpointCase("POST", "/v1/rules/area-codes", #"{"trusted":false}"#, answer: trust) {
      try $0.setAreaCodes(trusted: false).leads == 3
    },
  ]

  @Test("a method sends its request and understands the answer", arguments: cases)
  func endpoint(_ endpoint: EndpointCase) throws {
    try endpoint.check()
  }
}
