/// Two threads that work through jobs side by side for one that hands them out and collects.
///
/// What is waiting to be collected is bounded, in number and in bytes, so the crew never runs ahead of
/// whoever writes its results.
final class Crew<Job: Sendable, Result: Sendable>: Sendable {
  private struct State: Sendable {
    var jobs: [Job] = []
    var results: [Result] = []
    var weight = 0
    /// Jobs that somebody has taken and not yet answered.
    var busy = 0
    var threads = 0
    var isEnding = false
  }

  /// What a thread has worked out and not yet handed in.
  private struct Done {
    var jobs = 0
    var results: [Result] = []
    var weight = 0
  }

  private let state = Monitor(State())
  private let work: @Sendable (Job) -> Result?
  private let weigh: @Sendable (Result) -> Int

  private var mostJobs: Int { 64 }
  private var mostWeight: Int { 16 << 20 }
  /// So much is handed in at once.
  private var heavy: Int { 1 << 18 }

  /// - Parameter weigh: about how many bytes of memory a result takes.
  init(
    weigh: @escaping @Sendable (Result) -> Int, work: @escaping @Sendable (Job) -> Result?
  ) {
    self.weigh = weigh
    self.work = work
  }

  func start(threads: Int = 2) {
    state.with { $0.threads = threads }
    for _ in 0..<threads { LowThread.start(name: "reading") { self.run() } }
  }

  /// True where results should be collected before another job is handed in.
  var isFull: Bool {
    state.with { $0.jobs.count + $0.results.count >= mostJobs || $0.weight >= mostWeight }
  }

  func submit(_ job: Job) { state.with { $0.jobs.append(job) } }

  /// What is done so far; waits for at least one result, and gives none only when nothing is left.
  func collect() -> [Result] {
    state.wait { state in
      guard !state.results.isEmpty || (state.jobs.isEmpty && state.busy == 0) else { return nil }
      let results = state.results
      state.results = []
      state.weight = 0
      return results
    } ?? []
  }

  /// Drops the jobs nobody has begun, and returns when the threads have ended.
  func finish() {
    state.with { state in
      state.isEnding = true
      state.jobs = []
    }
    _ = state.wait { $0.threads == 0 ? true : nil }
  }

  private func run() {
    while let jobs = next() {
      var done = Done()
      for job in jobs {
        if let result = work(job) {
          done.results.append(result)
          done.weight += weigh(result)
        }
        done.jobs += 1
        if done.weight > heavy { deliver(&done) }
      }
      deliver(&done)
    }
    state.with { $0.threads -= 1 }
  }

  private func deliver(_ done: inout Done) {
    state.with { state in
      state.busy -= done.jobs
      state.results += done.results
      state.weight += done.weight
    }
    done = Done()
  }

  /// A few jobs at once, because waking another thread costs as much as a small job; what is left is
  /// enough for the others.
  private func next() -> [Job]? {
    let jobs: [Job]?? = state.wait { state in
      if state.isEnding { return .some(nil) }
      guard state.weight < mostWeight, !state.jobs.isEmpty else { return nil }
      let count = min(8, max(1, state.jobs.count / 4))
      let taken = Array(state.jobs.prefix(count))
      state.jobs.removeFirst(count)
      state.busy += count
      return taken
    }
    return jobs ?? nil
  }
}
