#include "expression.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/date.hpp"
#include "expression_lexer.hpp"
#include "knowledge/near.hpp"
#include "search_words.hpp"

namespace marsad::store {
namespace {

constexpr int kDeepest = 100;

enum class Sort { text, number, day, names };

struct Field {
  const char* name;
  Sort sort;
  const char* sql;  // a column, or the roles under which names stand in event_names
  const char* meaning;
};
constexpr Field kFields[] = {
    {"type", Sort::text, "e.type", "ACLED's type, e.g. 'Battles'"},
    {"subtype", Sort::text, "e.subtype", "ACLED's sub-type, e.g. 'Armed clash'"},
    {"status", Sort::text, "e.status", "reported, claimed, denied or planned"},
    {"day", Sort::day, "e.day_from", "first day on which it may have happened"},
    {"last_day", Sort::day, "e.day_to", "last such day"},
    {"day_precision", Sort::text, "e.day_precision", "day, days, week, month or year"},
    {"country", Sort::text, "e.country", "two letters, e.g. 'SY'"},
    {"admin1", Sort::text, "e.admin1", "governorate in English"},
    {"admin2", Sort::text, "e.admin2", "district in English"},
    {"admin3", Sort::text, "e.admin3", "sub-district in English"},
    {"pcode", Sort::text, "e.pcode", "the place's P-code"},
    {"place", Sort::names, "'place'", "name of the place, in either script"},
    {"within", Sort::names, "'within'", "what the report says the place lies in"},
    {"place_id", Sort::text, "e.place_id", "e.g. 'geonames:170654'"},
    {"place_precision", Sort::text, "e.place_precision", "place, near, area, admin or country"},
    {"lat", Sort::number, "e.lat", "degrees north"},
    {"lon", Sort::number, "e.lon", "degrees east"},
    {"actor", Sort::names, "'side1', 'side2'", "id or name of a party on either side"},
    {"side1", Sort::names, "'side1'", "of the acting side"},
    {"side2", Sort::names, "'side2'", "of the other side"},
    {"weapon", Sort::names, "'weapon'", "e.g. 'drone'"},
    {"flag", Sort::names, "'flag'", "e.g. 'friendly_fire'"},
    {"killed", Sort::number, "e.killed", "people killed, the least that is told"},
    {"injured", Sort::number, "e.injured", "people injured"},
    {"killed_or_injured", Sort::number, "e.killed_or_injured", "casualties that are not told apart"},
    {"captured", Sort::number, "e.captured", "people captured or detained"},
    {"missing", Sort::number, "e.missing", "people missing"},
    {"displaced", Sort::number, "e.displaced", "people displaced"},
    {"surrendered", Sort::number, "e.surrendered", "people who surrendered"},
    {"released", Sort::number, "e.released", "people released"},
    {"civilians_killed", Sort::number, "e.civilians_killed", "civilians among the killed"},
    {"source", Sort::text, "e.source", "local, official, belligerent, medical, monitor, media, witness, unknown"},
    {"confidence", Sort::number, "e.confidence", "0 to 1"},
    {"report", Sort::text, "r.id", "id of the report"},
    {"publisher", Sort::text, "r.publisher", "of the report"},
    {"url", Sort::text, "r.url", "of the report"},
    {"published", Sort::day, "r.published", "day of the report"},
    {"id", Sort::text, "e.id", "of the event"},
};
const char* name_of(Sort sort) {
  return sort == Sort::number ? "number" : sort == Sort::day ? "day" : sort == Sort::names ? "name" : "text";
}

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

class Compiler {
 public:
  Compiler(std::string_view text, Kind kind, Values& values)
      : text_(text), kind_(kind), values_(values), words_(lexemes(text)) {}

  std::string run() {
    if (at_end()) fail(here(), "there is no condition", "e.g. \"admin1 = 'Aleppo' and killed >= 5\"");
    std::string out = any();
    if (!at_end())
      fail(here(), here().value == ")" ? "this bracket was never opened" : "the condition should end here",
           "join conditions with and, or");
    return out;
  }

