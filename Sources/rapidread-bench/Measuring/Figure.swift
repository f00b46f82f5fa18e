/// One thing that was measured, as often as it was.
struct Figure {
  /// What the samples are counted in.
  enum Unit: String {
    case milliseconds = "ms"
    case seconds = "s"
    case microseconds = "µs"
    case megabytes = "MB"
    case ratio = ""
    case perSecond = "/s"
  }

  let group: String
  let name: String
  let unit: Unit
  let samples: [Double]
  /// What the median, or where `byP95` the p95, should not exceed, nor a rate fall below.
  var goal: Double?
  /// Where the goal is missed, what it must keep to all the same.
  var must: Double?
  var byP95 = false
  /// What is worth knowing beside the number.
  var note: String?

  init(
    _ group: String, _ name: String, _ unit: Unit = .milliseconds, _ samples: [Double],
    goal: Double? = nil, must: Double? = nil, byP95: Bool = false, note: String? = nil
  ) {
    self.group = group
    self.name = name
    self.unit = unit
    self.samples = samples.sorted()
    self.goal = goal
    self.must = must
    self.byP95 = byP95
    self.note = note
  }

  var median: Double? { quantile(0.5) }
  var p95: Double? { quantile(0.95) }

  /// Whether the goal was reached; `nil` where there is none.
  var isMet: Bool? { goal.map(keeps(to:)) }

  /// Whether what must be was reached; `nil` where there is no such bound.
  var isKept: Bool? { must.map(keeps(to:)) }

  private func keeps(to bound: Double) -> Bool {
    guard let value = byP95 ? p95 : median else { return false }
    return unit == .perSecond ? value >= bound : value <= bound
  }

  /// The sample that a share of all samples do not exceed.
  private func quantile(_ share: Double) -> Double? {
    guard !samples.isEmpty else { return nil }
    let place = (Double(samples.count - 1) * share).rounded(.up)
    return samples[min(samples.count - 1, Int(place))]
  }
}
