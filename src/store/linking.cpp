// Incidents follow the events.
#include <algorithm>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "codebook/json.hpp"
#include "codebook/json_read.hpp"
#include "guard.hpp"
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

// Puts the incidents of some events in the place of those they had.
class Replacing {
 public:
  Replacing(Database& db, const Author& author, const std::string& knowledge, Linked& linked)
      : db_(db), author_(author), knowledge_(knowledge), linked_(linked), at_(now()) {}

  void note_old(const std::string& id, const std::string& line) { old_.emplace(id, line); }
  void note_old_of(const std::string& event) {
    db_.run("SELECT i.id, i.line FROM members m JOIN incidents i ON i.id = m.incident WHERE m.event = $1", {event},
            [&](const Row& row) { note_old(std::string(row.text(0)), std::string(row.text(1))); });
  }

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

void link_everything(Database& db, const incident::Weights& weights, Replacing& replacing) {
  std::vector<incident::Told> told;
  db.run("SELECT line FROM events", {}, [&](const Row& row) { told.push_back(told_of(row.text(0))); });
  db.run("SELECT id, line FROM incidents", {},
         [&](const Row& row) { replacing.note_old(std::string(row.text(0)), std::string(row.text(1))); });
  incident::LinkCounts counts;
  replacing.put(incident::link(told, weights, all_decisions(db), counts));
}

}  // namespace

Expected<Linked> Store::link(const incident::Weights& weights, const std::string& knowledge, const Author& author) {
  return guarded(*db_, [&] {
    Linked out;
    Transaction transaction(*db_, true);
    std::int64_t last = 0;
    db_->run("SELECT max(no) FROM unlinked", {}, [&](const Row& row) { last = row.integer(0); });
    if (last != 0) {
      Replacing replacing(*db_, author, knowledge, out);
      link_everything(*db_, weights, replacing);
      db_->run("DELETE FROM unlinked", {});
    }
    transaction.commit();
    return out;
  });
}

Expected<void> Store::decide(const std::string& a, const std::string& b, bool together, const Author& author) {
  return guarded(*db_, [&] {
    if (a == b) throw Fault{{ErrorCode::usage, "", a, "a decision needs two events", "name two different ids"}};
    Transaction transaction(*db_, true);
    for (const std::string* id : {&a, &b}) {
      bool there = false;
      db_->run("SELECT 1 FROM events WHERE id = $1", {*id}, [&](const Row&) { there = true; });
      if (!there)
        throw Fault{{ErrorCode::usage, db_->place(), *id, "no event has that id", "`marsad find` lists the events"}};
      db_->run("INSERT INTO unlinked (no, event, former) VALUES ($1, $2, '')", {take_numbers(*db_, 1), *id});
    }
    const auto& [low, high] = std::minmax(a, b);
    std::string before;
    db_->run("SELECT together, at, who, why FROM decisions WHERE a = $1 AND b = $2", {low, high}, [&](const Row& row) {
      before = nlohmann::json{{"a", low},          {"b", high},          {"together", row.integer(0) != 0},
                              {"at", row.text(1)}, {"who", row.text(2)}, {"why", row.text(3)}}
                   .dump();
    });
    if (!before.empty())
      db_->run("INSERT INTO revisions (no, kind, id, what, at, who, why, before) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
               {take_numbers(*db_, 1), std::string("decision"), low + " " + high, std::string("changed"), now(), author.who,
                author.why, before});
    db_->run("DELETE FROM decisions WHERE a = $1 AND b = $2", {low, high});
    db_->run("INSERT INTO decisions (a, b, together, at, who, why) VALUES ($1, $2, $3, $4, $5, $6)",
             {low, high, std::int64_t{together}, now(), author.who, author.why});
    transaction.commit();
  });
}

}  // namespace marsad::store
