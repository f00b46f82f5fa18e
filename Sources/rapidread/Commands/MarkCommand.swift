import ArgumentParser
import Briefs
import BriefStore
import Foundation
import Text

/// Changes the reading journal from a shell.
struct MarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark", abstract: "Mark briefs read or unread, star them, or undo that.")

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
    let surroundings = try Surroundings(common)
    let library = try surroundings.library(try surroundings.folder(nil))
    defer { library.close() }
    try library.refresh()
    var output = StandardOutput(wantsColor: false)
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
        "\(sentence), in \"\(cleaning: surroundings.stateFolder)\"; --state names another folder")
    }
    output.flush()
  }

  private func mark(_ library: Library, _ output: inout StandardOutput) throws {
    var rows = try briefs.enumerated().flatMap { index, name in
      let place = briefs[..<index].count { $0.utf8.elementsEqual(name.utf8) }
      return try library.rows(named: name, place: place)
    }
    if query != nil {
      rows = try library.list(ListRequest(query: try Queries.parse(query))).rows.map(\.key)
      guard !rows.isEmpty else { throw Failure(.nothing, "the query finds no brief") }
    }
    let flag: BriefFlag = deed == .star || deed == .unstar ? .starred : .read
    let value = deed == .read || deed == .star
    let change = try library.mark(rows, flag, value, key: "mark-\(deed.rawValue)")
    let word: DisplayText =
      switch deed {
      case .read: "read"
      case .unread: "unread"
      case .star: "starred"
      case .unstar, .undo: "without a star"
      }
    output.print("\(change.states.count) \(word)")
  }
}
