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
    commandName: "index", abstract: "Bring the index up to date.",
    discussion: CommandHelp.text(
      [
        ("rapidread index ~/Briefs", "brings the index up to date"),
        ("rapidread index --rebuild", "makes it from scratch"),
      ], exits: [(73, "cannot write")]))

  @Argument(help: ArgumentHelp("The folder of briefs.", valueName: "folder"))
  var named: String?

  @Flag(help: "Rebuild it from the files.")
  var rebuild = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let environment = try Environment(common)
    let library = try environment.library(try environment.folder(named), for: .indexing)
    defer { library.close() }
    if rebuild { try library.forgetIndex() }
    let bar = ProgressBar()
    let change = try library.refresh { bar.show($0) }
    library.tidy()
    bar.clear()
    // A scan reports a brief when its words are indexed and again when its entities are.
    let updated = Set(change.updated).subtracting(change.added).count
    var output = StandardOutput(color: .never)
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
        cannot write to the cache folder "\(cleaning: environment.cacheFolder)", no index is kept; \
        --cache names another
        """)
    }
  }
}

/// How far a look at the folder is, on standard error where that is a terminal.
final class ProgressBar: Sendable {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let last = Mutex<ScanProgress?>(nil)
  private static let width = 30

  /// Draws it again after every percent or every hundred files.
  func show(_ progress: ScanProgress) {
    guard isShown else { return }
    var step = progress
    step.done = progress.percent ?? progress.done / 100
    let isNew = last.withLock { last in
      defer { last = step }
      return last != step
    }
    guard isNew else { return }
    guard let total = progress.total, let percent = progress.percent else {
      return write("\r\(progress.done) files")
    }
    let filled = percent * Self.width / 100
    let bar =
      String(repeating: "=", count: filled) + String(repeating: " ", count: Self.width - filled)
    let what = progress.stage == .reading ? "files" : "briefs, finding names"
    write("\r[\(bar)] \(percent) % of \(total) \(what)\u{1b}[K")
  }

  func clear() {
    if isShown { write("\r\u{1b}[K") }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
