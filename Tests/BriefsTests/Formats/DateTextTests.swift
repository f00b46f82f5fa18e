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
  ("2024-3-5", "2024-03-05"), ("2024/03/05", "2024-03-05"), ("2024.3.5", "2024-03-05"),
  ("2024/3/5 9:05", "2024-03-05T09:05:00"), ("2024-03-05 9:5:3 +0200", "2024-03-05T07:05:03Z"),
  ("20240305", "2024-03-05"), ("20240305T0905Z", "2024-03-05T09:05:00Z"),
  ("20240305090530", "2024-03-05T09:05:30"), ("05.03.2024", "2024-03-05"),
  ("5. 3. 2024", "2024-03-05"), ("25/03/2024", "2024-03-25"), ("03/25/2024", "2024-03-25"),
  ("03-25-2024", "2024-03-25"), ("04/04/2024", "2024-04-04"), ("08/13/2025", "2025-08-13"),
  ("2024年3月5日", "2024-03-05"), ("2024年3月5日(火) 9:05", "2024-03-05T09:05:00"),
  ("2024년 3월 5일", "2024-03-05"), ("5 марта 2024", "2024-03-05"),
  ("5 марта 2024 г.", "2024-03-05"), ("5 de marzo de 2024", "2024-03-05"),
  ("14 août 2025", "2025-08-14"), ("1er août 2025", "2025-08-01"),
  ("14. Juni 2025", "2025-06-14"), ("Donnerstag, 5. März 2024", "2024-03-05"),
  ("5. März 2024, 9.05 Uhr", "2024-03-05T09:05:00"), ("mardi 5 mars 2024", "2024-03-05"),
  ("2024. március 5.", "2024-03-05"), ("5 Mar 2024", "2024-03-05"), ("05-Mar-2024", "2024-03-05"),
  ("2024-Mar-05", "2024-03-05"), ("Aug 14 2025", "2025-08-14"),
  ("5th of March, 2024", "2024-03-05"),
  ("5 maaliskuuta 2024", "2024-03-05"), ("5 lipca 2024", "2024-07-05"),
  ("5 Μαρτίου 2024", "2024-03-05"), ("5 مارس 2024", "2024-03-05"), ("5 במרץ 2024", "2024-03-05"),
  ("Tue Mar 5 11:00:00 UTC 2024", "2024-03-05T11:00:00Z"),
  ("Tue Mar  5 11:00:00 2024", "2024-03-05T11:00:00"),
  ("Tue Mar 05 11:00:00 +0000 2024", "2024-03-05T11:00:00Z"),
  ("Tue Mar 05 2024 11:00:00 GMT+0100 (Central European Standard Time)", "2024-03-05T10:00:00Z"),
  ("2024-03-05T11:00:00+01:00[Europe/Paris]", "2024-03-05T10:00:00Z"),
  ("2025-08-14T09:30:00 Europe/Berlin", "2025-08-14T07:30:00Z"),
  ("2025-08-14 09:30 CEST", "2025-08-14T07:30:00Z"),
  ("2025-08-14 09:30 JST", "2025-08-14T00:30:00Z"),
  ("2025-08-14 9:30 AM", "2025-08-14T09:30:00"), ("2025-08-14T9:30", "2025-08-14T09:30:00"),
  ("August 14, 2025 11am ET", "2025-08-14T11:00:00"),
  ("2025-08-14 09:30:00.00000000 -05:00", "2025-08-14T14:30:00Z"),
  ("5 November 2025 - 09:01", "2025-11-05T09:01:00"),
])
func datesAreReadExactly(text: String, iso: String) {
  #expect(DateText.read(text)?.iso == iso)
}

@Test(arguments: [
  "2024-02-30", "2023-02-29", "1900-02-29", "2024-13-45", "2024-00-10",
  "2025-08-13T24:00:00Z", "2025-08-13T02:60Z", "2025-08-13T02:05:61Z",
  "2025-08-13T02:05:09+99:99", "2025-08-13T02:05:09Z junk", "２０２５-08-13", "2025-08-13T",
  "Thu, 13 Aug 2025 02:05:09 GMT", "Wed, 13 Aug 25 02:05:09 GMT", "13 Foo 2025",
  "99999-01-01", "-001-01-01", "1899-12-31", "2201-01-01", "1000000000000000000", "1755050000",
  "03/04/2024", "3-4-2024",
  "", " ", "tomorrow", "13 August", "August 2025", "2024-03", "13/13/2024", "05.13.24",
  "5 March 24", "5 Mar Apr 2024", "2025-08-13T02:05:09.Z",
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
  ("2025_08_13_calls", "2025-08-13"), ("calls 13 August 2025", "2025-08-13"),
  ("calls-13-aug-2025", "2025-08-13"), ("meeting_2025.08.13", "2025-08-13"),
])
func fileNamesHoldDates(name: String, iso: String) {
  #expect(DateText.read(fileName: name)?.iso == iso)
}

