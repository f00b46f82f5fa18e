import Foundation
import TestSupport
import Testing
import Text

@testable import Briefs

/// A file of the project's samples.
struct SampleFile: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]

  var testDescription: String { name }

  static let all: [SampleFile] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Samples")
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
    return names.sorted().compactMap { name in
      let data = FileManager.default.contents(atPath: root.appending(path: name).path)
      return data.map { SampleFile(name: (name as NSString).lastPathComponent, bytes: [UInt8]($0)) }
    }
  }()
}

/// A small file in which words, markup and what vanishes follow each other as they like.
struct RawFile {
  enum Kind: String, CaseIterable {
    case text, markdown, frontMatter, toml, components, json, jsonLines, html
  }

  let name: String
  let bytes: [UInt8]

  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Everything in which a phrase is looked for.
  var texts: [String] {
    BriefFormat.parse(bytes, name: name).briefs.flatMap { brief in
      [brief.title.string]
        + brief.sections.flatMap { [$0.title.string] + $0.blocks.map(\.text.string) }
    }
  }

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  init(_ kind: Kind, using dice: inout SeededGenerator) {
    func text(_ count: Int = 12, _ more: [String]) -> String {
      Self.text(count, more, using: &dice)
    }
    var content: String
    let ending: String
    switch kind {
    case .text:
      content = text(40, Self.lines)
      ending = "txt"
    case .markdown:
      content = "# " + text(4, Self.marks) + "\n\n" + text(40, Self.lines + Self.marks + Self.sites)
      if Bool.random(using: &dice) { content = String(content.dropFirst(2)) }
      ending = "md"
    case .frontMatter:
      content =
        "---\ntitle: \(Self.scalar(using: &dice))\n---\n\(text(10, Self.lines + Self.marks))"
      ending = "md"
    case .toml:
      content =
        "+++\ntitle = \(Self.quoted(using: &dice))\n+++\n\(text(20, Self.lines + Self.sites))"
      ending = "md"
    case .components:
      content = "# " + text(4, Self.sites) + "\n\n" + text(40, Self.lines + Self.sites)
      ending = "mdx"
    case .json:
      content = "{\"title\": \(Self.quoted(using: &dice)), \"text\": \(Self.quoted(using: &dice)), "
      content += "\"sections\": [{\"title\": \(Self.quoted(using: &dice)), \"text\": "
      content += "[\(Self.quoted(using: &dice)), \(Self.quoted(using: &dice))]}]}"
      ending = "json"
    case .jsonLines:
      content =
        "{\"title\": \(Self.quoted(using: &dice)), \"text\": \(Self.quoted(using: &dice))}\n"
      content += "{\"text\": \(Self.quoted(using: &dice)), \"sections\": {\"bank\": \"of the\"}}\n"
      ending = "jsonl"
    case .html:
      content = "{\"title\": \(Self.quoted(using: &dice)), \"content_html\": "
      content += "\(FieldValue.text(text(30, Self.tags)).json)}"
      ending = "json"
    }
    var bytes = Array(content.utf8)
    switch Int.random(in: 0..<40, using: &dice) {
    case 0: bytes = [0xEF, 0xBB, 0xBF] + bytes
    case 1: bytes.insert(0x92, at: Int.random(in: 0...bytes.count, using: &dice))
    case 2: bytes = [0xFF, 0xFE] + content.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    default: break
    }
    self.bytes = bytes
    let stem = ["brief", "bank of the", "u.s", "Bank\u{AD}of", "it's", " "].randomElement(
      using: &dice)
    name = (stem ?? "brief") + "." + ending
  }

  private static func text(
    _ count: Int, _ more: [String], using dice: inout SeededGenerator
  ) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...count, using: &dice) {
      // Ordinary text for the most part, so that phrases run into what is not.
      switch Int.random(in: 0..<10, using: &dice) {
      case 0..<5: text += (words.randomElement(using: &dice) ?? "") + " "
      case 5: text += words.randomElement(using: &dice) ?? ""
      case 6: text += signs.randomElement(using: &dice) ?? ""
      default: text += more.randomElement(using: &dice) ?? ""
      }
    }
    if Int.random(in: 0..<60, using: &dice) == 0 {
      text = String(repeating: "it's the u.sx bank. ", count: 80).suffix(1020) + text
    }
    return text
  }

  /// A value of front matter as people write one.
  private static func scalar(using dice: inout SeededGenerator) -> String {
    let parts = (0..<3).map { _ in text(5, marks + escapes, using: &dice) }
    switch Int.random(in: 0..<5, using: &dice) {
    case 0: return "\"" + parts.joined(separator: "\n  ") + "\""
    case 1: return "'" + parts.joined(separator: "''\n  ") + "'"
    case 2: return ">-\n  " + parts.joined(separator: "\n  ")
    case 3: return parts.joined(separator: " # bank\n  ")
    default: return parts.joined(separator: "\n  ")
    }
  }

  /// A string of JSON, written with few escapes or with many.
  private static func quoted(using dice: inout SeededGenerator) -> String {
    let plain = text(8, lines, using: &dice)
    if Bool.random(using: &dice) { return FieldValue.text(plain).json }
    var out = ""
    for part in plain.replacing("\\", with: " ").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n").replacing("\r", with: "\\r").split(separator: " ")
    {
      out += part + (escapes.randomElement(using: &dice) ?? " ")
    }
    return "\"" + out + "\""
  }
}

