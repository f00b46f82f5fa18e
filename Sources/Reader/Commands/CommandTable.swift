import Briefs
import Text

extension Command {
  /// Every command in the order of help.
  static let table: [Command] =
    moving + reading + marking + finding + panels + program + typing

  private static let moving: [Command] = [
    Command(
      .lineDown, .moving, "next line of the pane, or next brief of the list", [.onText, .counts]),
    Command(
      .lineUp, .moving, "previous line of the pane, or previous brief of the list",
      [.onText, .counts]),
    Command(.pageDown, .moving, "one screen down", [.onText, .counts]),
    Command(.pageUp, .moving, "one screen up", [.onText, .counts]),
    Command(.halfPageDown, .moving, "half a screen down", [.onText, .counts]),
    Command(.halfPageUp, .moving, "half a screen up", [.onText, .counts]),
    Command(
      .pageOrNextUnread, .moving, "one screen down; at the end, the next unread brief", .onText),
    Command(.top, .moving, "to the top", .onText),
    Command(.bottom, .moving, "to the bottom", .onText),
    Command(.nextBrief, .moving, "next brief, also while reading", .counts),
    Command(.previousBrief, .moving, "previous brief, also while reading", .counts),
    Command(
      .nextMatchOrUnread, .moving, "next match while matches are highlighted, else next unread",
      [.onText, .counts]),
    Command(
      .previousMatchOrUnread, .moving,
      "previous match while matches are highlighted, else previous unread", [.onText, .counts]),
    Command(.nextUnread, .moving, "next unread brief", .counts),
    Command(.previousUnread, .moving, "previous unread brief", .counts),
    Command(
      .nextPart, .moving, "next day of the list, next section of the text", [.onText, .counts]),
    Command(
      .previousPart, .moving, "previous day of the list, previous section of the text",
      [.onText, .counts]),
    Command(.back, .moving, "back to the brief before a story was followed", [.onText, .counts]),
    Command(.forward, .moving, "forward again after back", [.onText, .counts]),
  ]

  private static let reading: [Command] = [
    Command(.open, .reading, "open the brief, or follow what is chosen", .onText),
    Command(.out, .reading, "one level out; at the top, quit"),
    Command(
      .section, .reading,
      "to a section, 0 is the top; in the list to a saved search, 0 is all", .onText,
      arguments: "NUMBER"),
    Command(.nextMention, .reading, "next mention of the chosen entity", [.onText, .counts]),
    Command(
      .previousMention, .reading, "previous mention of the chosen entity", [.onText, .counts]),
  ]

  private static let marking: [Command] = [
    Command(.toggleRead, .marking, "read or unread; the cursor stays", .onText),
    Command(.toggleReadAndGoOn, .marking, "read or unread, then the next brief", .onText),
    Command(.markUnread, .marking, "mark unread", .onText),
    Command(
      .markAllRead, .marking, "mark the whole list read, as filtered and shown", .deliberate),
    Command(.toggleStar, .marking, "star or unstar", .onText),
    Command(.undo, .marking, "undo the last mark or correction; marks even on another day"),
    Command(.redo, .marking, "redo"),
  ]

  private static let finding: [Command] = [
    Command(.search, .finding, "search the folder as you type; in the text, find in it", .onText),
    Command(.narrow, .finding, "narrow the list further with a query"),
    Command(.onlyUnread, .finding, "narrow the list to unread briefs"),
    Command(
      .narrowToThis, .finding, "narrow the list to the entity or day under the cursor", .onText),
    Command(.searchThis, .finding, "search the folder for the entity under the cursor", .onText),
    Command(
      .save, .finding, "save a query, or the current filter, as a search above the list",
      arguments: "NAME [QUERY]", takes: [.free, .query]),
    Command(
      .unsave, .finding, "forget a saved search", arguments: "NAME", takes: [.savedSearch]),
    Command(
      .query, .finding, "show the briefs that a query finds", arguments: "QUERY", takes: [.query]),
    Command(
      .sort, .finding, "the order of the list",
      takes: [.choice(SortOrder.allCases.map(\.rawValue))]),
    Command(.sortMenu, .finding, "choose the order of the list"),
  ]

  private static let panels: [Command] = [
    Command(.entities, .panels, "to the entities panel; from there, hide it"),
    Command(.moreStories, .panels, "to More Stories; from there, hide it"),
    Command(.nextPane, .panels, "to the next pane"),
    Command(.previousPane, .panels, "to the previous pane"),
    Command(.growText, .panels, "larger reading pane; at the end it is alone"),
    Command(.shrinkText, .panels, "smaller reading pane"),
    Command(.allEntities, .panels, "all entities of the folder"),
    Command(
      .orderEntities, .panels, "the order of all entities",
      takes: [.choice(["briefs", "recency", "name"])]),
    Command(
      .entityPage, .panels, "the entity under the cursor: its briefs and companions", .onText),
    Command(.toggleWatch, .panels, "watch or unwatch the entity under the cursor", .onText),
    Command(.write, .panels, "write the sentences that two entities share to a file"),
    Command(
      .correctEntity, .panels,
      "in the entities panel: correct the entity, or see why it is highlighted",
      [.onText, .deliberate], arguments: "[kind KIND | merge | split NAME | mute | why]",
      takes: [.choice(["kind", "merge", "split", "mute", "why"])]),
  ]

  private static let program: [Command] = [
    Command(.escape, .program, "take one thing off: prompt, highlights, filter"),
    Command(.help, .program, "this help; type to search it, Enter runs a command", .anywhere),
    Command(.problems, .program, "the files that could not be read", .anywhere),
    Command(.rescan, .program, "scan the folder again", .anywhere),
    Command(.prompt, .program, "command prompt with completion", .anywhere),
    Command(.redraw, .program, "redraw the screen", .anywhere),
    Command(.suspend, .program, "stop, back to the shell; fg comes back", .anywhere),
    Command(.interrupt, .program, "twice: quit"),
    Command(.quit, .program, "quit", .anywhere),
    Command(
      .theme, .program, "colours", [.anywhere, .setting], takes: [.choice(Theme.all.map(\.name))]),
    Command(
      .set, .program, "change a setting", [.anywhere, .setting], arguments: "NAME VALUE",
      takes: [.settingName, .settingValue]),
    Command(
      .bind, .program, "let a key or a sequence of keys run a command", [.anywhere, .setting],
      arguments: "[WHERE] KEYS COMMAND…", takes: [.key, .command]),
    Command(
      .unbind, .program, "let a key do nothing", [.anywhere, .setting],
      arguments: "[WHERE] KEYS", takes: [.boundKey]),
    Command(
      .keys, .program, "bind the keys of another program", [.anywhere, .setting],
      takes: [.choice(KeyPreset.all.map(\.name))]),
  ]

  private static let typing: [Command] = [
    Command(.complete, .typing, "next completion"),
    Command(.completeBack, .typing, "previous completion"),
    Command(.cursorLeft, .typing, "one character to the left"),
    Command(.cursorRight, .typing, "one character to the right"),
    Command(.wordLeft, .typing, "one word to the left"),
    Command(.wordRight, .typing, "one word to the right"),
    Command(.lineStart, .typing, "to the start of the line"),
    Command(.lineEnd, .typing, "to the end of the line"),
    Command(.deleteLeft, .typing, "delete the character before the cursor"),
    Command(.deleteRight, .typing, "delete the character at the cursor"),
    Command(.deleteWord, .typing, "delete the word before the cursor"),
    Command(.deleteToStart, .typing, "delete all before the cursor"),
    Command(.deleteToEnd, .typing, "delete all from the cursor on"),
  ]
}
