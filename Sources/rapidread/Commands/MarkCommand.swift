import ArgumentParser
import Briefs
import BriefStore
import Foundation
import Text

/// Changes the reading journal from a shell.
struct MarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark", abstract: "Mark briefs read or unread, star them, or undo that.",
    discussion: CommandHelp.text(
      [
        ("rapidread mark read 1f3c 9ab0", "marks two briefs"),
        ("rapidread mark star --query tag:later", "stars what a query finds"),
      ], exits: [(1, "nothing found"), (73, "cannot write")]))

  /// What is to be done.
  enum Deed: String, ExpressibleByArgument, CaseIterable {
    case read, unread, star, unstar, undo
  }

  @Argument(help: "read, unread, star, unstar or undo.")
  var deed: Deed

  @Argument(help: ArgumentHelp("IDs, their first four or more digits, or files.", valueName: "id"))
  var briefs: [String] = []

  @Option(parsing: .unconditional, help: "All briefs that a query finds.")
  var query: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    let hasTarget = !briefs.isEmpty || query != nil
    if deed == .undo, hasTarget { throw ValidationError("undo takes no briefs") }
    if deed != .undo, !hasTarget { throw ValidationError("name briefs, or give --query") }
    if !briefs.isEmpty, query != nil { throw ValidationError("briefs or --query, not both") }
  }

  func run() throws {
    let environment = try Environment(common)
    let library = try environment.library(try environment.folder(nil))
    defer { library.close() }
    var output = StandardOutput(color: .never)
    do {
      if deed == .undo {
        guard let (receipt, _) = try library.undo() else {
          throw Failure(.nothing, "there is nothing to undo")
        }
        output.print(MarkWriter.sentence(receipt))
      } else {
        try mark(library, &output)
      }
    } catch let error as JournalError {
      let sentence = EffectRunner.sentence(error)
      throw Failure(
        .cannotWrite,
        "\(sentence), in \"\(cleaning: environment.stateFolder)\"; --state names another folder")
    }
    output.flush()
  }

  private func mark(_ library: Library, _ output: inout StandardOutput) throws {
    let marked = try query == nil ? named(in: library) : found(in: library)
    let flag: BriefFlag = deed == .star || deed == .unstar ? .starred : .read
    let value = deed == .read || deed == .star
    let changed = try library.mark(marked, flag, value, key: "mark-\(deed.rawValue)")
    let word: DisplayText =
      switch deed {
      case .read: "read"
      case .unread: "unread"
      case .star: "starred"
      case .unstar, .undo: "without a star"
      }
    output.print("\(changed.count) \(word)")
  }

  private func found(in library: Library) throws -> [MarkedBrief] {
    try library.refresh()
    let rows = try library.list(ListRequest(query: try Queries.parse(query))).rows.map(\.key)
    guard !rows.isEmpty else { throw Failure(.nothing, "the query finds no brief") }
    return library.marked(rows)
  }

  private func named(in library: Library) throws -> [MarkedBrief] {
    try briefs.enumerated().flatMap { index, name in
      let place = briefs[..<index].count { $0.utf8.elementsEqual(name.utf8) }
      let known = try library.identify(named: name, place: place)
      if !known.isEmpty { return known }
      // A look at the whole folder finds it, or says why not.
      try library.refresh()
      return library.marked(try library.rows(named: name, place: place))
    }
  }
}
