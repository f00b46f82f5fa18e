import Briefs
import Testing
import Text

@Suite struct RuleRecogniserTests {
  static let sentences = [
    "Yesterday [person:Angela Merkel] met [organisation:Siemens] in [place:Munich].",
    "On Tuesday, Prime Minister [person:Keir Starmer] told the [organisation:House of Commons] so.",
    "[place:U.S.] Secretary of State [person:Marco Rubio] landed in [place:Geneva] on Friday.",
    "Treasury Secretary [person:Scott Bessent] and [person:He Lifeng] spoke for two hours.",
    "Additionally, the [organisation:Ministry of Digital Development] fined [organisation:Google].",
    "Shares of [organisation:Vaxholm Pharma] fell 4% in [place:Stockholm]; the firm cut its forecast.",
    "Its chief executive, [person:Lena Kvist], resigned after a vote.",
    "The regulator, [organisation:Zelvora], opened a case.",
    "The [organisation:University of Oxford] and the [organisation:Bank of Ghana] signed it.",
    "He left [organisation:AT&T] for [organisation:Johnson & Johnson] and sued [organisation:H&M].",
    "[organisation:JPMorgan]'s [person:Jamie Dimon] and [organisation:Amazon]’s lawyers agreed.",
    "[person:Ursula von der Leyen] met [person:Mohammed bin Salman] and [person:Lula da Silva].",
    "“[organisation:Meta] must pay,” [person:Kaja Kallas] said in [place:Tallinn].",
    "The [place:Strait of Hormuz], [place:Lake Victoria] and the [place:Kharkiv Region] were named.",
    "Fighting spread to [place:North Darfur] and [place:Western Ukraine] overnight.",
    "The [other:Digital Services Act] and the [other:Paris Agreement] shape policy.",
    "[organisation:OpenAI]'s [other:ChatGPT] and [organisation:Google]'s [other:Gemini] compete.",
    "Senator [person:Ron Wyden] of [place:Oregon] wrote a letter.",
    "Critics of [place:Russia] and [other:Russian] officials disagree; so do [other:Ukrainians].",
    "Workers in [place:Port-au-Prince], [place:Kyiv] and [place:São Paulo] walked out.",
    "Russia-backed forces and pro-Russian groups joined the U.S.-led talks in mid-July.",
    "See https://www.Siemens.com/Berlin, write to Bob.Smith@Example.com, follow @ElonMusk #Meta.",
    "The AI boom helps TV makers, the CEO said, and I agree with him on Monday.",
    "In March, May and June it rained; on Sunday it did not.",
    "[organisation:Apple] said it would appeal the ruling.",
    "Apple pies were sold, and signal strength was low.",
    "Target dates slip. Signal strength is low in [place:Norway].",
    "[place:Turkey] is a member of [organisation:NATO].",
    "Will [place:Moscow] respond? [person:Will Smith] did not say.",
    "Officials in [place:Dongguan] and [place:Guiyang] closed the plant of [organisation:Foxmere Industries].",
    "The [organisation:European Central Bank] and the [organisation:Fed] held rates.",
    "President [person:Daniel Noboa] and King [person:Abdullah] met President [person:Xi] again.",
    "[person:Jean-Claude Juncker] and [person:Seán O'Brien] disagree about [place:Côte d'Ivoire].",
    "The [organisation:Taliban] and [organisation:al-Qaeda] denied it; [person:Bashar al-Assad] fled.",
    "[organisation:Moscow State University] and [organisation:Kenya Airways] signed a deal.",
    "The [other:Chinese] [organisation:Defence Ministry] spoke of [place:Taiwan].",
    "Президент [person:Владимир Путин] посетил [place:Минск], сообщил [organisation:Кремль].",
    "[place:中国]和[place:俄罗斯]在[place:北京]签署协议，[organisation:华为]参与。",
    "RESEARCHERS IN [place:CANADA] SAY [organisation:WHATSAPP] CALLS ARE BACK",
  ]

  @Test(arguments: sentences)
  func findsTheNamesOf(_ marked: String) {
    #expect(MarkedText(marked).tagged(by: RuleRecogniser()) == marked)
  }

