import Testing
import Text

@testable import Briefs

@Test(arguments: [
  ("# Head\n\nText.", "x.txt", BriefFormatName.markdown), ("---\ntitle: A\n---\nB", "x", .markdown),
  ("Head\n\n## One\n\nText.\n\n## Two\n", "x.txt", .markdown), ("Head\n\nText.", "x.md", .markdown),
  ("{\"title\": \"A\"}", "x.md", .json), ("[{\"title\": \"A\"}]", "x.txt", .json),
  ("title: A\npublished: 2024-03-05", "x.json", .plainText),
  ("[Updated] The vote", "x.txt", .plainText),
  ("{ not json at all", "x.txt", .plainText), ("#1 in ferries\n\nText.", "x.txt", .plainText),
  ("[link](http://a.example) first", "x.md", .markdown),
  ("<3 is how it feels\n\nText.", "x.txt", .plainText),
])
func contentChoosesTheFormat(text: String, name: String, format: BriefFormatName) throws {
  let parsed = parse(text, name: name)
  #expect(parsed.briefs.map(\.format) == [format])
  #expect(parsed.complaints == [])
}

@Test func markupAndBinaryAreRefused() {
  #expect(parse("<?xml version=\"1.0\"?><rss/>").complaints == ["error: XML is not a brief format"])
  #expect(parse("<!DOCTYPE html><p>").complaints == ["error: HTML is not a brief format"])
  #expect(parse("\n <div>x", name: "x.html").complaints == ["error: HTML is not a brief format"])
  let image: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0, 1, 2, 3, 0]
  let parsed = BriefFormat.parse(image, name: "x.md")
  #expect(parsed.complaints == ["error: binary file"])
  #expect(parsed.briefs.isEmpty)
}

/// Only an ending that briefs have says that the bytes should have been a brief.
@Test(arguments: ["x.dxf", "x.blend", "x", "x.2024", "x.mdz", "core.4711"])
func aBinaryFileOfAnotherKindIsNoProblem(name: String) {
  let bytes: [UInt8] = Array("BLENDER-v300".utf8) + Array(repeating: 0, count: 400)
  let parsed = BriefFormat.parse(bytes, name: name)
  #expect(parsed.complaints.isEmpty && parsed.briefs.isEmpty)
  #expect(BriefFormat.parse(bytes, name: "x.mkd").complaints == ["error: binary file"])
}

@Test(arguments: ["", " \n\t\n", "\u{FEFF}"])
func emptyFilesAreListed(text: String) throws {
  let brief = try brief(text, name: "later.md")
  #expect(brief.title == "later.md")
  #expect(brief.outline == ["[other] ", "[empty file]"])
}

@Test func largeFilesAreCutAndSaySo() throws {
  let bytes = Array("A headline\n\nText.".utf8)
  let parsed = BriefFormat.parse(bytes, name: "x.txt", fullSize: 10 << 20)
  #expect(parsed.complaints == ["error: too large (10.0 MB, limit 8 MiB)"])
  #expect(parsed.briefs.first?.outline.last == "[cut: 10.0 MB not shown]")
  let whole = [UInt8](repeating: UInt8(ascii: "a"), count: 10 << 20)
  let cut = BriefFormat.parse(whole, name: "x.txt")
  #expect(cut.complaints == ["error: too large (10.0 MB, limit 8 MiB)"])
  #expect(cut.briefs.first?.outline.last == "[cut: 2.0 MB not shown]")
  #expect(cut.briefs.first?.title == "x")
  #expect(cut.briefs.first?.sections.first?.blocks.first?.text.string.utf8.count == 8 << 20)
}

@Test func largeJSONIsListedUnderItsName() {
  let bytes = Array("{\"title\": \"A\", \"ti".utf8)
  let parsed = BriefFormat.parse(bytes, name: "all.json", fullSize: 9 << 20)
  #expect(parsed.complaints == ["error: too large (9.0 MB, limit 8 MiB)"])
  #expect(parsed.briefs.map(\.title.string) == ["all"])
  #expect(
    parsed.briefs.first?.outline == [
      "[other] ", "| {\"title\": \"A\", \"ti", "[cut: 9.0 MB not shown]",
    ])
}

@Test func entriesBeforeTheCutOfLargeJSONAreRead() {
  for (text, name) in [
    ("[{\"title\": \"A\"}, {\"title\": \"B\"}, {\"ti", "all.json"),
    ("{\"title\": \"A\"}\n{\"title\": \"B\"}\n{\"ti", "all.jsonl"),
  ] {
    let parsed = BriefFormat.parse(Array(text.utf8), name: name, fullSize: 9 << 20)
    #expect(parsed.complaints == ["error: too large (9.0 MB, limit 8 MiB)"])
    #expect(parsed.briefs.map(\.title.string) == ["A", "B"])
  }
}

@Test func otherEncodingsAreRead() throws {
  let text = "Fähre bleibt\n\nText."
  var wide: [UInt8] = [0xFF, 0xFE]
  for unit in text.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
  #expect(BriefFormat.parse(wide, name: "x.txt").briefs.first?.title == "Fähre bleibt")
  let latin = text.unicodeScalars.map { UInt8($0.value) }
  let parsed = BriefFormat.parse(latin, name: "x.txt")
  #expect(parsed.briefs.first?.title == "Fähre bleibt")
  #expect(parsed.complaints == ["notice: encoding: windows-1252 (guessed)"])
}

@Test func namesWithoutTextStillName() throws {
  #expect(try brief("", name: "").title == "untitled")
  #expect(try brief("\u{200B}", name: "\u{200B}.md").title == ".md")
}
