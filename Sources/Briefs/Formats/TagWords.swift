/// What a reader of the page sees of a tag of a site generator or of a component, as Markdown: its
/// picture, its caption, its words.
struct TagWords {
  /// Names of the tags that show a picture, as far as the name says so.
  private static let pictures: Set<String> = [
    "img", "image", "figure", "fig", "picture", "asset_img", "responsive_image", "lightbox",
    "zoomimage", "staticimage", "nextimage", "themedimage", "screenshot",
  ]

  /// Tags whose first string is a title that is shown.
  private static let titled: Set<String> = [
    "details", "expand", "tab", "collapse", "spoiler", "accordion", "summary",
  ]

  /// Tags that are an address and nothing to read.
  private static let references: Set<String> = [
    "ref", "relref", "post_url", "link", "asset", "asset_path", "post_path", "url", "static",
    "filename", "attach",
  ]

  private static let sourceKeys: Set<String> = ["src", "url", "image", "path", "file", "img"]
  private static let wordKeys = ["caption", "title", "text", "content", "body", "quote", "summary"]

  /// The words of a tag that is text of the page.
  static func words(of tag: SiteTag) -> String {
    if tag.isClosing || references.contains(tag.name) { return "" }
    let arguments = tag.arguments
    if tag.kind == .output, !arguments.contains(where: { $0.key != nil }) { return "" }
    if tag.kind == .liquid,
      ["assign", "if", "unless", "for", "case", "when", "elsif", "set"]
        .contains(tag.name)
    {
      return ""
    }
    if let video = video(tag.name, arguments) { return video }
    let isPicture = pictures.contains(tag.name)
    var values: [String: String] = [:]
    for argument in arguments {
      // A value without quotes is a name that only the site knows.
      guard let key = argument.key, argument.isQuoted || tag.kind == .shortcode else { continue }
      if values[key] == nil { values[key] = argument.value }
    }
    let strings = arguments.filter { $0.key == nil && (isPicture || $0.isQuoted) }.map(\.value)
    if isPicture {
      if values["src"] == nil, let first = strings.first(where: isAddress) { values["src"] = first }
      if values["alt"] == nil,
        let last = strings.last(where: { !isAddress($0) && $0.contains(" ") })
      {
        values["alt"] = last
      }
    } else if titled.contains(tag.name), values["title"] == nil {
      values["title"] = strings.first
    }
    return words(values, isPicture: isPicture || values["alt"] != nil)
  }

  /// The words of attributes: a picture with its alternative text, then what else is shown.
  static func words(_ values: [String: String], isPicture: Bool) -> String {
    var words = wordKeys.compactMap { values[$0] }.map(tidied).filter { !$0.isEmpty }
    let source = sourceKeys.compactMap { values[$0] }.first { !$0.isEmpty } ?? ""
    let alt = tidied(values["alt"] ?? "")
    guard isPicture || !source.isEmpty && isImage(source) else {
      return words.joined(separator: " — ")
    }
    words.removeAll { $0 == alt }
    if source.isEmpty {
      if !alt.isEmpty { words.insert(alt, at: 0) }
      return words.joined(separator: "\\\n")
    }
    return (["![\(escaped(alt))](<\(address(source))>)"] + words).joined(separator: "\\\n")
  }

  /// Where a tag in the place of an address leads to, as far as it says.
  static func target(of tag: SiteTag) -> String {
    let arguments = tag.arguments
    if tag.kind == .output {
      return tag.name.isEmpty ? address(arguments.first { $0.isQuoted }?.value ?? "") : ""
    }
    return references.contains(tag.name) ? address(arguments.first?.value ?? "") : ""
  }

  private static func video(_ name: String, _ arguments: [SiteTag.Argument]) -> String? {
    let start: String
    switch name {
    case "youtube", "youtubelite": start = "https://www.youtube.com/watch?v="
    case "vimeo": start = "https://vimeo.com/"
    default: return nil
    }
    guard let id = arguments.first(where: { $0.key == nil || $0.key == "id" })?.value,
      id.utf8.count <= 64, id.utf8.allSatisfy(\.isNameByte)
    else { return nil }
    return "[\\[video\\]](\(start)\(id))"
  }

  private static func isAddress(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: "/")) && !text.utf8.contains(0x20) || isImage(text)
  }

  private static func isImage(_ text: String) -> Bool {
    let lowered = text.suffix(5).lowercased()
    return [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"].contains {
      lowered.hasSuffix($0)
    }
  }

  private static func tidied(_ text: String) -> String { text.trimmed }

  private static func escaped(_ text: String) -> String {
    var out: [UInt8] = []
    for byte in text.utf8 {
      if "[]\\".utf8.contains(byte) { out.append(UInt8(ascii: "\\")) }
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// An address that may be written in Markdown as it is.
  static func address(_ text: String) -> String {
    var out: [UInt8] = []
    for byte in text.trimmed.utf8 {
      switch byte {
      case 0x20: out += "%20".utf8
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "\\"):
        out += [UInt8(ascii: "\\"), byte]
      default: out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
