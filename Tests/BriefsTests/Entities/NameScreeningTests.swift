import Briefs
import Testing
import Text

/// Names that sentences of many kinds hold, and what beside them is none.
@Suite struct NameScreeningTests {
  /// The kinds of every entity, by name.
  private func kinds(_ paragraphs: String...) -> [String: Entity.Kind] {
    var kinds: [String: Entity.Kind] = [:]
    for mention in ModelRecogniser().mentions(in: .of(paragraphs)) {
      kinds[mention.entity.name.string] = mention.entity.kind
    }
    return kinds
  }

  /// The stretches that are taken for names.
  private func names(_ text: String) -> [String] {
    ModelRecogniser().mentions(in: .of([text])).map {
      String(decoding: Array(text.utf8)[$0.place.range], as: UTF8.self)
    }
  }

  @Test func countriesOfTheLongNameAreNotTheirNeighbours() {
    let found = kinds("The envoy of the People's Republic of China spoke in Geneva.")
    #expect(found["China"] == .place)
    #expect(found["Taiwan"] == nil)
  }

  @Test func aSurnameThatIsAPlaceIsThePerson() {
    let found = kinds("William Hague spoke first.", "Hague said that talks went on.")
    #expect(found.keys.sorted() == ["William Hague"])
    let both = kinds("William Hague flew to the Hague.")
    #expect(both["The Hague"] == .place)
  }

  @Test(arguments: [
    "It cost US$400 million.", "They paid A$20 and HK$300.", "It runs on Thu Apr 14 at 03:00.",
    "Set MAX_RETRY_COUNT in Main_Window.png before.",
  ])
  func moneyDatesAndIdentifiersAreNoNames(_ text: String) {
    #expect(names(text) == [])
  }

  @Test func aFullStopIsNoPartOfAName() {
    #expect(names("The council chose Malcolm X.").allSatisfy { !$0.hasSuffix(".") })
  }

  @Test(arguments: [
    ("Yesterday Toyota and Subaru cut their output.", ["Toyota", "Subaru"]),
    ("A Reuters/Ipsos poll said so.", ["Reuters", "Ipsos"]),
  ])
  func twoNamesAreTwo(_ text: String, expected: [String]) {
    #expect(names(text) == expected)
  }

  @Test func initialsInBracketsAreThePerson() {
    let found = kinds(
      "Present: Ada Brown (ABR), Tom Berg (TB), Myles Finch (MBS).", "TB: I agree. MBS: Me too.")
    #expect(found["Tom Berg"] == .person)
    #expect(found["Myles Finch"] == .person)
    #expect(found["Mohammed bin Salman"] == nil)
  }

  @Test func acronymsMeanWhatTheBriefSays() {
    let found = kinds(
      "It was built with GCC 14.", "GCC is a compiler, and ICE means internal compiler error.")
    #expect(found["Gulf Cooperation Council"] == nil)
    #expect(found["Immigration and Customs Enforcement"] == nil)
    #expect(kinds("The GCC met in Riyadh.")["Gulf Cooperation Council"] == .organisation)
  }

  @Test func languagesAreNoPeople() {
    let found = kinds("Ruby is a language.", "Rust is a language too. Ruby 3.3 has been released.")
    #expect(found["Ruby"] != .person && found["Rust"] != .person)
  }

  @Test(arguments: [
    ("Merci à tous. Elle ouvre lundi à Lyon. Les travaux ont duré neuf semaines.", ["Lyon"]),
    (
      "Viele Menschen kamen nach Köln. Der Bürgermeister sprach. Wenn Sie Fragen haben, rufen Sie an.",
      ["Köln"]
    ),
    ("Según el informe, los vecinos de Madrid no han visto nada.", ["Madrid"]),
    ("Secondo il rapporto, la nave non è partita da Genova.", ["Genova"]),
    ("Warga yang tinggal di Jakarta tidak bisa pulang.", ["Jakarta"]),
    ("Os moradores de Lisboa não foram avisados.", ["Lisboa"]),
  ])
  func firstWordsOfOtherLanguagesAreNoNames(_ text: String, expected: [String]) {
    #expect(Set(names(text)).isSubset(of: expected), "\(names(text))")
  }

  @Test func shortFormsAreTheWholeName() {
    let found = kinds(
      "RBC Capital Markets cut its forecast.", "RBC now expects less.",
      "It was the Baltic Energy Regulators Association.", "BERA will meet again.")
    #expect(found["RBC"] == nil)
    #expect(found["BERA"] == nil)
  }

  @Test func familyNamesThatStandFirstAreThePerson() {
    let found = kinds("Yoon Dae-jung resigned on Monday.", "Yoon said that he was tired.")
    #expect(found.keys.sorted() == ["Yoon Dae-jung"])
  }

  @Test func titlesOfAnyLengthLeaveThePerson() {
    #expect(
      names("Kuwait's emir, Sheikh Nawaf Al-Ahmad, died on Saturday.").contains {
        $0.contains("Nawaf Al-Ahmad")
      })
  }
}
