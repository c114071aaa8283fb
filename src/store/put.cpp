// Reports and their events go in: one transaction a report, and nothing that stood there is lost.
#include <algorithm>
#include <map>
#include <set>

#include "collection/report_json.hpp"
#include "guard.hpp"
#include "rows.hpp"
#include "search_words.hpp"
#include "store.hpp"

namespace marsad::store {
namespace {

struct Stored {
  std::int64_t no = 0;
  std::string line;
  bool kept = false;  // the report still gives it
};

// Everything that one transaction does to one report.
class Writing {
 public:
  Writing(Database& db, const Author& author, std::size_t events, Fresh& fresh)
      : db_(db), author_(author), at_(now()), run_(static_cast<std::int64_t>(2 + 3 * events)), fresh_(fresh) {}

  // Looks the report up; 0: it is new.
  void find(const std::string& id) {
    db_.run("SELECT no, content, line FROM reports WHERE id = $1", {id},
            [&](const Row& row) { report_ = row.integer(0), content_ = row.text(1), line_ = row.text(2); });
  }
  bool is_new() const noexcept { return report_ == 0; }
  const std::string& content() const noexcept { return content_; }

  void add_report(const Report& report, const std::string& content, const std::string& knowledge,
                  const std::string& archive) {
    report_ = next();
    db_.run(
        "INSERT INTO reports (id, content, sha256, url, title, publisher, published, retrieved, published_from, archive, "
        "knowledge, line, no) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        report_values(report, content, knowledge, archive));
  }
  void replace_report(const Report& report, const std::string& content, const std::string& knowledge,
                      const std::string& archive) {
    history("report", report.id, "changed", line_);
    db_.run(
        "UPDATE reports SET id = $1, content = $2, sha256 = $3, url = $4, title = $5, publisher = $6, published = $7, "
        "retrieved = $8, published_from = $9, archive = $10, knowledge = $11, line = $12 WHERE no = $13",
        report_values(report, content, knowledge, archive));
  }
  void set_knowledge(const std::string& knowledge) {
    db_.run("UPDATE reports SET knowledge = $1 WHERE no = $2 AND knowledge <> $1", {knowledge, report_});
  }

  void set_words(const std::string& words, bool anew) {
    if (anew) db_.run("DELETE FROM report_words WHERE rowid = $1", {report_});
    db_.run(db_.kind() == Kind::sqlite ? "INSERT INTO report_words (rowid, words) VALUES ($1, $2)"
                                       : "INSERT INTO report_words (rowid, words) VALUES ($1, CAST($2 AS tsvector))",
            {report_, index_words(db_.kind(), words)});
  }

  void set_totals(const std::vector<std::string>& totals) {
    std::vector<std::string> old;
    db_.run("SELECT line FROM totals WHERE report = $1 ORDER BY position", {report_},
            [&](const Row& row) { old.emplace_back(row.text(0)); });
    if (old == totals) return;
    db_.run("DELETE FROM totals WHERE report = $1", {report_});
    Inserter rows(db_, "totals (report, position, line)", 3);
    for (std::size_t i = 0; i < totals.size(); ++i) rows.add({report_, static_cast<std::int64_t>(i), totals[i]});
    rows.finish();
  }

  void read_old_events() {
    db_.run("SELECT no, id, line FROM events WHERE report = $1", {report_}, [&](const Row& row) {
      old_[std::string(row.text(1))] = {row.integer(0), std::string(row.text(2)), false};
    });
  }
  std::vector<std::string> old_lines() const {
    std::vector<std::string> out;
    for (const auto& [id, stored] : old_) out.push_back(stored.line);
    return out;
  }

  void put_events(const std::vector<EventLine>& events, Put& put) {
    std::vector<const EventLine*> fresh;
    for (const EventLine& event : events) {
      const std::string& id = event.told.event.id;
      const auto old = old_.find(id);
      if (old == old_.end()) {
        fresh.push_back(&event), ++put.added;
        old_[id] = {0, event.line, true};
        note_unlinked(id, "");
      } else if (old->second.kept || same_but_knowledge(old->second.line, event.line)) {
        if (!old->second.kept && old->second.line != event.line)
          db_.run("UPDATE events SET line = $1 WHERE no = $2", {event.line, old->second.no});
        old->second.kept = true, ++put.same;
      } else {
        history("event", id, "changed", old->second.line);
        note_unlinked(id, old->second.line);
        remove_event(db_, old->second.no, old->second.line);
        old->second.kept = true;
        put.changes.emplace_back(old->second.line, event.line);
        fresh.push_back(&event), ++put.replaced;
      }
    }
    insert(fresh);
  }

  // After the commit: what was written need not be read again to be linked.
  void keep_fresh() {
    constexpr std::size_t kMost = 8000;
    if (fresh_.size() > kMost) fresh_.clear();
    for (const auto& [no, event] : written_) fresh_.emplace(no, event->told);
  }

  // Events that the report gives no more.
  void bury_others(const std::vector<EventLine>& events, const std::string& report, const std::string& why, Put& put) {
    for (const auto& [id, stored] : old_) {
      if (stored.kept) continue;
      const EventLine* heir = heir_of(read_line(stored.line), events);
      const std::string heir_id = heir ? heir->told.event.id : "";
      db_.run("INSERT INTO tombstones (no, event, report, heir, line, at, who, why) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
              {next(), id, report, heir_id, stored.line, at_, author_.who, why});
      note_unlinked(id, stored.line);
      remove_event(db_, stored.no, stored.line);
      if (heir) carry_decisions(id, heir_id, stored.line);
      put.changes.emplace_back(stored.line, heir ? heir->line : "");
      ++put.removed;
    }
    note_new(events, put);
  }

 private:
  Values report_values(const Report& report, const std::string& content, const std::string& knowledge,
                       const std::string& archive) const {
    return {report.id,        content,          report.sha256,
            report.url,       report.title,     report.publisher,
            report.published, report.retrieved, std::string(name_of(report.published_from)),
            archive,          knowledge,        collection::report_json(report),
            report_};
  }

  void insert(const std::vector<const EventLine*>& events) {
    if (events.empty()) return;
    EventRows rows(db_);
    for (const EventLine* event : events) {
      const std::int64_t no = next();
      rows.add(no, report_, *event);
      written_.emplace_back(no, event);
    }
    rows.finish();
  }
  // Numbers come in runs, for asking costs as much as writing a row; those that are left over are nobody's.
  std::int64_t next() {
    if (next_ == end_) next_ = take_numbers(db_, run_), end_ = next_ + run_;
    return next_++;
  }

  void note_unlinked(const std::string& id, const std::string& former) {
    db_.run("INSERT INTO unlinked (no, event, former) VALUES ($1, $2, $3)", {next(), id, former});
  }

  void history(const std::string& kind, const std::string& id, const std::string& what, const std::string& before) {
    db_.run("INSERT INTO revisions (no, kind, id, what, at, who, why, before) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            {next(), kind, id, what, at_, author_.who, author_.why, before});
  }

  // Bytes that the evidence of both covers, of those that either does.
  static double common_ground(const std::vector<Evidence>& a, const std::vector<Evidence>& b) {
    std::map<std::uint32_t, int> edges[2];
    const std::vector<Evidence>* const proofs[] = {&a, &b};
    std::map<std::uint32_t, std::pair<int, int>> steps;
    for (int side = 0; side < 2; ++side)
      for (const Evidence& proof : *proofs[side]) {
        (side == 0 ? steps[proof.span.begin].first : steps[proof.span.begin].second) += 1;
        (side == 0 ? steps[proof.span.end].first : steps[proof.span.end].second) -= 1;
      }
    std::uint64_t both = 0, either = 0;
    std::uint32_t from = 0;
    int left = 0, right = 0;
    for (const auto& [at, step] : steps) {
      if (left > 0 && right > 0) both += at - from;
      if (left > 0 || right > 0) either += at - from;
      from = at, left += step.first, right += step.second;
    }
    return either == 0 ? 0 : static_cast<double>(both) / static_cast<double>(either);
  }

  // Of the events that are new the one that rests on most of the same words; null: none does.
  const EventLine* heir_of(const EventLine& former, const std::vector<EventLine>& events) const {
    const EventLine* heir = nullptr;
    double most = 0.5;
    for (const EventLine& event : events) {
      if (old_.at(event.told.event.id).no != 0) continue;
      const double share = common_ground(former.proofs, event.proofs);
      if (share > most) most = share, heir = &event;
    }
    return heir;
  }

  // Those new events that are nobody's heirs.
  void note_new(const std::vector<EventLine>& events, Put& put) const {
    std::set<std::string> seen;
    for (const auto& [before, after] : put.changes) seen.insert(after);
    for (const EventLine& event : events)
      if (old_.at(event.told.event.id).no == 0 && seen.insert(event.line).second) put.changes.emplace_back("", event.line);
  }

  // A reviewer decided of what the words tell, not of an id: the heir takes over the decisions. Without an heir they stay,
  // and hold again should the event come back.
  void carry_decisions(const std::string& id, const std::string& own, const std::string& line) {
    std::vector<Values> found;
    db_.run("SELECT a, b, together, at, who, why FROM decisions WHERE a = $1 OR b = $1", {id}, [&](const Row& row) {
      found.push_back({std::string(row.text(0)), std::string(row.text(1)), row.integer(2), std::string(row.text(3)),
                       std::string(row.text(4)), std::string(row.text(5))});
    });
    for (Values& row : found) {
      const std::string a = std::get<std::string>(row[0]), b = std::get<std::string>(row[1]);
      const std::string& other = a == id ? b : a;
      if (other == own) continue;
      history("decision", a + " " + b, "carried to " + own, line);
      row[0] = std::min(own, other), row[1] = std::max(own, other);
      db_.run("DELETE FROM decisions WHERE a = $1 AND b = $2", {a, b});
      db_.run(
          "INSERT INTO decisions (a, b, together, at, who, why) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (a, b) DO "
          "NOTHING",
          row);
      note_unlinked(own, ""), note_unlinked(other, "");
    }
  }

  Database& db_;
  const Author& author_;
  std::string at_;
  std::int64_t report_ = 0, next_ = 0, end_ = 0, run_;
  Fresh& fresh_;
  std::vector<std::pair<std::int64_t, const EventLine*>> written_;
  std::string content_, line_;
  std::map<std::string, Stored> old_;
};

std::vector<EventLine> read_lines(const std::vector<std::string>& lines, const std::string& report) {
  std::vector<EventLine> out;
  out.reserve(lines.size());
  for (const std::string& line : lines) {
    out.push_back(read_line(line));
    if (!report.empty() && out.back().told.report != report)
      throw Fault{{ErrorCode::field, report, out.back().told.event.id,
                   "the event belongs to the report '" + out.back().told.report + "'", ""}};
  }
  return out;
}

std::string wording_of(const std::vector<EventLine>& events) {
  std::string out;
  for (const EventLine& event : events)
    for (const std::string& words : event.told.wording) out += words + "\n";
  return out;
}

}  // namespace

Expected<bool> Store::knows(const Report& report) {
  return guarded(*db_, [&] {
    bool same = false;
    db_->run("SELECT content FROM reports WHERE id = $1", {report.id},
             [&](const Row& row) { same = row.text(0) == fingerprint(report); });
    return same;
  });
}

Expected<Put> Store::put(const Report& report, const std::vector<std::string>& events,
                         const std::vector<std::string>& totals, const std::string& knowledge, const std::string& archive,
                         const Author& author, bool again) {
  return guarded(*db_, [&] {
    Put out;
    const std::vector<EventLine> lines = read_lines(events, report.id);
    const std::string content = fingerprint(report);
    const std::string words = search_words(report.text);
    Transaction transaction(*db_, true);
    Writing writing(*db_, author, events.size(), fresh_);
    writing.find(report.id);
    const bool is_new = writing.is_new();
    out.known = !is_new && writing.content() == content;
    if (out.known && !again) return out;
    if (is_new) {
      writing.add_report(report, content, knowledge, archive);
    } else {
      // One that was known by its events only (no content) is filled in, not changed.
      out.changed = !out.known && !writing.content().empty();
      if (!out.known) writing.replace_report(report, content, knowledge, archive);
      writing.read_old_events();
      writing.set_knowledge(knowledge);
    }
    if (!out.known) writing.set_words(words, !is_new);
    writing.set_totals(totals);
    writing.put_events(lines, out);
    writing.bury_others(lines, report.id, out.known ? "read again with other knowledge" : "the report changed", out);
    transaction.commit();
    writing.keep_fresh();
    return out;
  });
}

Expected<Put> Store::put_events(std::vector<EventLine> events, const Author& author) {
  return guarded(*db_, [&] {
    Put out;
    if (events.empty()) return out;
    for (const EventLine& event : events)
      if (event.told.report != events.front().told.report)
        throw Fault{{ErrorCode::field, event.told.report, event.told.event.id, "the events are of several reports", ""}};
    Transaction transaction(*db_, true);
    Writing writing(*db_, author, events.size(), fresh_);
    writing.find(events.front().told.report);
    const bool is_new = writing.is_new(), text_is_kept = !is_new && !writing.content().empty();
    if (is_new)
      writing.add_report(report_of(events.front()), "", "", "");
    else
      writing.read_old_events();
    std::string words = wording_of(events);
    if (!text_is_kept && !is_new) words = wording_of(read_lines(writing.old_lines(), "")) + words;
    writing.put_events(events, out);
    if (!text_is_kept && out.added + out.replaced > 0) writing.set_words(search_words(words), !is_new);
    out.known = out.added + out.replaced == 0;
    transaction.commit();
    writing.keep_fresh();
    return out;
  });
}

}  // namespace marsad::store
