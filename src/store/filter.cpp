#include "filter.hpp"

#include "base/date.hpp"
#include "expression.hpp"
#include "search_words.hpp"

namespace marsad::store {
namespace {

[[noreturn]] void refuse(const char* option, const std::string& value, const char* message, const char* suggestion) {
  throw Fault{{ErrorCode::usage, option, value, message, suggestion}};
}

class Builder {
 public:
  Builder(const Query& query, Kind kind) : query_(query), kind_(kind) {}

  Filter run() {
    days();
    if (!query_.where.empty()) also(compile_expression(query_.where, kind_, out_.values));
    if (!query_.type.empty()) {
      const std::string type = bound(query_.type);
      also("(e.type = " + type + " OR e.subtype = " + type + ")");
    }
    if (!query_.actor.empty()) actor();
    if (query_.box) box(*query_.box);
    if (!query_.text.empty()) text();
    if (out_.sql.empty()) out_.sql = "1 = 1";
    return std::move(out_);
  }

 private:
  std::string bound(Value value) {
    out_.values.push_back(std::move(value));
    return "$" + std::to_string(out_.values.size());
  }
  void also(const std::string& condition) { out_.sql += (out_.sql.empty() ? "" : " AND ") + condition; }

  void days() {
    for (const auto& [option, day] : {std::pair{"--from", &query_.from}, std::pair{"--to", &query_.to}})
      if (!day->empty() && (day->size() != 10 || !base::parse_day(*day)))
        refuse(option, *day, "this is no day", "write it as 2019-01-27");
    if (!query_.from.empty() && !query_.to.empty() && query_.to < query_.from)
      refuse("--to", query_.to, "the last day lies before the first", "swap --from and --to");
    if (!query_.from.empty()) also("e.day_to >= " + bound(query_.from));
    if (!query_.to.empty()) also("e.day_from <> '' AND e.day_from <= " + bound(query_.to));
  }

  void actor() {
    const std::string key = search_words(query_.actor);
    if (key.empty()) refuse("--actor", query_.actor, "this holds no word", "an id such as sdf, or a name");
    also("e.no IN (SELECT n.event FROM event_names n WHERE n.role IN ('side1', 'side2') AND n.name = " + bound(key) + ")");
  }

  // The index finds candidates (R*Tree keeps 32-bit figures), the columns decide, so that both stores agree.
  void box(const Box& box) {
    if (box.south > box.north) refuse("--bbox", "", "south lies north of north", "W,S,E,N as in 35.5,32,42.4,37.4");
    if (box.west > box.east) {
      also("(" + piece({box.west, box.south, 180, box.north}) + " OR " + piece({-180, box.south, box.east, box.north}) +
           ")");
    } else {
      also(piece(box));
    }
  }
  std::string piece(const Box& box) {
    const std::string west = bound(box.west), south = bound(box.south), east = bound(box.east), north = bound(box.north);
    const std::string exact = "e.lat BETWEEN " + south + " AND " + north + " AND e.lon BETWEEN " + west + " AND " + east;
    if (kind_ == Kind::sqlite)
      return "(e.no IN (SELECT p.event FROM event_points p WHERE p.north >= " + south + " AND p.south <= " + north +
             " AND p.east >= " + west + " AND p.west <= " + east + ") AND " + exact + ")";
    return "(e.lat IS NOT NULL AND e.lon IS NOT NULL AND ST_SetSRID(ST_MakePoint(e.lon, e.lat), 4326) && ST_MakeEnvelope(" +
           west + ", " + south + ", " + east + ", " + north + ", 4326) AND " + exact + ")";
  }

  // Words, "phrases" and beginnings*; all must stand in the report.
  void text() {
    std::string found;
    const std::string& asked = query_.text;
    for (std::size_t at = 0; at < asked.size();) {
      if (asked[at] == ' ') {
        ++at;
        continue;
      }
      const bool phrase = asked[at] == '"';
      const std::size_t begin = phrase ? at + 1 : at;
      const std::size_t end = asked.find(phrase ? '"' : ' ', begin);
      if (phrase && end == std::string::npos) refuse("--text", asked, "the quote is not closed", "end the phrase with \"");
      std::string piece = asked.substr(begin, end == std::string::npos ? end : end - begin);
      at = end == std::string::npos ? asked.size() : end + 1;
      const bool open = !phrase && !piece.empty() && piece.back() == '*';
      if (const std::string words = search_words(piece); !words.empty()) append(found, words, open);
    }
    if (found.empty()) refuse("--text", asked, "this holds no word", "words of the report, \"phrases\" or beginnings*");
    const std::string value = bound(found);
    also(kind_ == Kind::sqlite
             ? "r.no IN (SELECT w.rowid FROM report_words w WHERE w.words MATCH " + value + ")"
             : "r.no IN (SELECT w.rowid FROM report_words w WHERE w.words @@ CAST(" + value + " AS tsquery))");
  }
  // Words are plain lower-case ASCII letters and digits: quotes keep them from being read as operators.
  void append(std::string& found, const std::string& words, bool open) const {
    const bool lite = kind_ == Kind::sqlite;
    if (!found.empty()) found += lite ? " AND " : " & ";
    std::string piece;
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find(' ', at), words.size());
      const std::string word = words.substr(at, end - at);
      at = end + 1;
      if (lite)
        piece += (piece.empty() ? "" : " + ") + ("\"" + word + "\"");
      else
        piece += (piece.empty() ? "" : " <-> ") + ("'" + word + "'");
    }
    if (open) piece += lite ? " *" : ":*";
    found += lite ? piece : "(" + piece + ")";
  }

  const Query& query_;
  Kind kind_;
  Filter out_;
};

}  // namespace

Filter filter_of(const Query& query, Kind kind) { return Builder(query, kind).run(); }

Cursor cursor_of(const std::string& text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos || (slash != 0 && (slash != 10 || !base::parse_day(text.substr(0, slash)))) ||
      slash + 1 == text.size())
    refuse("--after", text, "this is no place in a list", "take what the page before ended with, as 2019-01-27/4f0c...");
  return {text.substr(0, slash), text.substr(slash + 1)};
}

}  // namespace marsad::store
