// Incidents follow the events.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <nlohmann/json.hpp>

#include "codebook/json.hpp"
#include "codebook/json_read.hpp"
#include "guard.hpp"
#include "linking.hpp"
#include "store.hpp"

namespace marsad::store {
namespace {

incident::Told told_of(std::string_view line) {
  auto told = codebook::read_event(line);
  if (!told) throw Fault{told.error()};
  return std::move(*told);
}

std::vector<incident::Decision> all_decisions(Database& db) {
  std::vector<incident::Decision> out;
  db.run("SELECT a, b, together FROM decisions", {}, [&](const Row& row) {
    out.push_back({std::string(row.text(0)), std::string(row.text(1)), row.integer(2) != 0});
  });
  return out;
}

std::int64_t waiting_count(Database& db) {
  std::int64_t out = 0;
  db.run("SELECT count(*) FROM unlinked", {}, [&](const Row& row) { out = row.integer(0); });
  return out;
}
bool is_empty(Database& db) {
  bool any = false;
  db.run("SELECT 1 FROM events LIMIT 1", {}, [&](const Row&) { any = true; });
  return !any;
}

// Many items in statements of one text: calls run("$1, ..., $32", values), the last run filled up with its last item.
template <typename Item, typename Run>
void for_each_run(const std::vector<Item>& items, Run run) {
  constexpr std::size_t kRun = 32;
  static const std::string kList = [] {
    std::string out;
    for (std::size_t i = 1; i <= kRun; ++i) out += (i == 1 ? "$" : ", $") + std::to_string(i);
    return out;
  }();
  for (std::size_t at = 0; at < items.size(); at += kRun) {
    Values values;
    for (std::size_t i = 0; i < kRun; ++i) values.emplace_back(items[std::min(at + i, items.size() - 1)]);
    run(kList, values);
  }
}

// Puts the incidents of some events in the place of those they had.
class Replacing {
 public:
  Replacing(Database& db, const Author& author, const std::string& knowledge, Linked& linked)
      : db_(db), author_(author), knowledge_(knowledge), linked_(linked), at_(now()) {}

  void note_old(const std::string& id, const std::string& line) { old_.emplace(id, line); }
  // Notes the incidents of these (sorted) events; their members that are not among them.
  std::vector<std::string> note_old_of(const std::vector<std::string>& events) {
    std::vector<std::string> others;
    for_each_run(events, [&](const std::string& list, const Values& values) {
      db_.run("SELECT i.id, i.line FROM incidents i WHERE i.id IN (SELECT m.incident FROM members m WHERE m.event IN (" +
                  list + "))",
              values, [&](const Row& row) { note_old(std::string(row.text(0)), std::string(row.text(1))); });
      db_.run("SELECT o.event FROM members o WHERE o.incident IN (SELECT m.incident FROM members m WHERE m.event IN (" +
                  list + "))",
              values, [&](const Row& row) {
                if (std::string event(row.text(0)); !std::binary_search(events.begin(), events.end(), event))
                  others.push_back(std::move(event));
              });
    });
    return others;
  }
  void forget_old() { old_.clear(); }

  void put(const std::vector<Incident>& incidents) {
    linked_.looked_at += incidents.size();
    std::vector<const Incident*> fresh;
    for (const Incident& incident : incidents) {
      std::string line = codebook::incident_json(incident, knowledge_);
      const auto old = old_.find(incident.id);
      const bool same = old != old_.end() && old->second == line;
      if (old != old_.end() && !same) remember(incident.id, "changed", old->second), ++linked_.changed;
      if (old == old_.end()) ++linked_.added;
      if (old != old_.end()) old_.erase(old);
      if (!same) gone_.push_back(incident.id), lines_.push_back(std::move(line)), fresh.push_back(&incident);
    }
    for (const auto& [id, line] : old_) remember(id, "removed", line), gone_.push_back(id), ++linked_.removed;
    for (const std::string& id : gone_) db_.run("DELETE FROM incidents WHERE id = $1", {id});
    insert(fresh);
  }

