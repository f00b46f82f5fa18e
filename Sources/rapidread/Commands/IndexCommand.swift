import ArgumentParser
import BriefStore
import Briefs
import Foundation
import Glibc
import Synchronization
import Text

/// Brings the index up to date.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Bring the index up to date.")

  @Argument(help: ArgumentHelp("The folder of briefs.", valueName: "folder"))
  var named: String?

  @Flag(help: "Begin it anew.")
  var rebuild = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(common)
    let library = try surroundings.library(try surroundings.folder(named))
    defer { library.close() }
    if rebuild { try library.forgetIndex() }
    let bar = ProgressBar()
    let change = try library.refresh { done, total in bar.show(done, total) }
    library.tidy()
    bar.clear()
    // Entities come after the words, and a look tells of both.
    let updated = Set(change.updated).subtracting(change.added).count
    var output = StandardOutput(wantsColor: false)
    output.print(
      """
      \(change.added.count) added, \(updated) updated, \
      \(change.removed.count) removed; \(DisplayText.plural(try library.counts().briefs, "brief"))
      """)
    output.flush()
    guard !library.isKeptInMemory else {
      throw Failure(
        .cannotWrite,
        """
        cannot write to the cache folder "\(cleaning: surroundings.cacheFolder)", no index is kept; \
        --cache names another
        """)
    }
  }
}

/// How far a long command is, on standard error where that is a terminal.
final class ProgressBar: Sendable {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let last = Mutex(0)
  private static let width = 30

  /// Draws it anew where a percent, or a hundred files, have gone by.
  func show(_ done: Int, _ total: Int?) {
    guard isShown else { return }
    let step = total.map { $0 > 0 ? done * 100 / $0 : 0 } ?? done / 100
    let isNew = last.withLock { last in
      defer { last = step }
      return last != step
    }
    guard isNew else { return }
    guard let total, total > 0 else { return write("\r\(done) files") }
    let filled = min(Self.width, done * Self.width / total)
    let bar =
      String(repeating: "=", count: filled) + String(repeating: " ", count: Self.width - filled)
    write("\r[\(bar)] \(min(100, step)) % of \(total) files")
  }

  func clear() {
    if isShown { write("\r\u{1b}[K") }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