extension RawFile {
  private static let words = [
    "bank", "of", "the", "Bank", "THE", "ad", "b", "an", "k", "u", "s", "U.S.", "u.s", "don't",
    "it’s",
    "bank's", "Russia’s", "café", "ﬁn", "Банк", "России", "й", "3.5", "example.org", "of-the",
    String(repeating: "bank", count: 20), String(repeating: "x", count: 64) + "of",
  ]

  private static let signs = [
    ",", ".", ";", ":", "-", "–", "—", "…", "“", "”", "\"", "'", "’", "‘", "(", ")", "/", "•", "!",
    "?",
    "&", "%", "$", "\u{AD}", "\u{200B}", "\u{200D}", "\u{301}", "\u{306}", "\u{FE0F}", "\u{2028}",
    "\u{85}",
    "\u{B}", "\u{C}", "\0", "\u{7F}", "\u{1B}", "\t", "\u{A0}", "\u{3000}", "漢", "表明", "か\u{3099}",
    "ｶﾞ",
    "가", "\u{1100}\u{1161}", "👍🏽", "²", "\u{212A}", "`", "´",
  ]

  private static let lines = [
    "\n", "\n\n", "\r\n", "\r", "\n\n\n", "\nAD\n", "\n\nAD\n\n", "\nAdvertisement\n", "\n  AD  \n",
    "\nAI Generated Content\n", "\nThis article was written with the help of AI\n", "\nRead next\n",
    "\nRelated stories\n", "\nWhat's next?\n", "\n\nWhat's happening\n\n", "\n- ", "\n1. ", "\n3. ",
    "\n8 min read\n", "\n13 August 2025\n",
  ]

  private static let marks = [
    "*", "**", "_", "__", "`", "``", "` ", " `", "[", "]", "](u)", "](u \"t t\")", "](<a b>)",
    "]()", "](u(v) 't')",
    "[]", "[](bank)", "[](x-bank \"of\")", "![", "![](x)", "[r]", "][r]",
    "\n\n[r]: bank \"of\"\n\n", "<b>", "</b>",
    "<!-- x -->", "<http://a.b>", "<", ">", "&amp;", "&#97;", "&#x62;", "&shy;", "&nbsp;",
    "&eacute;", "\\",
    "\\*", "\\\n", "\\_", "\n> ", "> ", ">", "\n# ", "\n## ", "\n===\n", "\n---\n", "|", " | ",
    "\n| --- | --- |\n", "\n~~~\n", "\n```\n", "```bank\n```", "\n    ", " #", "# ", "#", " # ",
    "\n*AD*\n",
    "\n[AD](http://a.b/c)\n", "\n> AD\n",
    "\nThis article was [generated](http://a.b/\(String(repeating: "c", count: 80))) by AI\n",
  ]

  private static let sites = [
    "{% raw %}", "{% endraw %}", "{{ bank }}", "{{< img alt=\"bank of\" >}}", "{{% of %}}",
    "{% highlight c %}\n", "{% endhighlight %}", "{: .the}", " {#bank}", "{", "}", "[[bank|of]]",
    "[[bank]]", "![[b.png|of the]]", "[[", "]]", "[^1]", "\n\n[^1]: the bank\n\n", "^[of]", "==",
    "~~", "~", "^", "=", "%%", ":rocket:", ":bank:", ":", "\n!!! note\n    ",
    "\n:::tip bank\n", "\n:::\n", "\n> [!note] the\n", "\n- [ ] ", "\n: ", " ^bank",
    "<sup>2</sup>", "<br>", "<br />", "<img>", "<img alt=\"of\">", "<B a=\"the of\">", "</B>",
    "<B>",
    "<a b=\"c d\">", "<!--", "-->", "\nimport B from 'b'\n", "\n\nexport const bank = 1\n\n",
    "  \n", "\\\n", "\n| a | b |\n|---|---|\n", "| bank \\| of |\n", "\n<div>\n", "\n</div>\n",
    "\n*[bank]: of\n", "\n[TOC]\n",
  ]

  private static let tags = [
    "<b>", "</b>", "<i title=\"x y\">", "<!-- x -->", "<br>", "<p>", "</p>", "<script>of</script>",
    "<a href=u>",
    "</a>", "<img alt=\"bank\">", "&amp;", "&#97;", "&shy;", "&nbsp;", "\n", "<h2>", "</h2>",
    "<li>", "<",
  ]

  private static let escapes = [
    " ", " ", " ", " ", "\\n", "\\n\\n", "\\t", "\\\"", "\\/", "\\\\", "\\u0061", "\\u00ad",
    "\\u2019s ", "\\r\\n",
  ]
}
