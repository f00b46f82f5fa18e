import Testing
import Text

@testable import Briefs

/// What the rest of a folder makes of the names of one brief.
struct BriefNamesTests {
  private let text = "Meta and Meta spoke to Zelvora in Oslo."

  private var brief: Brief {
    var brief = Brief(title: "Calls", format: .plainText)
    brief.sections = [
      Section(title: "", role: .other, blocks: [Block(DisplayText(cleaning: text))])
    ]
    return brief
  }

  private func place(_ range: Range<Int>) -> Place { Place(section: 0, block: 0, range: range) }

  private func mention(
    _ name: DisplayText, _ kind: Entity.Kind, _ range: Range<Int>, _ source: MentionSource = .model
  ) -> Mention {
    Mention(entity: Entity(name: name, kind: kind), place: place(range), source: source)
  }

  private func known(_ kind: Entity.Kind, _ briefs: Int, _ name: DisplayText) -> BriefNames.Known {
    var known = BriefNames.Known(names: [kind: name])
    known.votes[kind] = briefs
    return known
  }

  @Test func aSlipIsPutRightAndAHintIsNamed() {
    let reading = EntityReading(
      mentions: [mention("Meta", .person, 0..<4), mention("Oslo", .place, 34..<38)],
      hints: [place(23..<30)])
    let names = BriefNames(reading, in: brief)
    #expect(names.hintKeys == ["zelvora"])
    let settled = names.settled([
      "meta": known(.organisation, 40, "Meta"), "zelvora": known(.organisation, 9, "ZELVORA"),
      "oslo": known(.place, 2, "Oslo"),
    ])
    #expect(
      settled.mentions == [
        mention("Meta", .organisation, 0..<4, .folder),
        mention("ZELVORA", .organisation, 23..<30, .folder), mention("Oslo", .place, 34..<38),
      ])
    #expect(settled.hints == [])
    #expect(names.settled([:]) == reading)
  }

  @Test func aHintAtWhatIsTwoThingsStaysAHint() {
    var two = known(.person, 30, "Zelvora")
    two.votes[.place] = 20
    let reading = EntityReading(mentions: [], hints: [place(23..<30)])
    #expect(BriefNames(reading, in: brief).settled(["zelvora": two]) == reading)
  }

  @Test func whatIsWrittenDownStays() {
    let mentions = [
      mention("Meta", .person, 0..<4, .corrections(line: 2)),
      mention("Zelvora", .person, 23..<30, .stated), mention("Oslo", .other, 34..<38, .stated),
    ]
    let names = BriefNames(EntityReading(mentions: mentions, openKinds: ["oslo"]), in: brief)
    #expect(
      ["meta", "zelvora", "oslo", "x"].map(names.claim) == [.corrected, .stated, .tagged, nil])
    let settled = names.settled([
      "meta": known(.organisation, 40, "Meta"), "zelvora": known(.organisation, 40, "Zelvora"),
      "oslo": known(.place, 40, "Oslo"),
    ])
    // Where nobody said a kind, the folder may know it.
    #expect(settled.mentions.map(\.entity.kind) == [.person, .person, .place])
  }

  @Test func oneBriefHasOneKindForAName() {
    let reading = EntityReading(mentions: [
      mention("Meta", .person, 0..<4), mention("Meta", .organisation, 9..<13),
      mention("META", .organisation, 23..<30),
    ])
    let own = BriefNames(reading, in: brief).reading.mentions
    #expect(Set(own.map(\.entity.kind)) == [.organisation])
    #expect(own.map(\.place) == reading.mentions.map(\.place))
    let corrected = EntityReading(
      mentions: reading.mentions + [mention("Meta", .other, 34..<38, .corrections(line: nil))])
    #expect(
      Set(BriefNames(corrected, in: brief).reading.mentions.map(\.entity.kind)) == [.other])
  }

  @Test func whatTheFileOfCorrectionsConfirmsIsCertain() {
    let corrections = EntityCorrections(entities: [.init(name: "Meta", kind: .organisation)])
    let mentions = ModelRecogniser(corrections: corrections).mentions(in: brief)
    #expect(mentions.first?.source == .corrections(line: nil))
  }
}