 private:
  void insert(const std::vector<const Incident*>& incidents) {
    Inserter rows(db_, "incidents (id, line, day_from)", 3), members(db_, "members (event, incident)", 2);
    for (std::size_t i = 0; i < incidents.size(); ++i) {
      rows.add({incidents[i]->id, lines_[i], incidents[i]->when.from});
      for (const std::string& event : incidents[i]->members) members.add({event, incidents[i]->id});
    }
    rows.finish();
    members.finish();
  }
  void remember(const std::string& id, const char* what, const std::string& before) {
    db_.run("INSERT INTO revisions (no, kind, id, what, at, who, why, before) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            {take_numbers(db_, 1), std::string("incident"), id, std::string(what), at_, author_.who, author_.why, before});
  }

  Database& db_;
  const Author& author_;
  const std::string& knowledge_;
  Linked& linked_;
  std::string at_;
  std::map<std::string, std::string> old_;
  std::vector<std::string> gone_, lines_;
};

// What one pass over `unlinked` has to do.
struct Waiting {
  std::int64_t last = 0;  // its number; 0: nothing waits
  incident::Changes changes;
};

Waiting waiting(Database& db) {
  Waiting out;
  std::set<std::string> ids;
  db.run("SELECT no, event, former FROM unlinked ORDER BY no", {}, [&](const Row& row) {
    out.last = row.integer(0);
    ids.emplace(row.text(1));
    if (!row.text(2).empty()) out.changes.former.push_back(told_of(row.text(2)));
  });
  out.changes.ids.assign(ids.begin(), ids.end());
  return out;
}

std::string setting(Database& db, const char* name) {
  std::string out;
  db.run("SELECT value FROM settings WHERE name = $1", {std::string(name)}, [&](const Row& row) { out = row.text(0); });
  return out;
}
void set(Database& db, const char* name, const std::string& value) {
  db.run("INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
         {std::string(name), value});
}

void link_everything(Database& db, const incident::Weights& weights, Replacing& replacing) {
  std::vector<incident::Told> told;
  db.run("SELECT line FROM events", {}, [&](const Row& row) { told.push_back(told_of(row.text(0))); });
  db.run("SELECT id, line FROM incidents", {},
         [&](const Row& row) { replacing.note_old(std::string(row.text(0)), std::string(row.text(1))); });
  incident::LinkCounts counts;
  replacing.put(incident::link(told, weights, all_decisions(db), counts));
}

// Incidents are replaced whole: should one of those that go hold events that were not looked at, these are looked at too.
void link_around(incident::Grower& grower, incident::Changes changes, Replacing& replacing) {
  for (;;) {
    incident::Regrown regrown = grower.grow(changes);
    const std::vector<std::string> others = replacing.note_old_of(regrown.events);
    if (others.empty()) return replacing.put(regrown.incidents);
    changes.ids = std::move(regrown.events);
    changes.ids.insert(changes.ids.end(), others.begin(), others.end());
    changes.former.clear();
    replacing.forget_old();
  }
}

std::string token() {
  std::random_device random;
  return std::to_string(random()) + "-" + std::to_string(random());
}

}  // namespace

std::vector<incident::Told> StoredEvents::in_tiles(const std::vector<std::int64_t>& tiles,
                                                   const std::function<bool(const std::string& id)>& known) {
  std::set<std::int64_t> rows;
  for_each_run(tiles, [&](const std::string& list, const Values& values) {
    db_.run("SELECT e.no, e.id FROM blocks b JOIN events e ON e.no = b.event WHERE b.place IN (" + list + ")", values,
            [&](const Row& row) {
              if (!known(std::string(row.text(1)))) rows.insert(row.integer(0));
            });
  });
  return of_rows(rows);
}

std::vector<incident::Told> StoredEvents::of_ids(const std::vector<std::string>& ids) {
  std::set<std::int64_t> rows;
  for_each_run(ids, [&](const std::string& list, const Values& values) {
    db_.run("SELECT no FROM events WHERE id IN (" + list + ")", values,
            [&](const Row& row) { rows.insert(row.integer(0)); });
  });
  return of_rows(rows);
}

std::vector<incident::Told> StoredEvents::of_rows(const std::set<std::int64_t>& rows) {
  std::vector<incident::Told> out;
  std::vector<std::int64_t> missing;
  for (const std::int64_t no : rows) {
    const auto fresh = fresh_.find(no);
    if (fresh == fresh_.end())
      missing.push_back(no);
    else
      out.push_back(std::move(fresh->second)), fresh_.erase(fresh);
  }
  for_each_run(missing, [&](const std::string& list, const Values& values) {
    db_.run("SELECT line FROM events WHERE no IN (" + list + ")", values,
            [&](const Row& row) { out.push_back(told_of(row.text(0))); });
  });
  return out;
}

Linking::Linking(Database& db, Fresh& fresh, const incident::Weights& weights, std::string knowledge)
    : knowledge_(std::move(knowledge)), token_(store::token()), events_(db, fresh), grower_(events_, weights) {}

Expected<Linked> Store::link(const incident::Weights& weights, const std::string& knowledge, const Author& author) {
  if (auto done = let_go(); !done) return tl::unexpected(std::move(done.error()));
  return guarded(*db_, [&] {
    Linked out;
    // Most often there is nothing to do: no need to keep writers waiting.
    if (waiting_count(*db_) == 0 && (setting(*db_, "linked_with") == knowledge || is_empty(*db_))) return out;
    if (!linking_ || linking_->knowledge() != knowledge)
      linking_ = std::make_unique<Linking>(*db_, fresh_, weights, knowledge);
    // Should the call fail, nothing that was read is relied on.
    std::unique_ptr<Linking> linking = std::move(linking_);
    Transaction transaction(*db_, true);
    if (setting(*db_, "linked_by") != linking->token()) linking->grower().forget();
    Waiting now_waiting = waiting(*db_);
    Replacing replacing(*db_, author, knowledge, out);
    if (setting(*db_, "linked_with") != knowledge) {
      link_everything(*db_, weights, replacing);
      linking->grower().forget();
    } else if (now_waiting.last != 0) {
      now_waiting.changes.decisions = all_decisions(*db_);
      link_around(linking->grower(), std::move(now_waiting.changes), replacing);
    }
    db_->run("DELETE FROM unlinked WHERE no <= $1", {now_waiting.last});
    set(*db_, "linked_with", knowledge);
    set(*db_, "linked_by", linking->token());
    transaction.commit();
    linking_ = std::move(linking);
    return out;
  });
}

}  // namespace marsad::store
