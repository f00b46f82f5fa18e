import Foundation
import Glibc

/// The figures as a table for a terminal, as Markdown or as JSON.
struct Report {
  /// How to print it.
  enum Form { case table, markdown, json }

  let title: String
  let figures: [Figure]

  func print(_ form: Form) {
    switch form {
    case .table: printTable()
    case .markdown: printMarkdown()
    case .json: printJSON()
    }
  }

  private static let heads = ["", "median", "p95", "goal", "", "n"]

  private func cells(_ figure: Figure) -> [String] {
    let isOne = figure.samples.count == 1
    return [
      figure.name, text(figure.median, figure.unit), isOne ? "" : text(figure.p95, figure.unit),
      figure.goal.map { (figure.byP95 ? "p95 " : "") + text($0, figure.unit) } ?? "",
      verdict(figure), "\(figure.samples.count)",
    ]
  }

  private func verdict(_ figure: Figure) -> String {
    guard let isMet = figure.isMet, !isMet else { return figure.isMet == nil ? "" : "met" }
    guard let must = figure.must, figure.isKept == false else { return "missed" }
    return "missed, and must \(text(must, figure.unit))"
  }

  private func text(_ value: Double?, _ unit: Figure.Unit) -> String {
    guard let value else { return "none" }
    guard value.isFinite else { return "never" }
    let digits = value < 10 ? 2 : value < 1000 ? 1 : 0
    let number = value.written(digits: digits)
    return unit.rawValue.isEmpty ? number : "\(number) \(unit.rawValue)"
  }

  private func printTable() {
    let rows = [Self.heads] + figures.map(cells)
    let widths = Self.heads.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    Swift.print(title)
    for (index, row) in rows.enumerated() {
      let padded = row.indices.map { column in
        let blank = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + blank : blank + row[column]
      }
      let note = index > 0 ? figures[index - 1].note.map { "  \($0)" } ?? "" : ""
      Swift.print(padded.joined(separator: "  ") + note)
    }
  }

  private func printMarkdown() {
    Swift.print("\(title)\n\n| | median | p95 | goal | |\n| --- | --- | --- | --- | --- |")
    for figure in figures {
      Swift.print("| \(cells(figure).dropLast().joined(separator: " | ")) |")
    }
  }

  private func printJSON() {
    func number(_ value: Double?) -> Any {
      value.flatMap { $0.isFinite ? $0 : nil } ?? NSNull()
    }
    let values = figures.map { figure in
      [
        "group": figure.group, "name": figure.name, "unit": figure.unit.rawValue,
        "median": number(figure.median), "p95": number(figure.p95), "goal": number(figure.goal),
        "goal_is_p95": figure.byP95, "met": figure.isMet ?? NSNull(),
        "must": number(figure.must), "kept": figure.isKept ?? NSNull(), "n": figure.samples.count,
        "note": figure.note ?? NSNull(),
      ] as [String: Any]
    }
    let whole: [String: Any] = ["title": title, "figures": values]
    if let data = try? JSONSerialization.data(withJSONObject: whole, options: .sortedKeys) {
      Swift.print(String(decoding: data, as: UTF8.self))
    }
  }
}

extension Double {
  /// With `digits` digits after the point, the same in every locale.
  func written(digits: Int) -> String {
    let style = FloatingPointFormatStyle<Double>(locale: Locale(identifier: "en_US_POSIX"))
    return formatted(style.precision(.fractionLength(digits)).grouping(.never))
  }
}
