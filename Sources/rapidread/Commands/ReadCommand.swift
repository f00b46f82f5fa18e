import ArgumentParser
import Briefs
import BriefStore
import Foundation
import Glibc
import Reader
import Screen
import Terminal
import Text

/// Opens the reader.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Open the reader; this is what happens without a command.",
    discussion: CommandHelp.text(
      [
        ("rapidread ~/Briefs", "opens the reader on a folder"),
        ("rapidread ~/Briefs --query is:unread", "starts with what is unread"),
      ], exits: [(69, "no terminal")]))

  @Argument(
    help: ArgumentHelp("A folder of briefs, or one file of them.", valueName: "folder|file"))
  var named: String?

  @Option(parsing: .unconditional, help: "Start with the briefs that a query finds.")
  var query: String?

  @Option(help: ArgumentHelp("Start with this brief open.", valueName: "id"))
  var open: String?

  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Run a command of the config file, as in --set 'theme light'.", valueName: "command"))
  var commands: [String] = []

  @OptionGroup var common: CommonOptions

  func run() throws {
    Recognition.warmUp()
    let environment = try Environment(common)
    let file = try environment.fileToRead(named)
    let folder = try file?.folder ?? environment.folder(named)
    try refuseMisspelling(folder)
    var model = AppModel(
      size: Size(columns: 80, rows: 24), folderName: Self.name(of: file?.path ?? folder),
      zone: .current, now: Clock.seconds)
    let complaints = try configure(&model, environment)
    try guardAgainstCrashes()
    let library = try environment.library(
      folder, for: .reading, only: file?.path, isAlone: file != nil)
    if let session = library.loadSession() {
      let state = try? JSONDecoder().decode(SessionState.self, from: Data(session))
      if let state { model.restore(state) }
    }
    let key = try briefToOpen(in: library, &model)
    defer { library.close() }
    let mailbox = try Mailbox()
    let runner = EffectRunner(
      library: library, mailbox: mailbox, configProblems: complaints)
    // The first questions are answered while the terminal is being set up.
    let asked = model.begin(query: query, open: key) + model.start()
    for effect in asked { runner.run(effect) }
    let signals = try listenToSignals()
    let terminal = try beginTerminal(environment)
    model.settings.terminal = terminal.traits
    var loop = EventLoop(
      model: model, terminal: terminal, signals: signals, runner: runner, mailbox: mailbox)
    let status = loop.run(asked: asked, complaint: Self.sentence(complaints))
    if status != 0 { throw ExitCode(status) }
  }

  /// The brief of `--open`. In a folder that has never been read the reader waits for it.
  private func briefToOpen(in library: Library, _ model: inout AppModel) throws -> RowKey? {
    guard let open else { return nil }
    do {
      return try library.rows(named: open).first
    } catch let failure as Failure where failure.status == .noInput {
      guard (try? library.counts().briefs) == 0 else { throw failure }
      model.await(brief: open)
      return nil
    }
  }

  /// The last part of the folder's path, or all of it where that says nothing.
  private static func name(of folder: [UInt8]) -> DisplayText {
    let folder = String(decoding: folder, as: UTF8.self)
    let last = folder.split(separator: "/").last.map(String.init) ?? folder
    return DisplayText(cleaning: last == "." || last == ".." ? folder : last)
  }

  /// Config file first, then `--set`. Errors in the file are shown; one in `--set` is thrown.
  private func configure(
    _ model: inout AppModel, _ environment: Environment
  ) throws -> [Problem] {
    var complaints: [Problem] = []
    if let text = environment.configText {
      complaints = model.configure(text, name: environment.configName)
    }
    for command in commands {
      do {
        try model.runAsSetting(CommandLineParser.words(of: command))
      } catch {
        throw Failure(.usage, "--set '\(cleaning: command)': \(error.reason)")
      }
    }
    if environment.color == .never { model.settings.themeName = "mono" }
    return complaints
  }

  /// Before the terminal is taken, so that no signal leaves it as it must not be left.
  private func listenToSignals() throws -> Int32 {
    do { return try Signals.install() } catch { throw Failure(.noTerminal, error.sentence) }
  }

  /// What the status line says of the config file; `P` lists all of it.
  private static func sentence(_ complaints: [Problem]) -> DisplayText? {
    guard let first = complaints.first else { return nil }
    return complaints.count == 1
      ? first.sentence
      : "\(first.sentence) (and \(complaints.count - 1) more: problems)"
  }

  /// `rapidread lsit` names no folder: the command that was meant is a better answer than that.
  private func refuseMisspelling(_ folder: [UInt8]) throws {
    guard let named, !named.contains("/"), access(named, F_OK) != 0 else { return }
    let commands = RapidRead.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let nearest = Misspelling.nearest(to: named, among: commands + ["help"]) else { return }
    throw Failure(
      .usage,
      "there is no command and no folder \"\(cleaning: named)\"; perhaps \"\(cleaning: nearest)\"?")
  }

  private func beginTerminal(_ environment: Environment) throws -> CursesTerminal {
    do {
      return try CursesTerminal.begin(
        log: environment.options.log.flatMap(Log.open), monochrome: environment.color == .never)
    } catch {
      throw Failure(.noTerminal, error.sentence)
    }
  }

  /// Before the library is opened, which takes some of the signals of crashes for none.
  private func guardAgainstCrashes() throws {
    do { try CrashGuard.install() } catch { throw Failure(.noTerminal, error.sentence) }
  }
}

/// The time of day.
enum Clock {
  /// Seconds since 1970.
  static var seconds: Int64 { Int64(exactly: Date().timeIntervalSince1970.rounded(.down)) ?? 0 }

  /// Milliseconds of a clock that never goes back.
  static var monotonic: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
