import Text

/// A line of a paragraph as it is written.
struct TextLine: Hashable, Sendable {
  var text: String
  /// True where the author ended the line, so that it stays one.
  var breaks = false

  init(_ text: String, breaks: Bool = false) {
    self.text = text
    self.breaks = breaks
  }
}

/// A piece of a marked-up document, in reading order and without nesting.
enum TextElement {
  case heading(level: Int, text: String)
  case paragraph([TextLine])
  /// `continues`: the next line of the block above, after a line break of its author.
  case block(String, Block.Kind, continues: Bool = false)
  case row([String], isHead: Bool)
}

extension [TextLine] {
  /// The lines between the breaks of the author, each with the wrapped lines joined.
  var parts: [String] {
    var parts: [String] = []
    var open: [Substring] = []
    for line in self {
      let text = line.text.trimmed
      if !text.isEmpty { open.append(text[...]) }
      guard line.breaks else { continue }
      parts.append(LineJoining.joined(open))
      open = []
    }
    parts.append(LineJoining.joined(open))
    return parts.filter { !$0.isEmpty }
  }

  /// All of it in one line.
  var joined: String { LineJoining.joined(parts) }
}

/// The text between two block marks while it is read, with its links and the tags of HTML in it.
struct InlineText {
  /// Stands for a picture that has no words.
  static let picture = "[picture]"

  private(set) var lines = [TextLine("")]
  private(set) var links: [(label: String, target: String)] = []
  /// Where the open link leads to, and its words.
  private var link: (target: String, label: String)?
  private var pictures: [String] = []
  private var script: (name: String, start: Int)?
  /// The element that is open and whose content is no text.
  private var skipped: String?

  var lastByte: UInt8? { lines[lines.count - 1].text.utf8.last }
  var isEmpty: Bool { lines.count == 1 && lines[0].text.isEmpty }
  var isInLink: Bool { link != nil }

  mutating func add(_ text: String) {
    guard skipped == nil else { return }
    lines[lines.count - 1].text += text
    link?.label += text
    for index in pictures.indices { pictures[index] += text }
  }

  /// Ends a line; `isHard` where the author did.
  mutating func breakLine(isHard: Bool) {
    guard skipped == nil else { return }
    lines[lines.count - 1].breaks = isHard
    lines.append(TextLine(""))
    link?.label += " "
    for index in pictures.indices { pictures[index] += " " }
    script = nil
  }

  /// The lines, and none from here on; ends what is open.
  mutating func take() -> [TextLine] {
    closeLink()
    defer { (lines, script, skipped, pictures) = ([TextLine("")], nil, nil, []) }
    return lines
  }

  mutating func takeLinks() -> [(label: String, target: String)] {
    defer { links = [] }
    return links
  }

  mutating func openLink(to target: String) {
    closeLink()
    link = (target, "")
  }

  /// Ends a link; one without words shows its address.
  mutating func closeLink(showsTarget: Bool = false) {
    guard let open = link else { return }
    var label = open.label
    if label.trimmed.isEmpty, showsTarget {
      label = open.target
      add(open.target)
    }
    link = nil
    if !label.trimmed.isEmpty, !open.target.isEmpty { links.append((label, open.target)) }
  }

  mutating func openPicture() { if pictures.count < 8 { pictures.append("") } }

  /// Ends a picture, whose text is what it shows to those who do not see it.
  mutating func closePicture(source: String) {
    guard let words = pictures.popLast() else { return }
    var label = words
    if label.trimmed.isEmpty {
      label = Self.picture
      add(label)
    }
    // A picture that is a link leads where the link does.
    if link == nil, pictures.isEmpty, !source.isEmpty, !source.hasPrefix("data:") {
      links.append((label, source))
    }
  }
}

extension InlineText {
  /// Elements that hold no text.
  static let textless: Set<String> = [
    "script", "style", "head", "template", "svg", "iframe", "object", "canvas", "datalist",
  ]

  /// Applies a tag that may be inside a line; false where it means nothing there.
  @discardableResult mutating func apply(_ tag: HTMLTag) -> Bool {
    if let open = skipped {
      if tag.isClosing, tag.name == open { skipped = nil }
      return true
    }
    switch tag.name {
    case "br": breakLine(isHard: true)
    case "img":
      openPicture()
      add((tag.attribute("alt") ?? "").trimmed)
      closePicture(source: (tag.attribute("src") ?? "").trimmed)
    case "a":
      closeLink()
      if !tag.isClosing, let target = tag.attribute("href") { openLink(to: target.trimmed) }
    case "q": add(tag.isClosing ? "”" : "“")
    case "sub", "sup": tag.isClosing ? closeScript(tag.name) : openScript(tag.name)
    case "input":
      guard tag.attribute("type")?.lowercased() == "checkbox" else { return true }
      add(tag.hasAttribute("checked") ? "☑ " : "☐ ")
    case let name where Self.textless.contains(name):
      if !tag.isClosing, !tag.isEmpty { skipped = name }
    default: return false
    }
    return true
  }

  private mutating func openScript(_ name: String) {
    script = (name, lines[lines.count - 1].text.utf8.count)
  }

  /// Raises or lowers the letters since the opening tag where that can be written.
  private mutating func closeScript(_ name: String) {
    guard let open = script, open.name == name else { return }
    script = nil
    let text = lines[lines.count - 1].text
    guard open.start <= text.utf8.count else { return }
    let start = text.utf8.index(text.utf8.startIndex, offsetBy: open.start)
    let own = text[start...]
    guard own.utf8.count <= 24,
      let letters = name == "sub" ? HTMLScript.lowered(own) : HTMLScript.raised(own)
    else { return }
    lines[lines.count - 1].text = String(text[..<start]) + letters
    // A link keeps the words that are shown.
    if let label = link?.label, label.hasSuffix(own) {
      link?.label = String(label.dropLast(own.count)) + letters
    }
  }
}