 private:
  const Lexeme& here() const { return words_[at_]; }
  bool at_end() const { return here().kind == Lexeme::Kind::end; }
  bool is_word(const char* word) const { return here().kind == Lexeme::Kind::name && lower(here().value) == word; }
  bool is_sign(const char* sign) const { return here().kind == Lexeme::Kind::sign && here().value == sign; }
  bool take_word(const char* word) { return is_word(word) && ++at_ != 0; }
  bool take_sign(const char* sign) { return is_sign(sign) && ++at_ != 0; }
  [[noreturn]] void fail(const Lexeme& word, std::string message, std::string suggestion) const {
    refuse(text_, word.at, word.value, std::move(message), std::move(suggestion));
  }

  std::string any() {
    std::string out = all();
    while (take_word("or")) out = "(" + out + " OR " + all() + ")";
    return out;
  }
  std::string all() {
    std::string out = one();
    while (take_word("and")) out = "(" + out + " AND " + one() + ")";
    return out;
  }
  std::string one() {
    if (++depth_ > kDeepest) fail(here(), "conditions are nested too deep", "at most 100 brackets in each other");
    std::string out;
    if (take_word("not")) {
      out = "(NOT " + one() + ")";
    } else if (take_sign("(")) {
      out = any();
      if (!take_sign(")")) fail(here(), "a bracket is not closed", "add `)`");
    } else {
      out = comparison();
    }
    --depth_;
    return out;
  }

  const Field& field() {
    const Lexeme& word = here();
    if (word.kind != Lexeme::Kind::name)
      fail(word, at_end() ? "a condition is missing" : "a condition begins with the name of a field",
           "e.g. killed >= 5 or admin1 = 'Aleppo'");
    const std::string name = lower(word.value);
    for (const Field& field : kFields)
      if (name == field.name) return ++at_, field;
    std::vector<std::string_view> names;
    for (const Field& field : kFields) names.push_back(field.name);
    const std::string near = knowledge::did_you_mean(name, names);
    fail(word, "there is no such field", near.empty() ? "`marsad find --help` lists the fields" : near);
  }

  std::string comparison() {
    const Field& left = field();
    if (take_word("is")) return known(left);
    const bool turned = is_word("not");
    if (turned && words_[at_ + 1].kind == Lexeme::Kind::name && lower(words_[at_ + 1].value) == "in") ++at_;
    if (take_word("in")) return list(left, turned);
    const Lexeme sign = here();
    static constexpr const char* kSigns[] = {"=", "!=", "<", "<=", ">", ">=", "~"};
    if (sign.kind != Lexeme::Kind::sign ||
        std::none_of(std::begin(kSigns), std::end(kSigns), [&](const char* s) { return sign.value == s; }))
      fail(sign, "after '" + std::string(left.name) + "' a comparison is missing",
           "= != < <= > >= ~ in (...) or `is unknown`");
    ++at_;
    const std::string placeholder = left.sort == Sort::names ? names_value(left) : this->value(left, sign.value == "~");
    return compare(left, sign, placeholder);
  }

  std::string compare(const Field& left, const Lexeme& sign, const std::string& placeholder) const {
    if (left.sort == Sort::names) {
      if (sign.value == "~") return named(left, "(' ' || n.name || ' ') LIKE ('% ' || " + placeholder + " || ' %')");
      if (sign.value != "=" && sign.value != "!=") fail(sign, "names are only equal or not", "use = or != or ~");
      const std::string is = named(left, "n.name = " + placeholder);
      return sign.value == "=" ? is : "(NOT " + is + ")";
    }
    if (sign.value == "~") {
      if (left.sort != Sort::text)
        fail(sign, "~ looks for a part of a text, '" + std::string(left.name) + "' is a " + name_of(left.sort),
             "use = < or >");
      return std::string("(") + (kind_ == Kind::sqlite ? "instr" : "strpos") + "(lower(" + left.sql + "), " + placeholder +
             ") > 0)";
    }
    if (sign.value == "!=") return std::string("(") + left.sql + " IS DISTINCT FROM " + placeholder + ")";
    const std::string plain = std::string(left.sql) + " " + sign.value + " " + placeholder;
    // What is not known lies before nothing; a figure that is null fulfils no comparison, but `not` must see it as false.
    if (left.sort == Sort::number) return std::string("(") + left.sql + " IS NOT NULL AND " + plain + ")";
    return sign.value == "=" ? "(" + plain + ")" : std::string("(") + left.sql + " <> '' AND " + plain + ")";
  }

