import Foundation
import Glibc
import PseudoTerminal
import TestSupport
import Testing

/// What arrives from a keyboard in ways a hand alone does not type.
@Suite(.serialized) struct TypingTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Alpha", text: "Signal grows.", day: "2025-08-14")
    try desk.writeBrief("b.txt", title: "Beta", text: "Telegram grows.", day: "2025-08-13")
    return desk
  }

  @Test func escapeAndAKeyInOnePacketAreTwoKeys() throws {
    let desk = try desk()
    let reader = try desk.open()
    try reader.expect("1 of 2")
    reader.press("/")
    try reader.expect("found")
    reader.type("\u{1B}j")
    try reader.expect("2 of 2")
    reader.type("\u{1B}")
    try reader.settle(quietFor: .milliseconds(20))
    reader.type("[A")
    try reader.expect("1 of 2")
  }

  /// Every letter of a flood would be a question; all of them are one.
  @Test(arguments: [UInt64(1), 2])
  func aFloodOfKeysIsAppliedAtOnce(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    // Without those that quit, suspend, or open a program.
    let letters = (0x20...0x7E).filter { ![0x71, 0x51, 0x6F].contains($0) }.map(UInt8.init)
    let bytes = (0..<20_000).map { _ in letters.randomElement(using: &generator) ?? 0x20 }
    let desk = try desk()
    let reader = try desk.open()
    try reader.expect("1 of 2")
    reader.type("/" + String(decoding: bytes, as: UTF8.self))
    reader.press("<esc>", "<esc>", "<esc>", "<esc>", "<esc>")
    reader.press("?")
    try reader.expect("Help")
    #expect(reader.screen.violations == [])
  }

  /// Keys that open each layer, and a text that only this layer shows.
  @Test(arguments: [
    ([], "1 of 2"), (["<enter>"], "Signal grows"), (["/", "beta"], "/beta"), ([":"], ":"),
    (["?"], "Help"), (["S"], "Sort"), (["E"], "by briefs"), (["e"], "Entities"),
  ])
  func controlZStopsInEveryLayer(keys: [String], text: String) throws {
    let desk = try desk()
    let shell = try TerminalSession(
      "/bin/bash", ["--norc", "-i"],
      environment: desk.environment.merging(["PS1": "prompt> "]) { $1 }, columns: 120, rows: 40)
    try shell.expect("prompt>")
    shell.type("stty -g >\(desk.home)/before; '\(Desk.program)' '\(desk.folder)'\r")
    try shell.expect("1 of 2")
    for key in keys { shell.press(key) }
    try shell.expect(text)
    try shell.settle()
    let picture = shell.screen.text
    shell.press("<c-z>")
    try shell.expect("Stopped")
    #expect(!shell.screen.isAlternate && !shell.screen.isReportingFocus)
    let wait = "until [ -n \"$(jobs -s)\" ]; do :; done; echo once more"
    shell.type("stty -g >\(desk.home)/stopped; bg; \(wait)\r")
    try shell.expect("the end of bg") { $0.text.contains("\nonce more") }
    #expect(!shell.screen.isAlternate)
    shell.type("fg\r")
    try shell.expect("the picture once more") { $0.isAlternate && $0.text == picture }
    #expect(shell.screen.isBracketedPaste && shell.screen.isReportingFocus)
    // The answer to what the program asks of the terminal is its own, and not the shell's.
    try shell.settle()
    kill(try #require(Self.foreground(of: shell)), SIGTERM)
    try shell.expect { !$0.isAlternate }
    shell.type("stty -g >\(desk.home)/after; echo all done\r")
    try shell.expect("the end") { $0.text.contains("\nall done") }
    let modes = try ["before", "stopped", "after"].map {
      try String(contentsOfFile: desk.home + "/" + $0, encoding: .utf8)
    }
    #expect(Set(modes).count == 1)
    shell.type("exit\r")
    _ = try shell.expectExit()
  }

  private static func foreground(of session: TerminalSession) -> pid_t? {
    let group = tcgetpgrp(session.process.descriptor)
    return group > 0 ? -group : nil
  }
}
