import Briefs
import Testing
import Text

@Suite struct EntitySummaryTests {
  let brief: Brief = {
    var brief = Brief.of(
      ["Russian and Russian and Russian banks fear Meta.", "She praised Kyiv, Kyiv and Oslo."],
      title: "Kyiv responds to them all")
    brief.sections.append(
      Section(title: "Next", role: .next, blocks: [Block("They met Angela Merkel and Meta.")]))
    return brief
  }()

  @Test func entitiesStandByKindAndThenByMentions() {
    let mentions = RuleRecogniser().mentions(in: brief)
    let summary = EntitySummary.entities(in: brief, mentions: mentions)
    #expect(
      summary.map(\.entity.name.string) == ["Meta", "Angela Merkel", "Kyiv", "Oslo", "Russian"])
    #expect(summary.map(\.mentions.count) == [2, 1, 3, 1, 3])
    #expect(summary.map(\.sections) == [[0, 1], [1], [0], [0], [0]])
  }

  @Test func theMainEntitiesAreTheMostMentionedWithNationalitiesLast() {
    let mentions = RuleRecogniser().mentions(in: brief)
    let main = EntitySummary.mainEntities(mentions, limit: 9).map(\.name.string)
    #expect(main == ["Kyiv", "Meta", "Angela Merkel", "Oslo", "Russian"])
    #expect(EntitySummary.mainEntities(mentions, limit: 2).map(\.name.string) == ["Kyiv", "Meta"])
    #expect(EntitySummary.mainEntities(mentions, limit: -1).isEmpty)
  }
}
