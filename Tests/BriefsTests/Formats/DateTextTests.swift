import Foundation
import Testing

@testable import Briefs

@Test(arguments: [
  ("2025-08-13", "2025-08-13"), ("2024-02-29", "2024-02-29"),
  ("2025-08-13 02:05", "2025-08-13T02:05:00"), ("2025-08-13 02:05:09", "2025-08-13T02:05:09"),
  ("2025-08-13T02:05:09Z", "2025-08-13T02:05:09Z"),
  ("2025-08-13t02:05:09.123z", "2025-08-13T02:05:09Z"),
  ("2025-08-13T02:05:09+03:00", "2025-08-12T23:05:09Z"),
  ("2025-08-13T23:05:09-05:30", "2025-08-14T04:35:09Z"),
  ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
  ("Wed, 13 Aug 2025 02:05:09 GMT", "2025-08-13T02:05:09Z"),
  ("Wed, 13 Aug 2025 02:05 +0200", "2025-08-13T00:05:00Z"),
  ("13 Aug 2025 02:05:09 EST", "2025-08-13T07:05:09Z"), ("13 August 2025", "2025-08-13"),
  ("August 13, 2025", "2025-08-13"), ("Aug. 13, 2025", "2025-08-13"),
  ("Wednesday, August 13th, 2025 at 2:05 p.m.", "2025-08-13T14:05:00"),
  ("Sept 1, 2025, 12:30 AM", "2025-09-01T00:30:00"), ("1900-01-01", "1900-01-01"),
  ("2200-12-31", "2200-12-31"), ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
])
func datesAreReadExactly(text: String, iso: String) {
  #expect(DateText.read(text)?.iso == iso)
}

@Test(arguments: [
  "2024-02-30", "2023-02-29", "1900-02-29", "2024-13-45", "2024-00-10", "2024-1-1",
  "2025-08-13T24:00:00Z", "2025-08-13T02:60Z", "2025-08-13T02:05:61Z",
  "2025-08-13T02:05:09+99:99", "2025-08-13T02:05:09Z junk", "２０２５-08-13", "2025-08-13T",
  "Thu, 13 Aug 2025 02:05:09 GMT", "Wed, 13 Aug 25 02:05:09 GMT", "13 Foo 2025",
  "99999-01-01", "-001-01-01", "1899-12-31", "2201-01-01", "1000000000000000000", "1755050000",
  "", " ", "tomorrow", "13 August", "August 2025", "08/13/2025", "2025-08-13T02:05:09.Z",
  "Aug 13, 2025 13:05 pm", "2025-08-13 02:05 XYZ",
])
func whatIsNoDateIsRefused(text: String) {
  #expect(DateText.read(text) == nil)
}

@Test(arguments: [
  ("2025-08-13-calls.md", "2025-08-13"), ("20250813T0205-calls", "2025-08-13T02:05:00"),
  ("20250813T020509Z", "2025-08-13T02:05:09Z"), ("20250813-calls", "2025-08-13"),
  ("calls-2025-08-13", "2025-08-13"), ("2025-08-13", "2025-08-13"),
  ("2025-08-13T02-05-calls", "2025-08-13T02:05:00"), ("2025-08-13_calls", "2025-08-13"),
])
func fileNamesHoldDates(name: String, iso: String) {
  #expect(DateText.read(fileName: name)?.iso == iso)
}

@Test(arguments: ["2025-02-30-x", "20251345", "120250813", "202508131", "x20250813", "12345678"])
func numbersInFileNamesAreNoDates(name: String) {
  #expect(DateText.read(fileName: name) == nil)
}

@Test func everyDayOfTheRangeComesBack() throws {
  let first = try #require(CivilDate(year: 1900, month: 1, day: 1)).asDay.number
  let last = try #require(CivilDate(year: 2200, month: 12, day: 31)).asDay.number
  #expect(last - first == 109_937)
  for number in first...last {
    let date = CivilDate(Day(number: number))
    #expect(CivilDate(year: date.year, month: date.month, day: date.day)?.asDay.number == number)
  }
}

@Test func statedDatesWinOverFileNames() throws {
  let stated = try brief("Headline\n\n12 August 2025\n\nText.", name: "2025-08-13-x.txt")
  #expect(stated.published?.iso == "2025-08-12")
  #expect(stated.isDateStated)
  let named = try brief("Headline\n\nText.", name: "2025-08-13-x.txt")
  #expect(named.published?.iso == "2025-08-13")
  #expect(!named.isDateStated)
  #expect(try brief("Headline\n\nText.").published == nil)
}

@Test(arguments: [Int.min, -1_000_000_000, 0, 1_000_000_000, Int.max])
func everyDayIsOneOfTheCalendar(number: Int) {
  let day = Day(number: number)
  #expect(CivilDate(day).asDay == day)
  #expect(Day(number: day.number + 1) >= day && Day(number: day.number - 1) <= day)
}
