// What goes out: events, incidents, reports and the rest, page by page in a stable order.
#include <array>

#include <nlohmann/json.hpp>

#include "filter.hpp"
#include "guard.hpp"
#include "knowledge/near.hpp"
#include "rows.hpp"

namespace marsad::store {
namespace {

constexpr std::size_t kPage = 500;  // rows in memory at once

struct Found {
  Cursor at;
  std::string line;
};

// Rows of `sql` behind the cursor, a page at a time. `sql` selects day, id and line; `key` names day and id in it.
class Pages {
 public:
  Pages(Database& db, std::string sql, std::string day, std::string id, Values values)
      : db_(db), sql_(std::move(sql)), day_(std::move(day)), id_(std::move(id)), values_(std::move(values)) {}

  Page walk(const Query& query, const TakeLine& take) {
    bool behind = !query.after.empty();
    Cursor at = behind ? cursor_of(query.after) : Cursor{};
    Page out;
    for (;;) {
      const std::size_t left = query.limit == 0 ? kPage : std::min(kPage, query.limit - out.rows);
      // One row more tells whether there is a next page.
      const std::vector<Found> rows = read(behind ? &at : nullptr, left + 1);
      for (std::size_t i = 0; i < rows.size() && i < left; ++i) {
        at = rows[i].at, behind = true;
        ++out.rows;
        if (take(rows[i].line)) continue;
        out.next = at.text();
        return out;
      }
      if (rows.size() <= left) return out;
      if (query.limit != 0 && out.rows >= query.limit) {
        out.next = at.text();
        return out;
      }
    }
  }

 private:
  std::vector<Found> read(const Cursor* after, std::size_t most) {
    Values values = values_;
    std::string sql = sql_;
    const auto bound = [&](Value value) {
      values.push_back(std::move(value));
      return "$" + std::to_string(values.size());
    };
    if (after) {
      const std::string day = bound(after->day), id = bound(after->id);
      sql += " AND (" + day_ + ", " + id_ + ") > (" + day + ", " + id + ")";
    }
    sql += " ORDER BY " + day_ + ", " + id_ + " LIMIT " + bound(static_cast<std::int64_t>(most));
    std::vector<Found> out;
    db_.run(sql, values, [&](const Row& row) {
      out.push_back({{std::string(row.text(0)), std::string(row.text(1))}, std::string(row.text(2))});
    });
    return out;
  }

