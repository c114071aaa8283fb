// A reviewer's word on two events.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "guard.hpp"
#include "store.hpp"

namespace marsad::store {
namespace {

// Smaller id first.
struct Two {
  std::string a, b;
};
Two ordered(const std::string& a, const std::string& b) {
  if (a == b) throw Fault{{ErrorCode::usage, "", a, "a decision needs two events", "name two different ids"}};
  return a < b ? Two{a, b} : Two{b, a};
}

void need_event(Database& db, const std::string& id) {
  bool there = false;
  db.run("SELECT 1 FROM events WHERE id = $1", {id}, [&](const Row&) { there = true; });
  if (!there) throw Fault{{ErrorCode::usage, db.place(), id, "no event has that id", "`marsad find` lists the events"}};
}

// The decision as it stands, as a JSON line; "" when there is none.
std::string standing(Database& db, const Two& two) {
  std::string out;
  db.run("SELECT together, at, who, why FROM decisions WHERE a = $1 AND b = $2", {two.a, two.b}, [&](const Row& row) {
    out = nlohmann::ordered_json{{"a", two.a},        {"b", two.b},         {"together", row.integer(0) != 0},
                                 {"at", row.text(1)}, {"who", row.text(2)}, {"why", row.text(3)}}
              .dump();
  });
  return out;
}

void take_away(Database& db, const Two& two, const char* what, const std::string& before, const Author& author) {
  db.run("INSERT INTO revisions (no, kind, id, what, at, who, why, before) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
         {take_numbers(db, 1), std::string("decision"), two.a + " " + two.b, std::string(what), now(), author.who,
          author.why, before});
  db.run("DELETE FROM decisions WHERE a = $1 AND b = $2", {two.a, two.b});
}

void link_anew(Database& db, const Two& two) {
  for (const std::string* id : {&two.a, &two.b})
    db.run("INSERT INTO unlinked (no, event, former) VALUES ($1, $2, '')", {take_numbers(db, 1), *id});
}

}  // namespace

Expected<void> Store::decide(const std::string& a, const std::string& b, bool together, const Author& author) {
  return guarded(*db_, [&] {
    const Two two = ordered(a, b);
    Transaction transaction(*db_, true);
    need_event(*db_, a);
    need_event(*db_, b);
    if (const std::string before = standing(*db_, two); !before.empty()) take_away(*db_, two, "changed", before, author);
    db_->run("INSERT INTO decisions (a, b, together, at, who, why) VALUES ($1, $2, $3, $4, $5, $6)",
             {two.a, two.b, std::int64_t{together}, now(), author.who, author.why});
    link_anew(*db_, two);
    transaction.commit();
  });
}

Expected<void> Store::undecide(const std::string& a, const std::string& b, const Author& author) {
  return guarded(*db_, [&] {
    const Two two = ordered(a, b);
    Transaction transaction(*db_, true);
    const std::string before = standing(*db_, two);
    if (before.empty())
      throw Fault{{ErrorCode::usage, db_->place(), two.a + " " + two.b, "nothing was decided of these two",
                   "`marsad find --kind decisions` lists the decisions"}};
    take_away(*db_, two, "taken back", before, author);
    link_anew(*db_, two);
    transaction.commit();
  });
}

}  // namespace marsad::store
