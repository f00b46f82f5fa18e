import ArgumentParser
import Briefs
import BriefStore
import Foundation
import Glibc
import Screen
import Text

/// Prints one brief.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print one brief.")

  @Argument(help: "An ID, the first four or more digits of one, or a file.")
  var brief: String

  @Option(help: "Only a section: happening, important, next, beyond, other, or its number.")
  var section: String?

  @Option(help: "Columns to wrap at.")
  var width: Int?

  @Flag(help: "The file as it is.")
  var raw = false

  @Flag(help: "Markdown with front matter.")
  var markdown = false

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if [raw, markdown, json].count(where: { $0 }) > 1 {
      throw ValidationError("only one of --raw, --markdown and --json")
    }
    if let width, !(20...1000).contains(width) {
      throw ValidationError("--width wants 20 to 1000 columns")
    }
  }

  func run() throws {
    let surroundings = try Surroundings(common)
    let library = try surroundings.library(try surroundings.folder(nil, for: brief))
    defer { library.close() }
    try library.refreshOrFail()
    let key = try library.row(named: brief)
    var output = StandardOutput(wantsColor: surroundings.wantsColor)
    if raw {
      try printRaw(key, library, &output)
    } else {
      guard let opened = try library.open(key) else {
        throw Failure(.noInput, "\"\(cleaning: brief)\" is no longer there")
      }
      try print(selecting(opened), &output)
    }
    output.flush()
  }

  /// On a terminal the bytes are cleaned line by line; anywhere else they are the file's own.
  private func printRaw(
    _ key: RowKey, _ library: Library, _ output: inout StandardOutput
  ) throws {
    guard let bytes = try library.rawBytes(key) else {
      throw Failure(.noInput, "\"\(cleaning: brief)\" is no longer there")
    }
    guard output.columns != nil else { return output.write(bytes) }
    let text = Decoding.text(of: bytes).text
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      output.print(DisplayText(cleaning: line))
    }
  }

  private func selecting(_ opened: OpenedBrief) throws -> OpenedBrief {
    guard let section else { return opened }
    var opened = opened
    let all = opened.brief.sections
    if let number = Int(section) {
      let titled = all.filter { !$0.title.isEmpty }
      guard titled.indices.contains(number - 1) else {
        throw Failure(.noInput, "there is no section \(number); there are \(titled.count)")
      }
      opened.brief.sections = [titled[number - 1]]
    } else if let role = Section.Role(rawValue: section) {
      opened.brief.sections = all.filter { $0.role == role }
      guard !opened.brief.sections.isEmpty else {
        throw Failure(.noInput, "there is no section \"\(cleaning: section)\" in this brief")
      }
    } else {
      throw Failure(
        .usage, "--section wants happening, important, next, beyond, other or a number")
    }
    return opened
  }

  private func print(_ opened: OpenedBrief, _ output: inout StandardOutput) throws {
    if json {
      output.write((JSONText.brief(opened, withText: true).line + "\n").utf8)
    } else if markdown {
      output.write(opened.brief.markdown.utf8)
    } else {
      let columns = width ?? min(output.columns ?? 80, 100)
      BriefPrinter(columns: columns, isSelection: section != nil).print(opened, to: &output)
    }
  }
}

/// A brief as plain text, wrapped.
struct BriefPrinter {
  let columns: Int
  /// True where only some sections are wanted, without the headline.
  let isSelection: Bool

  func print(_ opened: OpenedBrief, to output: inout StandardOutput) {
    let brief = opened.brief
    if !isSelection { printHead(opened, &output) }
    for (index, section) in brief.sections.enumerated() {
      if index > 0 || !isSelection { output.print(.empty) }
      if !section.title.isEmpty { paint(section.title, "1;38;5;180", &output) }
      for (number, block) in section.blocks.enumerated() {
        if number > 0, needsSpace(section.blocks[number - 1], block) { output.print(.empty) }
        print(block, &output)
      }
    }
    guard !isSelection, !brief.links.isEmpty else { return }
    output.print(.empty)
    for link in brief.links { output.print("\(link.label): \(link.target)") }
  }

  private func printHead(_ opened: OpenedBrief, _ output: inout StandardOutput) {
    let row = opened.row
    paint(row.title, "1", &output)
    var parts: [DisplayText] = []
    if let kicker = opened.brief.kicker { parts.append(kicker) }
    parts.append(row.isMinutesCounted ? "~\(row.minutes) min" : "\(row.minutes) min")
    if row.isAIGenerated { parts.append("AI generated") }
    let date = DisplayText(cleaning: row.published.iso)
    parts.append(row.published.isEstimated ? "~\(date)" : date)
    if let source = opened.brief.source { parts.append(source) }
    output.print(DisplayText.joined(parts, by: " · "))
  }

  private func needsSpace(_ above: Block, _ below: Block) -> Bool {
    switch (above.kind, below.kind) {
    case (.item, .item), (.code, .code), (.row, .row(isHead: false)): false
    default: true
    }
  }

  private func print(_ block: Block, _ output: inout StandardOutput) {
    var first = ""
    var rest = ""
    switch block.kind {
    case .item(let marker, let depth):
      rest = String(repeating: " ", count: min(depth, 6) * 2)
      first = rest + marker.string + " "
      rest += String(repeating: " ", count: marker.columns + 1)
    case .quote: (first, rest) = ("> ", "> ")
    case .code: return output.print("  \(block.text)")
    case .rule: return output.print("---")
    case .paragraph, .heading, .row: break
    }
    let width = max(10, columns - rest.utf8.count)
    for (index, range) in Wrapping.lines(of: block.text.string, width: width).enumerated() {
      output.print(DisplayText(cleaning: index == 0 ? first : rest) + block.text[range])
    }
  }

  private func paint(_ text: DisplayText, _ code: String, _ output: inout StandardOutput) {
    for range in Wrapping.lines(of: text.string, width: columns) {
      output.write(output.paint(text[range], code))
      output.write("\n".utf8)
    }
  }
}
