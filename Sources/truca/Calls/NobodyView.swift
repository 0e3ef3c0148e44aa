import TrucaAPI

/// Why there is no call to make.
struct NobodyView {
  let nobody: Nobody

  var lines: [Text] {
    guard let moment = nobody.askAgain else { return [Text(nobody.sentence)] }
    return [Text(nobody.sentence), "Ask again \(moment.words): truca next"]
  }
}