@Test(arguments: ["2025-02-30-x", "20251345", "120250813", "202508131", "x20250813", "12345678"])
func numbersInFileNamesAreNoDates(name: String) {
  #expect(DateText.read(fileName: name) == nil)
}

@Test(arguments: [
  ("1709636400", "2024-03-05T11:00:00Z"), ("1709636400000", "2024-03-05T11:00:00Z"),
  ("1709636400.25", "2024-03-05T11:00:00Z"), ("1709636400000000", "2024-03-05T11:00:00Z"),
  ("2024-03-05", "2024-03-05"), ("20240305", "2024-03-05"),
])
func fieldsMayHoldSecondsSince1970(text: String, iso: String) {
  guard case .date(let date) = DateText.reading(field: text) else {
    Issue.record("no date: \(text)")
    return
  }
  #expect(date.iso == iso)
}

@Test(arguments: ["2024", "5", "99999999999999999999", "-1709636400", "17096364e2", ""])
func otherNumbersAreNoDates(text: String) {
  #expect(DateText.reading(field: text) == .unknown)
}

@Test(arguments: ["2024-03", "2024/3", "March 2024", "März 2024", "2024年3月"])
func aMonthIsNoDay(text: String) {
  guard case .month(let month) = DateText.reading(field: text) else {
    Issue.record("no month: \(text)")
    return
  }
  #expect(month.iso == "2024-03-01")
  #expect(month.isEstimated)
}

@Test(arguments: ["03/04/2024", "3-4-2024", "12/11/2024"])
func dayAndMonthAreNeverGuessed(text: String) {
  #expect(DateText.reading(field: text) == .ambiguous)
}

@Test(arguments: [
  ("March 21, 2017 Meeting Notes", "2017-03-21"), ("2017-03-21: Minutes", "2017-03-21"),
  ("Weekly digest (5 March 2024)", "2024-03-05"), ("Notes, 5 March 2024", "2024-03-05"),
  ("Digest – 2024/03/05", "2024-03-05"), ("Новости, 5 марта 2024", "2024-03-05"),
])
func headlinesHoldDates(headline: String, iso: String) {
  #expect(DateText.read(headline: headline)?.iso == iso)
}

@Test(arguments: [
  "What September 11, 2001 changed", "Remembering September 11, 2001", "Budget 2024-25 passes",
  "3.5% in 2024", "Flight 20240305x lands",
])
func datesThatAHeadlineIsAboutAreNotItsOwn(headline: String) {
  #expect(DateText.read(headline: headline) == nil)
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

@Test(arguments: [
  ("2019/05/06", "walk", "2019-05-06"), ("2021-04", "april-2", "2021-04-02"),
  ("notes/2021", "04-02", "2021-04-02"), ("2021/april", "2", "2021-04-02"),
  ("2021", "2-april", "2021-04-02"), ("2019-05-06", "walk", "2019-05-06"),
  ("site/2019/5/6/walk", "index", "2019-05-06"), ("2021_04/02", "walk", "2021-04-02"),
])
func foldersHoldDates(folders: String, stem: String, iso: String) {
  #expect(PathDate.read(folders: folders, stem: stem)?.iso == iso)
}

@Test(arguments: [
  ("", "walk"), ("2019", "walk"), ("2019/05", "walk"), ("2019/05", "10-things"),
  ("2019/13/06", "walk"), ("2021-04", "may-2"), ("2019/05/x/06", "walk"), ("12/05/06", "walk"),
  ("2019/02/30", "walk"), ("2021/notes/04", "02"),
])
func otherFoldersHoldNone(folders: String, stem: String) {
  #expect(PathDate.read(folders: folders, stem: stem) == nil)
}

@Test func whereNoDateIsStatedTheHeadlineThenTheNameThenTheUpdateGivesIt() throws {
  let text = "---\ntitle: March 21, 2017 Minutes\nlastmod: 2020-01-01\n---\n\nText."
  #expect(try brief(text, name: "2018-01-01-x.md").published?.iso == "2017-03-21")
  let plain = "---\ntitle: Minutes\nlastmod: 2020-01-01\n---\n\nText."
  #expect(try brief(plain, name: "2018-01-01-x.md").published?.iso == "2018-01-01")
  #expect(try brief(plain, name: "x.md").published?.iso == "2020-01-01")
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
