import Foundation
import Testing
import Text

@testable import Briefs

/// The samples of the project, found beside the tests.
private let samples: [String] = {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Samples")
  let names = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
  return names.map { root.appending(path: $0).path }.filter {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) && !isFolder.boolValue
      && !$0.contains("/broken/") && !$0.hasSuffix("README.md") && !$0.hasSuffix("entities.yaml")
  }
}()

@Test(.enabled(if: !samples.isEmpty), arguments: samples)
func samplesAreReadWithoutErrors(path: String) throws {
  let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
  let parsed = BriefFormat.parse(bytes, name: URL(filePath: path).lastPathComponent)
  #expect(!parsed.briefs.isEmpty)
  #expect(parsed.complaints.filter { $0.contains("error") } == [])
  for brief in parsed.briefs {
    #expect(!brief.title.isEmpty && !brief.sections.isEmpty)
  }
}
