import Glibc

/// Puts the files of a corpus into a folder, on as many threads as there are cores.
package struct CorpusWriter: Sendable {
  /// What could not be written, and the `errno` of it.
  package struct Failure: Error, CustomStringConvertible {
    package let path: String
    package let number: Int32

    package var description: String { "cannot write \(path): \(String(cString: strerror(number)))" }
  }

  /// How many files there were to write, and how many lay there already just so.
  package struct Outcome: Sendable, Equatable {
    package var written = 0
    package var unchanged = 0
    package var bytes = 0
  }

  private let corpus: Corpus
  private let folder: String

  package init(_ corpus: Corpus, folder: String) {
    self.corpus = corpus
    self.folder = folder
  }

  /// Writes the first `count` briefs; `progress` is called now and then with how many are done.
  package func write(
    count: Int, threads: Int = 2, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> Outcome {
    let root = try openFolder()
    defer { close(root) }
    return try await withThrowingTaskGroup(of: Outcome.self) { group in
      for first in 0..<threads {
        group.addTask {
          var outcome = Outcome()
          for number in stride(from: first, to: count, by: threads) {
            try put(corpus.file(number), below: root, &outcome)
            if number % 10_000 == 0 { progress(number) }
          }
          return outcome
        }
      }
      var sum = Outcome()
      for try await outcome in group {
        sum.written += outcome.written
        sum.unchanged += outcome.unchanged
        sum.bytes += outcome.bytes
      }
      return sum
    }
  }

  private func openFolder() throws(Failure) -> Int32 {
    var made = ""
    for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
      made += made.isEmpty && part.isEmpty ? "/" : "\(part)/"
      _ = mkdir(made, 0o755)
    }
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(path: folder, number: errno) }
    return descriptor
  }

  /// Keeps a file that already has these bytes, so that its times show no change.
  private func put(
    _ file: Corpus.File, below root: Int32, _ outcome: inout Outcome
  ) throws(Failure) {
    outcome.bytes += file.bytes.count
    var descriptor = openat(root, file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor < 0, errno == ENOENT {
      makeFolders(file.path, below: root)
      descriptor = openat(root, file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    }
    if descriptor < 0, errno == EEXIST {
      if holds(file, below: root) {
        outcome.unchanged += 1
        return
      }
      descriptor = openat(root, file.path, O_WRONLY | O_TRUNC | O_CLOEXEC, 0o644)
    }
    guard descriptor >= 0 else { throw Failure(path: file.path, number: errno) }
    defer { close(descriptor) }
    let count = file.bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard count == file.bytes.count else {
      throw Failure(path: file.path, number: count < 0 ? errno : ENOSPC)
    }
    outcome.written += 1
  }

  private func makeFolders(_ path: String, below root: Int32) {
    for end in path.indices where path[end] == "/" {
      _ = mkdirat(root, String(path[..<end]), 0o755)
    }
  }

  private func holds(_ file: Corpus.File, below root: Int32) -> Bool {
    let descriptor = openat(root, file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    // One byte more than there should be shows a longer file.
    var found = [UInt8](repeating: 0, count: file.bytes.count + 1)
    let count = found.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return count == file.bytes.count && found.dropLast().elementsEqual(file.bytes)
  }
}
