import ArgumentParser
import TrucaAPI

/// How much of a list is shown.
struct ListOptions: ParsableArguments {
  @Option(help: .init("Show so many rows at most; 0: all.", valueName: "n"))
  var limit = 50

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("cannot show \(limit) rows; give 0 or more") }
  }

  /// Fetches pages until there are enough rows. `next` of the result is the cursor behind them.
  func collect<Row>(_ page: (_ cursor: String?, _ limit: Int?) throws -> Page<Row>) throws -> Page<Row> {
    var all = try page(nil, limit == 0 ? nil : limit)
    while let cursor = all.next, limit == 0 || all.items.count < limit {
      let more = try page(cursor, limit == 0 ? nil : limit - all.items.count)
      all.items += more.items
      // A list that gives nothing new must not be asked for ever.
      all.next = more.items.isEmpty ? nil : more.next
    }
    return all
  }
}

extension Console {
  /// Says that there is more of a list than was shown.
  func printRemainder<Row>(of page: Page<Row>) {
    guard page.next != nil else { return }
    let rest = page.total.map { "\(Count.words(max(1, $0 - page.items.count))) more" } ?? "more"
    print(Text("… and \(rest); --limit 0 shows all.", .faint))
  }
}
