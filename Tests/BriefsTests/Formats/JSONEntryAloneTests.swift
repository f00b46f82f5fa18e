import TestSupport
import Testing
import Text

@testable import Briefs

/// Files of many entries, of every shape that is read.
private let seeds: [(name: String, text: String)] = [
  (
    "feed.json",
    #"""
    {"version": "https://jsonfeed.org/version/1.1", "title": "Notes &amp; more", "language": "en",
     "authors": [{"name": "Ann Lee"}], "items": [
      {"id": "1", "content_html": "<p>Rain <b>fell</b> on the pier.</p><h2>Cost</h2><ul><li>x</ul>"},
      {"id": "2", "title": "Two", "content_text": "Wind.\n\nMore of it.", "tags": ["a", "b"]}]}
    """#
  ),
  (
    "lines.jsonl",
    #"""
    {"headline": "Ferry", "short_description": "It stays.", "link": "https://example.org/1"}
    {"title": "Pier", "text": "# Pier\n\nClosed.\n\n## Next\n\n- [boots](https://example.org/2)"}

    {"text": ["The ", {"type": "bold", "text": "lamp"}, " is lit."], "date": 1709636400}
    """#
  ),
  (
    "list.json",
    #"""
    [{"title": "A \u00e9", "body": {"type": "doc", "content": [{"type": "paragraph", "content":
      [{"type": "text", "text": "Said."}]}]}, "x": [1.5e3, {"y": null}]},
     {"title": {"rendered": "B"}, "content": {"rendered": "<p>One.</p>"}, "tags": [{"name": "t"}]},
     {"sections": [{"title": "What's next", "text": "a\n- b"}], "title": "C"}, 3]
    """#
  ),
  (
    "hits.json",
    #"""
    {"hits": {"hits": [{"_id": "a", "_source": {"title": "H", "body-paragraphs": [["p"], ["q"]]}},
      {"_id": "b", "_source": {"title": "I", "odd": "A text of some words under no known key."}}]}}
    """#
  ),
]

@Test(arguments: seeds.indices)
func anEntryAloneIsWhatItIsInItsFile(index: Int) {
  let seed = UInt64.random(in: .min ... .max)
  var dice = SeededGenerator(seed: seed)
  for round in 0..<Mutation.rounds(150) {
    let original = Array(seeds[index].text.utf8)
    let others = seeds.map { Array($0.text.utf8) }
    let bytes = round == 0 ? original : Mutation.of(original, others: others, using: &dice)
    let parsed = BriefFormat.parse(bytes, name: seeds[index].name)
    #expect(parsed.slices.isEmpty || parsed.slices.count == parsed.briefs.count)
    if round == 0 { #expect(parsed.slices.count > 1, "\(seeds[index].name)") }
    guard let context = parsed.context else { continue }
    #expect(EntryContext(encoded: context.encoded) == context)
    for (brief, slice) in zip(parsed.briefs, parsed.slices) {
      guard let slice else { continue }
      let alone = BriefFormat.parseEntry(
        Array(bytes[slice]), name: seeds[index].name, context: context)
      #expect(alone == brief, "seed \(seed), round \(round)")
    }
  }
}

@Test func entriesAreFoundAfterAByteOrderMark() throws {
  let bytes = [0xEF, 0xBB, 0xBF] + Array(#"[{"title":"A","text":"a"},{"title":"B"}]"#.utf8)
  let parsed = BriefFormat.parse(bytes, name: "x.json")
  let slices = parsed.slices.compactMap { $0 }
  #expect(slices.map { String(decoding: bytes[$0], as: UTF8.self) }.last == #"{"title":"B"}"#)
}

private func repeated(_ text: String, _ count: Int) -> String {
  String(repeating: text, count: count)
}

/// JSON as a folder that anything may write to can hold it, each some megabytes.
private let hostile: [String: String] = [
  "numbers": "{\"title\":\"A\",\"items\":[" + repeated("1,", 1_000_000) + "2]}",
  "nulls in a list": "[" + repeated("null,", 400_000) + "{\"title\":\"A\"}]",
  "keys": "{" + (0..<100_000).map { "\"k\($0)\":1," }.joined() + "\"title\":\"A\",\"text\":\"b\"}",
  "same keys": "{" + repeated("\"title\":\"A\",", 100_000) + "\"text\":\"b\"}",
  "empty objects": "{\"title\":\"A\",\"articles\":[" + repeated("{},", 300_000)
    + "{}],\"text\":\"b\"}",
  "nested lists": "{\"title\":\"A\",\"text\":" + repeated("[", 60) + "\"b\"" + repeated("]", 60)
    + "}",
  "wrappers": "{\"data\":" + repeated("{\"data\":", 50) + "{\"title\":\"A\",\"text\":\"b\"}"
    + repeated("}", 51),
  "blocks": "{\"title\":\"A\",\"body\":[" + repeated("{\"type\":\"p\",\"text\":\"x\"},", 100_000)
    + "1]}",
  "a huge text": "{\"title\":\"A\",\"text\":\"" + repeated("<p>&amp;lt;", 200_000) + "\"}",
  "brackets in a text": "{\"title\":\"A\",\"text\":\"" + repeated("<", 1_000_000) + "\"}",
  "half pairs": "{\"title\":\"A\",\"text\":\"" + repeated("\\ud800", 200_000) + "\"}",
  "many lists": "{\"title\":\"A\"," + (0..<3000).map { "\"l\($0)\":[{\"a\":1}]," }.joined()
    + "\"text\":\"b\"}",
  "long keys": "{\"" + repeated("k", 1_000_000) + "\":1,\"title\":\"A\",\"text\":\"b\"}",
]

@Test(arguments: hostile.keys.sorted())
func hostileJSONIsReadInOnePass(name: String) throws {
  let bytes = Array(try #require(hostile[name]).utf8)
  let parsed = BriefFormat.parse(bytes, name: "x.json")
  #expect(parsed.problems.count <= 1002)
  #expect(parsed.briefs.count <= 1)
  #expect(parsed.briefs.allSatisfy { $0.title == "A" && $0.extra.count <= JSONEntry.extraLimit })
}

@Test func deepJSONInAListSpoilsNothingBefore() {
  let deep = repeated("[", 100_000)
  let parsed = parse("[{\"title\":\"A\"},{\"title\":\"B\",\"x\":\(deep)", name: "x.json")
  #expect(parsed.briefs.map(\.title.string) == ["A"])
  #expect(parsed.complaints == ["1 error: JSON 1:96 nested more than 64 deep"])
}