  static let paragraphs = [
    """
    Companies like [organisation:Zortify] and [organisation:Blexora] may leave.
    [organisation:Zortify] warned of it last year. Companies fear more.
    """,
    """
    The bank's governor is [person:Ruvimbo Chandauka].
    [person:Chandauka] has time, [person:Chandauka] added.
    """,
    """
    The [organisation:Federal Network Agency] ([organisation:FNA]) opened a case.
    [organisation:FNA] staff were in [place:Bonn].
    """,
    """
    [person:Theresa May] resigned. In May it rained.
    """,
    """
    Some asked why [organisation:Apple] waits. [organisation:Apple] pays little.
    """,
    """
    Tensions rose after [person:Karim al-Zubari] fled. [person:Zubari] left no note.
    """,
  ]

  @Test(arguments: paragraphs)
  func usesWhatTheRestOfTheBriefSays(_ marked: String) {
    #expect(MarkedText(marked).tagged(by: RuleRecogniser()) == marked)
  }

  @Test func aHeadlineLightsOnlyWhatIsKnownOrStandsInTheText() {
    let brief = Brief.of(
      ["The ministry fined Zortify, a retailer, in Poland."],
      title: "Poland Fines Zortify Over Late Fees And Meta Looks On")
    let headline = RuleRecogniser().mentions(in: brief).filter { $0.place.section == nil }
    #expect(headline.names == ["Poland", "Zortify"])
    #expect(headline.map(\.entity.kind) == [.place, .organisation])
  }

  @Test func headingsAndCodeAreNotLookedAt() {
    var brief = Brief.of(["Nothing here."])
    brief.sections[0].title = "Meta and Germany"
    brief.sections[0].blocks += [
      Block("Siemens in Berlin", .heading), Block("import Germany", .code), Block("Berlin", .rule),
      Block("She lives in Berlin.", .item(marker: "•", depth: 0)),
    ]
    let mentions = RuleRecogniser().mentions(in: brief)
    #expect(mentions.map(\.place) == [Place(section: 0, block: 4, range: 13..<19)])
  }

  @Test func otherSpellingsAreOneEntity() {
    let text = "The EU and the European Union, the U.S. and America, Kiev and Kyiv, Zelensky."
    let names = RuleRecogniser().mentions(in: .of([text])).names
    #expect(names == ["European Union", "United States", "Kyiv", "Volodymyr Zelenskyy"])
  }

  @Test func acronymAndExpansionAreOneEntityWhicheverComesFirst() {
    let lines = [
      "The Federal Network Agency (FNA) spoke.", "The FNA left.",
      "Staff of the BRC (Baltic Rail Council) came.", "They thanked the BRC.",
    ]
    let names = RuleRecogniser().mentions(in: .of(lines)).names
    #expect(names == ["Federal Network Agency", "Baltic Rail Council"])
  }

  @Test func aSurnameIsThePersonOfThisBrief() {
    let mentions = RuleRecogniser().mentions(in: .of(["Ivanka Trump spoke. Later Trump left."]))
    #expect(mentions.map(\.entity.name.string) == ["Ivanka Trump", "Ivanka Trump"])
  }

  @Test func namesOutsideTheListsAreFoundByTheirSurroundings() {
    let recogniser = RuleRecogniser(without: ["Roskomnadzor", "Meta", "Telegram", "Ukraine"])
    let text = """
      The communications regulator, [organisation:Roskomnadzor], acted after a law on \
      messaging apps [organisation:Telegram] and [organisation:Viber] in [place:Ukraine].
      """
    #expect(MarkedText(text).tagged(by: recogniser) == text)
  }

  @Test func entitiesNamedByTheFileComeFirst() {
    var brief = Brief.of(["Reports from Mercury say Copper Ridge and 新月社 agree with Reuters."])
    brief.statedEntities = [
      StatedEntity(name: "Mercury", kind: .organisation),
      StatedEntity(
        name: "Copper Ridge Fund", kind: .organisation, aliases: ["Copper Ridge", "新月社"]),
      StatedEntity(name: "Reuters"),
    ]
    let mentions = RuleRecogniser().mentions(in: brief)
    #expect(
      mentions.map(\.entity.name.string)
        == ["Mercury", "Copper Ridge Fund", "Copper Ridge Fund", "Reuters"])
    #expect(mentions.allSatisfy { $0.entity.kind == .organisation })
  }

  @Test func theVersionFollowsWhatMayChangeTheMentions() {
    let plain = RuleRecogniser().version
    let corrected = RuleRecogniser(corrections: .init(ignored: ["AD"])).version
    let other = RuleRecogniser(corrections: .init(ignored: ["Ad"])).version
    #expect(plain == RuleRecogniser().version)
    #expect(Set([plain, corrected, other, RuleRecogniser(without: ["Meta"]).version]).count == 4)
  }
}
