import ArgumentParser
import Briefs
import BriefStore
import Foundation
import Glibc
import Screen
import Text

/// Prints a brief, or those of a file.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a brief, or all briefs of a file.",
    discussion: CommandHelp.text(
      [
        ("rapidread show 1f3c", "the brief whose ID begins so"),
        ("rapidread show story.md --section next", "one section of a file"),
      ], exits: [(65, "unreadable data")]))

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

  @Flag(help: "JSON Lines, one object a brief.")
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
    let environment = try Environment(common)
    var output = StandardOutput(color: environment.color)
    if let file = try environment.file(named: brief) {
      let library = try environment.library(file.folder, only: file.path)
      defer { library.close() }
      try library.refresh()
      try print(file, library, &output)
    } else {
      let library = try environment.library(try environment.folder(nil))
      defer { library.close() }
      try library.refresh()
      let rows = try library.rows(named: brief)
      if raw {
        try printRaw(library.rawBytes(rows[0]), &output)
      } else {
        try print(rows, library, &output)
      }
    }
    output.flush()
  }

  /// Prints the briefs of a file; where it holds none, its problem is why.
  private func print(
    _ file: Environment.NamedFile, _ library: Library, _ output: inout StandardOutput
  ) throws {
    if raw { return try printRaw(library.rawBytes(path: file.path), &output) }
    let rows = try library.rows(path: file.path)
    if !rows.isEmpty { return try print(rows, library, &output) }
    let name = DisplayText(cleaning: String(decoding: file.path, as: UTF8.self))
    let problems = try library.problems().filter { $0.path == name }
    let worst = problems.first { $0.severity == .error } ?? problems.first
    throw Failure(
      .unreadableData,
      worst.map { "cannot read \($0.sentence)" } ?? "there is no brief in \"\(cleaning: brief)\"")
  }

  private func print(
    _ rows: [RowKey], _ library: Library, _ output: inout StandardOutput
  ) throws {
    for (number, opened) in try selecting(rows.compactMap(library.open)).enumerated() {
      if number > 0 { printSeparator(&output) }
      try print(opened, &output)
      if !json, !markdown, section == nil { try printConflicts(of: opened, library, &output) }
    }
  }

  /// Prints what the other versions of the brief's file have in place of its sentences.
  private func printConflicts(
    of opened: OpenedBrief, _ library: Library, _ output: inout StandardOutput
  ) throws {
    let printer = BriefPrinter(columns: columns(output), isSelection: false)
    for conflict in try library.conflicts(of: opened) {
      printer.print(conflict, to: &output)
    }
  }

  private func columns(_ output: StandardOutput) -> Int {
    width ?? min(output.columns ?? 80, 100)
  }

  private func printSeparator(_ output: inout StandardOutput) {
    if !json { output.write((markdown ? "\n" : "\n---\n\n").utf8) }
  }

  /// On a terminal the bytes are cleaned line by line; anywhere else they are the file's own.
  private func printRaw(_ bytes: [UInt8]?, _ output: inout StandardOutput) throws {
    guard let bytes else {
      throw Failure(.noInput, "\"\(cleaning: brief)\" is no longer there")
    }
    guard output.columns != nil else { return output.write(bytes) }
    let text = BriefFormat.text(of: bytes)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      output.print(DisplayText(cleaning: line))
    }
  }

  /// With the wanted sections alone; briefs that have none of them are left out while another has.
  private func selecting(_ all: [OpenedBrief]) throws -> [OpenedBrief] {
    guard let first = all.first else {
      throw Failure(.noInput, "\"\(cleaning: brief)\" is no longer there")
    }
    guard let section else { return all }
    let chosen = try all.compactMap { opened in
      var opened = opened
      opened.brief.sections = try sections(section, of: opened.brief)
      return opened.brief.sections.isEmpty ? nil : opened
    }
    guard chosen.isEmpty else { return chosen }
    let count = first.brief.sections.count { !$0.title.isEmpty }
    throw Failure(
      .noInput,
      Int(section) == nil
        ? "there is no section \"\(cleaning: section)\" in this brief"
        : "there is no section \(cleaning: section); there are \(count)")
  }

  private func sections(_ wanted: String, of brief: Brief) throws -> [Section] {
    if let number = Int(wanted) {
      let titled = brief.sections.filter { !$0.title.isEmpty }
      return titled.indices.contains(number - 1) ? [titled[number - 1]] : []
    }
    guard let role = Section.Role(rawValue: wanted) else {
      throw Failure(
        .usage, "--section wants happening, important, next, beyond, other or a number")
    }
    return brief.sections.filter { $0.role == role }
  }

  private func print(_ opened: OpenedBrief, _ output: inout StandardOutput) throws {
    if json {
      output.write((JSONText.brief(opened, withText: true).line + "\n").utf8)
    } else if markdown {
      output.write(opened.brief.markdown.utf8)
    } else {
      BriefPrinter(columns: columns(output), isSelection: section != nil)
        .print(opened, to: &output)
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

  func print(_ conflict: Library.ConflictVersion, to output: inout StandardOutput) {
    output.print(.empty)
    guard let difference = conflict.difference else {
      return print(Block("Conflict copy \(conflict.path) does not hold this brief."), &output)
    }
    if difference.isEmpty {
      return print(Block("Conflict copy \(conflict.path) has the same text."), &output)
    }
    print(Block("Conflict copy \(conflict.path) differs (+ is in the copy alone):"), &output)
    for line in difference.lines {
      let marker: DisplayText = line.side == .added ? "+" : "-"
      print(Block(line.text, .item(marker: marker, depth: 0)), &output)
    }
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
    parts += opened.brief.tags.map { "#\($0)" }
    print(Block(DisplayText.joined(parts, by: " · ")), &output)
    if let author = opened.brief.author { print(Block("By \(author)"), &output) }
    if let url = opened.brief.url { output.print(DisplayText(cleaning: url)) }
    if let standfirst = opened.brief.standfirst {
      output.print(.empty)
      print(Block(standfirst), &output)
    }
  }

  private func needsSpace(_ above: Block, _ below: Block) -> Bool {
    if below.continues { return false }
    return switch (above.kind, below.kind) {
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
