import Briefs
import Foundation
import Text

@testable import BriefStore

/// Answers queries by looking at every brief: slow, simple, and without an index.
struct NaiveSearch {
  let zone: TimeZone
  let lastVisit: Int64?

  func matches(_ node: Query.Node, _ story: Newsroom.Story) -> Bool {
    switch node {
    case .all: true
    case .word(let word, let isPrefix, let field):
      columns(story.brief, field).contains {
        Words.contains(HighlightTerm(words: [word], isPrefix: isPrefix), in: $0)
      }
    case .compound(let term, let field):
      columns(story.brief, field).contains { Words.contains(term, in: $0) }
    case .phrase(let words, let lastIsPrefix, let field):
      columns(story.brief, field).contains { text in
        Words.contains(HighlightTerm(words: words, isPrefix: lastIsPrefix), in: text)
      }
    case .entity(let key, let isPrefix, let kind): mentions(key, isPrefix, kind, story)
    case .state(let test): state(test, story)
    case .property(let property, let words, let lastIsPrefix):
      texts(property, story).contains { holds(words, lastIsPrefix, in: Words.folded($0)) }
    case .days(let from, let before): isBetween(from, before, story.brief.published)
    case .newer(let seconds): isNewer(seconds, story.brief.published)
    case .minutes(let range): range.contains(story.brief.minutes)
    case .and(let nodes): nodes.allSatisfy { matches($0, story) }
    case .or(let nodes): nodes.contains { matches($0, story) }
    case .not(let inner): !matches(inner, story)
    }
  }

  private func columns(_ brief: Brief, _ field: Query.TextField?) -> [String] {
    let roles: [Query.TextField: Section.Role] = [
      .what: .happening, .why: .important, .next: .next, .beyond: .beyond,
    ]
    var texts = field == nil || field == .title ? [brief.title.string] : []
    for section in brief.sections where field.map({ roles[$0] == section.role }) ?? true {
      if section.role == .other { texts.append(section.title.string) }
      texts += section.blocks.map(\.text.string)
    }
    return texts
  }

  private func mentions(
    _ key: String, _ isPrefix: Bool, _ kind: Entity.Kind?, _ story: Newsroom.Story
  ) -> Bool {
    story.mentions.contains { mention in
      let name = mention.entity.key
      return (isPrefix ? name.hasPrefix(key) : name == key)
        && (kind == nil || kind == mention.entity.kind)
    }
  }

  private func state(_ test: Query.StateTest, _ story: Newsroom.Story) -> Bool {
    switch test {
    case .unread: !story.state.isRead
    case .read: story.state.isRead
    case .starred: story.state.isStarred
    case .ai: story.brief.isAIGenerated
    case .updated: story.state.isUpdated
    case .conflict: false
    case .new: lastVisit.map { story.seen > $0 } ?? true
    }
  }

  private func texts(_ property: Query.Property, _ story: Newsroom.Story) -> [String] {
    switch property {
    case .tag: story.brief.tags.map(\.string)
    case .source: story.brief.source.map { [$0.string] } ?? []
    case .author: story.brief.author.map { [$0.string] } ?? []
    case .path: [story.path]
    }
  }

  private func holds(_ words: [String], _ lastIsPrefix: Bool, in text: [String]) -> Bool {
    guard !words.isEmpty, text.count >= words.count else { return false }
    return (0...(text.count - words.count)).contains { start in
      words.indices.allSatisfy { index in
        let word = text[start + index]
        return lastIsPrefix && index == words.count - 1
          ? word.hasPrefix(words[index]) : word == words[index]
      }
    }
  }

  private func isBetween(_ from: Day?, _ before: Day?, _ published: Published?) -> Bool {
    guard let day = published?.day(in: zone) else { return false }
    return (from.map { day >= $0 } ?? true) && (before.map { day < $0 } ?? true)
  }

  private func isNewer(_ seconds: Int64, _ published: Published?) -> Bool {
    guard let published else { return false }
    let shift = Int64(
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
    switch published.precision {
    case .moment: return published.seconds >= seconds
    case .floating: return published.seconds >= seconds + shift
    case .day:
      let since = Published(seconds: seconds, precision: .moment).day(in: zone)
      return published.day(in: zone) >= since
    }
  }
}
