import BriefStore
import Briefs
import Foundation
import Text

/// The parts of the reader by themselves, in this very process.
struct InsideFigures {
  let folder: String
  let cache: String
  let goals: Goals
  let survey: FolderSurvey
  let words: ProbeWords
  let scratch: Scratch

  func figures() throws -> [Figure] {
    let files = read()
    guard !files.isEmpty else { return [] }
    // First, because the first use loads the entity model.
    let tagger = TaggerFigures(goals: goals, briefs: files.flatMap(Self.briefs)).figures()
    let library = try library(folder, cache: cache)
    defer { library.close() }
    try library.refresh()
    let look = try Clock.time { try library.refresh() }
    return tagger + parsing(files) + (try indexing(files)) + [
      Figure("inside", "in process: a look at the unchanged folder", .milliseconds, [look])
    ] + (try questions(library)) + (try PaintFigures(library: library).figures())
  }

  private func read() -> [(name: String, bytes: [UInt8])] {
    survey.sample.compactMap { path in
      FileManager.default.contents(atPath: path).map {
        (path.split(separator: "/").last.map(String.init) ?? path, Array($0))
      }
    }
  }

  private static func briefs(of file: (name: String, bytes: [UInt8])) -> [Brief] {
    BriefFormat.parse(file.bytes, name: file.name).briefs
  }

  private func library(_ folder: String, cache: String) throws -> Library {
    try Library(
      places: Library.Places(
        folder: folder, cacheFolder: cache, stateFolder: "\(scratch.path)/state"),
      clock: { Int64(Date().timeIntervalSince1970) }, zone: .current, log: { _ in })
  }

  private func parsing(_ files: [(name: String, bytes: [UInt8])]) -> [Figure] {
    var times: [Double] = []
    var briefs: [Brief] = []
    for file in files {
      var parsed = ParsedFile()
      times.append(1000 * Clock.time { parsed = BriefFormat.parse(file.bytes, name: file.name) })
      briefs += parsed.briefs
    }
    let recogniser = ModelRecogniser()
    var mentions = 0
    let finding = briefs.map { brief in
      1000 * Clock.time { mentions += recogniser.mentions(in: brief).count }
    }
    return [
      Figure("inside", "in process: parse a file", .microseconds, times),
      Figure(
        "inside", "in process: find the entities of a brief", .microseconds, finding,
        note: "\(mentions / max(1, briefs.count)) mentions each"),
    ]
  }

  /// A sample of the folder, copied flat, scanned and indexed from nothing.
  private func indexing(_ files: [(name: String, bytes: [UInt8])]) throws -> [Figure] {
    let copy = try scratch.folder("sample")
    for (number, file) in files.enumerated() {
      try Data(file.bytes).write(to: URL(fileURLWithPath: "\(copy)/\(number)-\(file.name)"))
    }
    let library = try library(copy, cache: try scratch.folder("sample-cache"))
    defer { library.close() }
    let time = try Clock.time { try library.refresh() }
    return [
      Figure(
        "inside", "in process: files read, indexed and tagged", .perSecond,
        [Double(files.count) / time * 1000])
    ]
  }

  /// The newest 200 of each kind of query, as the list asks for them.
  private func questions(_ library: Library) throws -> [Figure] {
    let now = Int64(Date().timeIntervalSince1970)
    let today = Published(seconds: now, precision: .moment).day(in: .current)
    return try QueryShape.all(words).map { shape in
      var times: [Double] = []
      let begin = Clock.now
      while times.count < 20, Clock.now - begin < 10_000 {
        for text in shape.texts {
          let query = Query.parse(text, typing: true, today: today, now: now)
          times.append(
            try Clock.time { _ = try library.list(ListRequest(query: query, limit: 200)) })
        }
      }
      return Figure("query", "in process: query, \(shape.name)", .milliseconds, times)
    }
  }
}
