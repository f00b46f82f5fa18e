extension Command {
  /// The name of every command, as it is typed and written in a config.
  package enum Name: String, Hashable, Sendable, CaseIterable {
    case lineDown = "line-down"
    case lineUp = "line-up"
    case pageDown = "page-down"
    case pageUp = "page-up"
    case halfPageDown = "half-page-down"
    case halfPageUp = "half-page-up"
    case pageOrNextUnread = "page-or-next-unread"
    case top, bottom
    case nextBrief = "next-brief"
    case previousBrief = "previous-brief"
    case nextMatchOrUnread = "next-match-or-unread"
    case previousMatchOrUnread = "previous-match-or-unread"
    case nextUnread = "next-unread"
    case previousUnread = "previous-unread"
    case nextPart = "next-part"
    case previousPart = "previous-part"
    case back, forward

    case open, out, section
    case nextMention = "next-mention"
    case previousMention = "previous-mention"

    case toggleRead = "toggle-read"
    case toggleReadAndGoOn = "toggle-read-and-go-on"
    case markUnread = "mark-unread"
    case markAllRead = "mark-all-read"
    case toggleStar = "toggle-star"
    case undo, redo

    case search, narrow
    case onlyUnread = "only-unread"
    case narrowToThis = "narrow-to-this"
    case searchThis = "search-this"
    case save, unsave, query, sort
    case sortMenu = "sort-menu"

    case entities
    case moreStories = "more-stories"
    case nextPane = "next-pane"
    case previousPane = "previous-pane"
    case growText = "grow-text"
    case shrinkText = "shrink-text"
    case allEntities = "all-entities"
    case orderEntities = "order-entities"
    case entityPage = "entity-page"
    case toggleWatch = "toggle-watch"
    case write
    case correctEntity = "correct-entity"

    case escape, help, problems, rescan, prompt, redraw, suspend, interrupt, quit
    case theme, set, bind, unbind, keys

    case complete
    case completeBack = "complete-back"
    case cursorLeft = "cursor-left"
    case cursorRight = "cursor-right"
    case wordLeft = "word-left"
    case wordRight = "word-right"
    case lineStart = "line-start"
    case lineEnd = "line-end"
    case deleteLeft = "delete-left"
    case deleteRight = "delete-right"
    case deleteWord = "delete-word"
    case deleteToStart = "delete-to-start"
    case deleteToEnd = "delete-to-end"
  }
}
