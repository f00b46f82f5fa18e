import Briefs
import Testing
import Text

@testable import BriefStore

/// Which entities a query means by a name.
struct EntityLookupTests {
  let library: Library

  init() throws {
    let box = try Sandbox()
    let names = [
      "person:Mark Zuckerberg", "person:Ann Lee", "place:Lee", "organisation:Bank of Zuck",
      "organisation:European Union of Banks",
    ]
    for (number, name) in names.enumerated() {
      try box.write("\(number).md", brief(name, text: "Here is [\(name)]."))
    }
    library = try box.open(recognition: .marked)
    try library.refresh()
  }

  private func found(
    _ text: String, typing: Bool = false, costs: QueryCosts = QueryCosts()
  ) throws -> Set<String> {
    let query = Query.parse(text, typing: typing, today: Day(number: 20_313), now: 0)
    var context = library.queryContext
    context.costs = costs
    let fetch = ListFetch(
      request: ListRequest(query: query), context: context, cancellation: Cancellation())
    let titles = try fetch.answer().rows.map(\.title.string)
    return Set(titles.compactMap { $0.split(separator: ":").last.map(String.init) })
  }

  @Test(arguments: [
    ("entity:mark", ["Mark Zuckerberg"]),
    ("entity:\"mark zuckerberg\"", ["Mark Zuckerberg"]),
    ("entity:\"union of\"", ["European Union of Banks"]),
    ("entity:uni*", ["European Union of Banks"]), ("entity:berg", []), ("entity:union-x", []),
    ("person:le*", ["Ann Lee"]), ("org:zuck*", ["Bank of Zuck"]),
  ])
  func aNameIsFoundByAnyOfItsWords(text: String, names: [String]) throws {
    #expect(try found(text) == Set(names))
  }

  @Test func manyNamesThatHoldAWordAreFoundAsWell() throws {
    let costs = QueryCosts(passing: 0, mostListed: 1)
    #expect(try found("entity:of", costs: costs) == ["Bank of Zuck", "European Union of Banks"])
    #expect(try found("entity:bank*", costs: costs) == ["Bank of Zuck"])
  }

  @Test func whatHasTheNameHidesWhatOnlyHoldsIt() throws {
    #expect(try found("entity:lee") == ["Lee"])
    #expect(try found("entity:bank*") == ["Bank of Zuck"])
  }

  @Test func theWordBeingTypedIsTheBeginningOfOne() throws {
    #expect(try found("entity:europ", typing: true) == ["European Union of Banks"])
    #expect(try found("entity:\"union of b", typing: true) == ["European Union of Banks"])
  }
}
