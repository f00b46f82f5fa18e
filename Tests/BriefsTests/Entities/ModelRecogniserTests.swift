import Briefs
import Testing
import Text

/// The trained model as it is compiled in, with the rules beside it.
@Suite struct ModelRecogniserTests {
  static let sentences = [
    "Yesterday [person:Angela Merkel] met [organisation:Siemens] in [place:Munich].",
    "On Tuesday, Prime Minister [person:Keir Starmer] told the [organisation:House of Commons] so.",
    "The regulator, [organisation:Roskomnadzor], fined [organisation:Google] in [place:Moscow].",
    "Fighting spread from [place:Kharkiv] to [place:Odesa] overnight, [person:Oleksiy Danilov] said.",
    "[organisation:Amazon]’s lawyers and [person:Jamie Dimon] agreed on Friday.",
    "President [person:Daniel Noboa] of [place:Ecuador] flew to [place:Geneva].",
    "In March it rained; on Sunday it did not.",
    "See https://www.Siemens.com/Berlin, write to Bob.Smith@Example.com, follow @ElonMusk.",
    "Officials in [place:Dongguan] closed the plant.",
    "Secretary of State [person:Marco Rubio] flew to [place:The Hague] on Monday.",
    "The [other:Russian] government wrote to the [organisation:European Central Bank].",
    // A name ends before the score, and not with a particle.
    "[organisation:Manchester City] beat [organisation:Borussia Dortmund] 4-1 on Wednesday.",
    "The director, [person:Laurence des Cars], offered to resign.",
    // A title is no part of it, and what a storm or a ship is called is.
    "On Monday Queen [person:Camilla] spoke, and King [person:Felipe VI] listened.",
    "[other:Hurricane Milton] hit [place:Florida]; then [other:Milton] turned.",
    "In [place:Cuba], [other:Tropical Storm Ernesto] did less than [other:Typhoon Ragasa].",
    "The [other:USS Gerald R. Ford] sailed to the [place:Caribbean].",
  ]

  @Test(arguments: sentences)
  func findsTheNamesOf(_ marked: String) {
    #expect(MarkedText(marked).tagged(by: ModelRecogniser()) == marked)
  }

  /// The facts of a well-known story in words of our own.
  static let story = [
    "Russia has begun to limit calls on two foreign messengers, WhatsApp and Telegram.",
    "The communications regulator, Roskomnadzor, said that the apps had ignored its requests.",
    "Calls will come back once both obey Russian law. WhatsApp's owner, Meta, has objected.",
    "Critics say Moscow wants more control since it sent troops into Ukraine in 2022.",
    "Companies like Meta and Telegram may leave. Users of Telegram in Russia have few other choices.",
  ]

  @Test(arguments: [
    [], ["Roskomnadzor", "Meta", "Telegram", "WhatsApp", "Russia", "Ukraine", "Moscow"],
  ])
  func theListsAreNotNeededForAStory(_ without: Set<String>) {
    let mentions = ModelRecogniser(without: without).mentions(in: .of(Self.story))
    var kinds: [String: Set<Entity.Kind>] = [:]
    for mention in mentions {
      kinds[mention.entity.name.string, default: []].insert(mention.entity.kind)
    }
    for name in ["Roskomnadzor", "Meta", "Telegram", "WhatsApp"] {
      #expect(kinds[name] == [.organisation], "\(name)")
    }
    for name in ["Russia", "Ukraine", "Moscow"] { #expect(kinds[name] == [.place], "\(name)") }
    #expect(kinds["Russian"] == [.other])
    #expect(kinds.count == 8, "\(kinds.keys.sorted())")
  }

  @Test func titlesOfSectionsAreNotLookedAt() {
    let text = """
      Rapid Read    •   8 min read

      WHAT'S THE STORY?

      What's Happening?

      Officials met.
      AD

      Why It's Important?

      What's Next?

      Beyond the Headlines

      AI Generated Content
      More Stories You Might Enjoy
      """
    #expect(ModelRecogniser().mentions(inText: text).isEmpty)
  }

  @Test func withoutAModelTheRulesStandIn() {
    let fallback = ModelRecogniser(model: nil)
    let brief = Brief.of(["Yesterday Angela Merkel met Siemens in Munich."])
    #expect(fallback.mentions(in: brief) == RuleRecogniser().mentions(in: brief))
    #expect(fallback.version == RuleRecogniser().version)
    #expect(fallback.hints(in: brief).isEmpty)
  }

  @Test func theVersionFollowsModelAndCorrections() {
    let plain = ModelRecogniser().version
    #expect(plain == ModelRecogniser().version)
    let corrected = ModelRecogniser(corrections: .init(ignored: ["AD"])).version
    #expect(Set([plain, corrected, RuleRecogniser().version]).count == 3)
  }

  @Test func correctionsAndStatedEntitiesWin() {
    let corrections = EntityCorrections(
      entities: [.init(name: "Munich", kind: .organisation)], ignored: ["Siemens"])
    var brief = Brief.of(["Yesterday Angela Merkel met Siemens and Copper Ridge in Munich."])
    brief.statedEntities = [StatedEntity(name: "Copper Ridge", kind: .place)]
    let mentions = ModelRecogniser(corrections: corrections).mentions(in: brief)
    #expect(mentions.map(\.entity.name.string) == ["Angela Merkel", "Copper Ridge", "Munich"])
    #expect(mentions.map(\.entity.kind) == [.person, .place, .organisation])
    #expect(mentions.map(\.source) == [.model, .stated, .corrections(line: nil)])
  }

  /// Who writes a name down without a kind leaves that to the program.
  @Test func aNameWithoutAKindGetsTheOneItIsTaggedAs() {
    let corrections = EntityCorrections(
      entities: [
        .init(name: "Vaxholm Pharma", aliases: ["VP"]), .init(name: "Oslo", kind: .other),
      ],
      merges: [.init(from: "Miss Kvist", into: "Lena Kvist")])
    var brief = Brief.of([
      "Lena Kvist runs Vaxholm Pharma in Oslo.", "VP said so. Vaxholm Pharma did.", "Zzyz.",
    ])
    brief.statedEntities = [StatedEntity(name: "Lena Kvist"), StatedEntity(name: "Zzyz")]
    let reading = ModelRecogniser(corrections: corrections).reading(of: brief)
    var kinds: [String: Set<Entity.Kind>] = [:]
    for mention in reading.mentions {
      kinds[mention.entity.key, default: []].insert(mention.entity.kind)
    }
    #expect(
      kinds == [
        "lena kvist": [.person], "vaxholm pharma": [.organisation], "oslo": [.other],
        "zzyz": [.other],
      ])
    #expect(reading.openKinds == ["lena kvist", "vaxholm pharma", "zzyz"])
  }

  @Test func aSurnameIsItsPersonAndARepeatIsFound() {
    let lines = [
      "Lena Kvist runs Vaxholm Pharma in Stockholm.", "Kvist said nothing. Vaxholm Pharma did.",
    ]
    let names = ModelRecogniser().mentions(in: .of(lines)).names
    #expect(names == ["Lena Kvist", "Vaxholm Pharma", "Stockholm"])
  }

  @Test func hintsStandBetweenMentions() {
    let brief = Brief.of(Self.story + RuleRecogniserTests.sentences.map { MarkedText($0).lines[0] })
    let recogniser = ModelRecogniser()
    let places = recogniser.mentions(in: brief).map(\.place)
    for hint in recogniser.hints(in: brief) {
      #expect(
        !places.contains { place in
          place.section == hint.section && place.block == hint.block
            && place.range.overlaps(hint.range)
        })
    }
  }
}