  Database& db_;
  std::string sql_, day_, id_;
  Values values_;
};

using Json = nlohmann::ordered_json;

Json parsed(std::string_view line) {
  Json out = Json::parse(line, nullptr, false);
  return out.is_discarded() ? Json(nullptr) : out;
}

// A kind of each_of(): its columns, and those that hold JSON.
struct Listing {
  std::string_view kind;
  const char* sql;     // `no` first
  const char* of_one;  // condition on $2
  std::array<const char*, 7> columns;
};
constexpr Listing kListings[] = {
    {"totals",
     "SELECT t.report * 1000000 + t.position AS no, t.line FROM totals t JOIN reports r ON r.no = t.report",
     "r.id = $2",
     {"*"}},
    {"decisions",
     "SELECT 0 AS no, d.a, d.b, d.together, d.at, d.who, d.why FROM decisions d",
     "(d.a = $2 OR d.b = $2)",
     {"a", "b", "together", "at", "who", "why"}},
    {"tombstones",
     "SELECT t.no, t.event, t.report, t.heir, t.at, t.who, t.why, t.line FROM tombstones t",
     "(t.event = $2 OR t.report = $2)",
     {"event", "report", "heir", "at", "who", "why", "*line"}},
    {"revisions",
     "SELECT v.no, v.kind, v.id, v.what, v.at, v.who, v.why, v.before FROM revisions v",
     "v.id = $2",
     {"kind", "id", "what", "at", "who", "why", "*before"}},
    {"runs",
     "SELECT n.no, n.at, n.who, n.what, n.knowledge, n.counts FROM runs n",
     "n.what = $2",
     {"at", "who", "what", "knowledge", "*counts"}},
};

Json object_of(const Listing& listing, const Row& row) {
  Json out = Json::object();
  int column = 1;
  for (const char* name : listing.columns) {
    if (name == nullptr) break;
    const std::string_view text = row.text(column++);
    if (std::string_view(name) == "*") return parsed(text);
    if (*name == '*')
      out[name + 1] = parsed(text);
    else if (std::string_view(name) == "together")
      out[name] = text == "1";
    else
      out[name] = text;
  }
  return out;
}

}  // namespace

Expected<Page> Store::each_event(const Query& query, const TakeLine& take) {
  return guarded(*db_, [&] {
    Filter filter = filter_of(query, db_->kind());
    Transaction moment(*db_, false);
    Pages pages(*db_, "SELECT e.day_from, e.id, e.line FROM events e JOIN reports r ON r.no = e.report WHERE " + filter.sql,
                "e.day_from", "e.id", std::move(filter.values));
    const Page out = pages.walk(query, take);
    moment.commit();
    return out;
  });
}

Expected<Page> Store::each_incident(const Query& query, const TakeLine& take) {
  return guarded(*db_, [&] {
    Filter filter = filter_of(query, db_->kind());
    const std::string which = filter.sql == "1 = 1"
                                  ? filter.sql
                                  : "i.id IN (SELECT m.incident FROM members m JOIN events e ON e.id = m.event "
                                    "JOIN reports r ON r.no = e.report WHERE " +
                                        filter.sql + ")";
    Transaction moment(*db_, false);
    Pages pages(*db_, "SELECT i.day_from, i.id, i.line FROM incidents i WHERE " + which, "i.day_from", "i.id",
                std::move(filter.values));
    const Page out = pages.walk(query, take);
    moment.commit();
    return out;
  });
}

Expected<void> Store::each_report(const TakeReport& take) {
  return guarded(*db_, [&] {
    struct Kept {
      Report report;
      std::string knowledge, archive;
    };
    Transaction moment(*db_, false);
    std::string last;
    for (std::vector<Kept> page;;) {
      page.clear();
      db_->run("SELECT line, published_from, knowledge, archive FROM reports WHERE id > $1 ORDER BY id LIMIT 64", {last},
               [&](const Row& row) {
                 page.push_back({report_from(std::string(row.text(0)), row.text(1)), std::string(row.text(2)),
                                 std::string(row.text(3))});
               });
      for (const Kept& one : page)
        if (!take(one.report, one.knowledge, one.archive)) return;
      if (page.empty()) break;
      last = page.back().report.id;
    }
    moment.commit();
  });
}

Expected<std::vector<KeptReport>> Store::reports_read_otherwise(const std::string& knowledge, const std::string& after,
                                                                std::size_t most) {
  return guarded(*db_, [&] {
    std::vector<KeptReport> out;
    db_->run(
        "SELECT line, published_from, knowledge, archive FROM reports WHERE id > $1 AND content <> '' AND knowledge <> $2 "
        "ORDER BY id LIMIT $3",
        {after, knowledge, static_cast<std::int64_t>(most)}, [&](const Row& row) {
          out.push_back(
              {report_from(std::string(row.text(0)), row.text(1)), std::string(row.text(2)), std::string(row.text(3))});
        });
    return out;
  });
}

Expected<void> Store::each_of(const std::string& kind, const std::string& id, const TakeLine& take) {
  return guarded(*db_, [&] {
    const Listing* listing = nullptr;
    std::vector<std::string_view> kinds;
    for (const Listing& one : kListings) {
      kinds.push_back(one.kind);
      if (one.kind == kind) listing = &one;
    }
    if (listing == nullptr)
      throw Fault{{ErrorCode::usage, "", kind, "there is no such kind of record", knowledge::did_you_mean(kind, kinds)}};
    const bool by_pair = kind == "decisions";
    Transaction moment(*db_, false);
    std::int64_t last = -1;
    for (bool more = true; more;) {
      std::vector<std::pair<std::int64_t, std::string>> page;
      std::string sql =
          "SELECT * FROM (" + std::string(listing->sql) + (id.empty() ? "" : " WHERE " + std::string(listing->of_one));
      Values values = {last};
      if (!id.empty()) values.emplace_back(id);
      sql += by_pair ? ") AS x WHERE $1 < 0 ORDER BY 2, 3" : ") AS x WHERE x.no > $1 ORDER BY x.no LIMIT 500";
      db_->run(sql, values, [&](const Row& row) { page.emplace_back(row.integer(0), object_of(*listing, row).dump()); });
      for (const auto& [no, line] : page)
        if (!take(line)) return;
      more = !by_pair && !page.empty();
      if (more) last = page.back().first;
    }
    moment.commit();
  });
}

}  // namespace marsad::store
