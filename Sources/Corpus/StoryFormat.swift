/// Puts a story down in the formats that briefs come in.
enum StoryFormat {
  /// Section titles by role, the usual one first.
  static let titles = [
    ["What's Happening?", "What\u{2019}s happening", "What happened"],
    ["Why It's Important?", "Why it matters", "Why it\u{2019}s important"],
    ["What's Next?", "What to watch", "What\u{2019}s next?"],
    ["Beyond the Headlines", "The big picture", "Beyond the headlines"],
  ]

  static func markdown(_ story: Story, _ number: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(5000)
    bytes += "---\ntitle: ".utf8
    quote(story.headline, into: &bytes)
    bytes += "\npublished: \(story.moment.timestamp)\nminutes: \(story.minutes)".utf8
    bytes += "\nsource: \(story.source)\ntags: [\(story.tags.joined(separator: ", "))]".utf8
    bytes += "\nai_generated: \(story.isAIGenerated)\n".utf8
    if number % 4 == 0 { bytes += "id: brief-\(number)\n".utf8 }
    if number % 3 == 0 { bytes += "url: https://example.org/briefs/\(number)\n".utf8 }
    if !story.related.isEmpty {
      bytes += "related:\n".utf8
      for headline in story.related {
        bytes += "  - ".utf8
        quote(headline, into: &bytes)
        bytes += "\n".utf8
      }
    }
    bytes += "---\n\n# ".utf8
    bytes += story.headline
    bytes += "\n".utf8
    for (title, paragraphs) in story.sections {
      bytes += "\n## \(title)\n".utf8
      for paragraph in paragraphs {
        bytes += "\n".utf8
        bytes += paragraph
        bytes += "\n".utf8
      }
    }
    return bytes
  }

  static func plainText(_ story: Story) -> [UInt8] {
    var bytes = Array("Rapid Read    \u{2022}   \(story.minutes) min read\n\n".utf8)
    bytes += story.headline
    bytes += "\n\(story.moment.date)\n\nWHAT'S THE STORY?\n".utf8
    for (title, paragraphs) in story.sections {
      bytes += "\n\(title)\n".utf8
      for paragraph in paragraphs {
        bytes += "\n".utf8
        bytes += paragraph
        bytes += "\n".utf8
      }
      bytes += "AD\n".utf8
    }
    if story.isAIGenerated { bytes += "\nAI Generated Content\n".utf8 }
    if !story.related.isEmpty {
      bytes += "\nAD\nMore Stories You Might Enjoy\n".utf8
      for headline in story.related { bytes += headline + [0x0A] }
    }
    return bytes
  }

  static func json(_ story: Story, _ number: Int) -> [UInt8] {
    var bytes = Array("{\n  \"id\": \"brief-\(number)\",\n  \"title\": ".utf8)
    quote(story.headline, into: &bytes)
    bytes += ",\n  \"published\": \"\(story.moment.timestamp)\",\n".utf8
    bytes += "  \"minutes\": \(story.minutes),\n  \"source\": \"\(story.source)\",\n".utf8
    let tags = story.tags.map { "\"\($0)\"" }.joined(separator: ", ")
    bytes += "  \"tags\": [\(tags)],\n  \"ai_generated\": \(story.isAIGenerated),\n".utf8
    bytes += "  \"sections\": [".utf8
    for (place, section) in story.sections.enumerated() {
      bytes += "\(place > 0 ? "," : "")\n    {\"title\": \"\(section.title)\", \"text\": ".utf8
      quote(Array(section.paragraphs.joined(separator: [0x0A, 0x0A])), into: &bytes)
      bytes += "}".utf8
    }
    return bytes + Array("\n  ]\n}\n".utf8)
  }

  /// A string of JSON, which YAML reads as well.
  private static func quote(_ text: [UInt8], into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: bytes += "\\n".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
