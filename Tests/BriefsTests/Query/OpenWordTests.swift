import Briefs
import Testing
import Text

/// What could become of the word that is being typed at the end of a query.
@Suite struct OpenWordTests {
  private func words(_ text: String) -> [String]? {
    guard case .words(let words) = Query.openWord(of: text).offer else { return nil }
    return words.map(\.text)
  }

  @Test(arguments: [
    ("so", ["source:", "sort:"]), ("meta is:un", ["is:unread"]), ("-ti", ["title:"]),
    ("(or", ["org:"]),
    ("sort:-", ["sort:-date"]), ("zzz", []),
  ])
  func fieldsAndTheirWordsAreOffered(_ text: String, _ expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test func nothingTypedOffersEveryField() {
    #expect(words("")?.count == Query.fields.count)
    #expect(words("meta ")?.count == Query.fields.count)
    #expect(Query.openWord(of: "meta ").start == 5)
  }

  @Test(arguments: [
    ("entity:euro", Query.NameField.entity(nil), "euro", 0),
    ("meta -org:\"European C", .entity(.organisation), "European C", 6),
    ("meta org:\"European ", .entity(.organisation), "European ", 5),
    ("tag:", .tag, "", 0), ("source:re", .source, "re", 0), ("author:", .author, "", 0),
  ])
  func namesAreAskedForByField(
    _ text: String, _ field: Query.NameField, _ value: String, _ start: Int
  ) {
    let word = Query.openWord(of: text)
    #expect(word.offer == .names(field))
    #expect(word.value == value)
    #expect(word.start == start)
  }

  @Test(arguments: ["\"so", "title:x", "why:\"a", "path:re", "http://x", "newer:"])
  func otherWordsAreOfferedNothing(_ text: String) {
    #expect(Query.openWord(of: text).offer == .nothing)
  }

  @Test(arguments: [
    ("Meta", "entity:Meta"), ("European Central Bank", "entity:\"European Central Bank\""),
    ("AT&T (US)", "entity:\"AT&T (US)\""), ("The \u{201C}Sun\u{201D}", "entity:\"The  Sun \""),
    ("Роскомнадзор", "entity:Роскомнадзор"),
  ])
  func anInsertedNameAsksForThatName(_ name: String, _ term: String) {
    let written = Query.term("entity", naming: DisplayText(cleaning: name))
    #expect(written == term)
    let query = Query.parse(written + " ", typing: true, today: Day(number: 0), now: 0)
    #expect(query.root == .entity(key: Words.key(name), kind: nil))
    #expect(query.notice == nil)
  }
}
