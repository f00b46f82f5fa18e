import ArgumentParser
import Briefs
import BriefStore
import Foundation
import Glibc
import Reader
import Screen
import Text

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of briefs.", valueName: "dir"))
  var folder: String?

  @Option(help: ArgumentHelp("The folder of the reading journal.", valueName: "dir"))
  var state: String?

  @Option(help: ArgumentHelp("The folder of the index; it can be deleted.", valueName: "dir"))
  var cache: String?

  @Option(help: ArgumentHelp("The config file.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("A file for messages that belong on no screen.", valueName: "file"))
  var log: String?

  @Option(help: "auto, always or never; NO_COLOR in the environment makes auto never.")
  var color = ColorUse.auto

  @Flag(help: "The same as --color never.")
  var noColor = false
}

/// Folders, config and colours, by the command line and the environment variables.
struct Environment {
  let options: CommonOptions
  let variables: [String: String]
  /// The config file's text, and its name for messages.
  let configText: String?
  let configName: DisplayText

  init(_ options: CommonOptions) throws {
    self.options = options
    if let log = options.log {
      guard let descriptor = Log.open(log) else {
        throw Failure(.cannotWrite, "cannot write the log \"\(cleaning: log)\"")
      }
      close(descriptor)
    }
    variables = ProcessInfo.processInfo.environment
    let base = Self.base("XDG_CONFIG_HOME", ".config", variables)
    let path = options.config ?? base + "/rapidread/config"
    configName = DisplayText(cleaning: path)
    let data = try Self.config(at: path, isNamed: options.config != nil)
    configText = data.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The config file's bytes; `nil` where there is none and none was named.
  private static func config(at path: String, isNamed: Bool) throws -> [UInt8]? {
    do throws(TextFile.ReadFailure) {
      return try TextFile.contents(of: path, limit: 1 << 20)
    } catch {
      if error.isOutOfReach, !isNamed { return nil }
      throw Failure(
        .noInput, "cannot read the config file \"\(cleaning: path)\": \(error.sentence)")
    }
  }

  private static func base(
    _ variable: String, _ fallback: String, _ variables: [String: String]
  ) -> String {
    // The XDG specification says that a relative path is to be ignored.
    if let value = variables[variable], value.hasPrefix("/") { return value }
    return home(variables) + "/" + fallback
  }

  static func home(_ variables: [String: String]) -> String {
    variables["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "/"
  }

  var stateFolder: String {
    options.state ?? Self.base("XDG_STATE_HOME", ".local/state", variables) + "/rapidread"
  }

  var cacheFolder: String {
    options.cache ?? Self.base("XDG_CACHE_HOME", ".cache", variables) + "/rapidread"
  }

  var color: ColorUse {
    if options.noColor { return .never }
    let isUnwanted = !(variables["NO_COLOR"] ?? "").isEmpty || variables["TERM"] == "dumb"
    return options.color == .auto && isUnwanted ? .never : options.color
  }

  /// The folder to read, as bytes: as named, else by environment, config and custom, in this order.
  func folder(_ named: String?) throws -> [UInt8] {
    if let named = named ?? options.folder { return RawArguments.bytes(of: named) }
    if let named = getenv("RAPIDREAD_FOLDER"), named.pointee != 0 {
      return expanded(Array(UnsafeRawBufferPointer(start: named, count: strlen(named))))
    }
    if let named = configuredFolder { return expanded(Array(named.utf8)) }
    let custom = Self.home(variables) + "/Briefs"
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: custom, isDirectory: &isFolder), isFolder.boolValue {
      return Array(custom.utf8)
    }
    throw Failure(
      .noInput,
      "no folder was named and there is no ~/Briefs; name one, as in: rapidread ~/Documents/briefs")
  }

  private var configuredFolder: String? {
    guard let configText else { return nil }
    var model = AppModel.forSettings
    _ = model.configure(configText, name: configName)
    return model.settings.folder
  }

  /// A path with the home folder in place of the `~` that it begins with: no shell has seen it.
  private func expanded(_ path: [UInt8]) -> [UInt8] {
    guard path.first == UInt8(ascii: "~"), path.count == 1 || path[1] == UInt8(ascii: "/") else {
      return path
    }
    return Array(Self.home(variables).utf8) + path.dropFirst()
  }
}

extension AppModel {
  /// A model that only a config file is read into.
  static var forSettings: AppModel {
    AppModel(
      size: .init(columns: 80, rows: 24), folderName: .empty, zone: .current, now: 0)
  }
}
