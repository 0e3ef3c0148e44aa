import TrucaAPI
import TrucaClient

extension Desk {
  /// The call in hand; nil where there is none.
  func callInHand() throws -> CallBrief? {
    try client.today().inHand
  }

  /// The lead of the call in hand.
  func leadInHand() throws -> Int64 {
    guard let call = try callInHand() else {
      throw Failure.usage("cannot tell which lead is meant: no call is in hand; name the lead, or type truca next")
    }
    return call.lead
  }

  /// Prints what an outcome, a skip or an undo led to.
  func answer(_ call: CallAnswer) throws {
    try answer(call) { answer in
      console.print(Text(answer.sentence))
      console.print(Text("Type next: truca next", .faint))
    }
  }
}