  std::string known(const Field& left) {
    const bool turned = take_word("not");
    if (!turned && take_word("known")) return "(NOT " + unknown(left) + ")";
    if (take_word("unknown") || take_word("null")) return turned ? "(NOT " + unknown(left) + ")" : unknown(left);
    fail(here(), "after `is` comes `unknown` or `known`", "for a value write " + std::string(left.name) + " = ...");
  }
  static std::string unknown(const Field& left) {
    if (left.sort == Sort::names) return "(NOT " + named(left, "1 = 1") + ")";
    return std::string("(") + left.sql + (left.sort == Sort::number ? " IS NULL)" : " = '')");
  }
  static std::string named(const Field& left, const std::string& condition) {
    return std::string("e.no IN (SELECT n.event FROM event_names n WHERE n.role IN (") + left.sql + ") AND " + condition +
           ")";
  }

  std::string list(const Field& left, bool turned) {
    if (!take_sign("(")) fail(here(), "after `in` comes a list", "as in ('a', 'b')");
    std::string items;
    do items += (items.empty() ? "" : ", ") + (left.sort == Sort::names ? names_value(left) : value(left, false));
    while (take_sign(","));
    if (!take_sign(")")) fail(here(), "the list is not closed", "values with commas between, then `)`");
    std::string out;
    if (left.sort == Sort::names)
      out = named(left, "n.name IN (" + items + ")");
    else
      out = std::string("(") + left.sql + " IS NOT NULL AND " + left.sql + " IN (" + items + "))";
    return turned ? "(NOT " + out + ")" : out;
  }

  std::string bound(Value value) {
    values_.push_back(std::move(value));
    return "$" + std::to_string(values_.size());
  }

  std::string names_value(const Field& left) {
    const Lexeme& word = here();
    if (word.kind != Lexeme::Kind::text) fail(word, "a text in quotes is missing", quoted_hint(left, word));
    ++at_;
    std::string key = search_words(word.value);
    if (key.empty()) fail(word, "the text holds no word", "");
    return bound(std::move(key));
  }

  static std::string quoted_hint(const Field& left, const Lexeme& word) {
    return "as in " + std::string(left.name) + " = '" + (word.value.empty() || word.value == ")" ? "..." : word.value) + "'";
  }

  std::string value(const Field& left, bool part) {
    const Lexeme& word = here();
    if (left.sort == Sort::number) {
      double number = 0;
      const char* end = word.value.data() + word.value.size();
      const auto read = std::from_chars(word.value.data(), end, number);
      if (word.kind != Lexeme::Kind::number || read.ec != std::errc() || read.ptr != end)
        fail(word, "'" + std::string(left.name) + "' is compared with a number",
             "as in " + std::string(left.name) + " >= 5");
      ++at_;
      return bound(number);
    }
    if (word.kind != Lexeme::Kind::text && !(left.sort == Sort::day && word.kind == Lexeme::Kind::number))
      fail(word, "a text in quotes is missing", quoted_hint(left, word));
    if (left.sort == Sort::day && (word.value.size() != 10 || !base::parse_day(word.value)))
      fail(word, "'" + std::string(left.name) + "' is compared with a day",
           "as in " + std::string(left.name) + " >= '2019-01-27'");
    ++at_;
    return bound(part ? lower(word.value) : word.value);
  }

  std::string_view text_;
  Kind kind_;
  Values& values_;
  std::vector<Lexeme> words_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

std::vector<FieldNote> expression_fields() {
  std::vector<FieldNote> out;
  for (const Field& field : kFields) out.push_back({field.name, name_of(field.sort), field.meaning});
  return out;
}

std::string compile_expression(std::string_view text, Kind kind, Values& values) {
  return Compiler(text, kind, values).run();
}

}  // namespace marsad::store
