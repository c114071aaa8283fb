#include "words.hpp"

#include <charconv>

#include "../text/fold.hpp"
#include "../text/words.hpp"

namespace marsad::knowledge {
namespace {

Expected<std::string> one_word(std::string_view utf8, const char* what) {
  std::string code = text::fold_word(utf8);
  std::size_t end = 0;
  if (!code.empty() && text::piece_at(code, 0, end) == text::Piece::word && end == code.size()) return code;
  return tl::unexpected(error_at(ErrorCode::knowledge_value, {}, utf8, std::string(what) + " is not one word",
                                 "several words are a `phrase`"));
}

// "+wn" and "+At" stay marks of the sound plurals.
Expected<std::string> plural_code(std::string_view value) {
  const bool sound = value.starts_with('+');
  auto code = one_word(sound ? value.substr(1) : value, "the plural");
  if (!code || !sound) return code;
  if (*code == "wn" || *code == "At") return '+' + *code;
  return tl::unexpected(error_at(ErrorCode::knowledge_value, {}, value, "no such ending of a plural",
                                 "`+` stands before the two sound endings -wn and -At only"));
}

Expected<void> fill(const Record& record, std::string_view key, std::vector<std::string>& codes) {
  for (const Field& field : record.fields) {
    if (field.key != key) continue;
    auto code = plural_code(field.value);
    if (!code) return tl::unexpected(std::move(code.error()));
    codes.push_back(std::move(*code));
  }
  return {};
}

Expected<std::vector<SurfaceForm>> noun_forms(const Record& record, std::string code) {
  NounBase noun;
  noun.singular = std::move(code);
  noun.gender = gender_value(record.value("gender"));
  noun.adjective = record.kind() == "adjective";
  if (auto filled = fill(record, "plural", noun.plurals); !filled) return tl::unexpected(std::move(filled.error()));
  auto forms = inflect(noun);
  if (forms && record.value("number") == "plural") {
    for (SurfaceForm& form : *forms)
      if (form.features.number == Number::singular) form.features.number = Number::plural;
  }
  return forms;
}

// Plurals of the masdar that its letters do not tell, inflected as a noun's but kept as forms of the verb.
Expected<void> add_masdar_plurals(const Record& record, const std::string& masdar, std::vector<SurfaceForm>& forms) {
  NounBase noun;
  noun.singular = masdar;
  if (auto filled = fill(record, "masdar_plural", noun.plurals); !filled) return filled;
  if (noun.plurals.empty()) return {};
  auto more = inflect(noun);
  if (!more) return tl::unexpected(std::move(more.error()));
  Features as_masdar;
  for (const SurfaceForm& form : forms)
    if (form.features.form == Form::masdar) as_masdar = form.features;
  for (SurfaceForm& form : *more) {
    if (form.features.number != Number::plural) continue;
    form.features.pos = as_masdar.pos == Pos::none ? Pos::verb : as_masdar.pos;
    form.features.form = Form::masdar;
    forms.push_back(std::move(form));
  }
  return {};
}

Expected<std::vector<SurfaceForm>> verb_forms(const Record& record, std::string code) {
  VerbBase verb;
  verb.perfect = std::move(code);
  if (const std::string_view form = record.value("form"); !form.empty()) {
    const auto [end, failed] = std::from_chars(form.data(), form.data() + form.size(), verb.form);
    if (failed != std::errc{} || end != form.data() + form.size() || verb.form < 1 || verb.form > 12)
      return tl::unexpected(error_at(ErrorCode::knowledge_value, {}, form, "no such form of a verb", "1 to 12"));
  }
  if (const std::string_view imperfect = record.value("imperfect"); !imperfect.empty()) {
    auto folded = one_word(imperfect, "the imperfect");
    if (!folded) return tl::unexpected(std::move(folded.error()));
    verb.imperfect = std::move(*folded);
  }
  if (auto filled = fill(record, "masdar", verb.masdars); !filled) return tl::unexpected(std::move(filled.error()));
  auto forms = inflect(verb);
  if (!forms || record.find("masdar_plural") == nullptr) return forms;
  std::string masdar = verb.masdars.empty() ? verb.perfect : verb.masdars.front();
  if (auto added = add_masdar_plurals(record, masdar, *forms); !added) return tl::unexpected(std::move(added.error()));
  return forms;
}

}  // namespace

Pos pos_of(std::string_view kind) noexcept {
  if (kind == "verb") return Pos::verb;
  if (kind == "noun") return Pos::noun;
  if (kind == "adjective") return Pos::adjective;
  if (kind == "particle") return Pos::particle;
  if (kind == "phrase") return Pos::phrase;
  return Pos::none;
}

Gender gender_value(std::string_view value) noexcept {
  if (value == "m") return Gender::masculine;
  return value == "f" ? Gender::feminine : Gender::unknown;
}

Number number_value(std::string_view value) noexcept {
  if (value == "singular") return Number::singular;
  if (value == "dual") return Number::dual;
  return value == "plural" ? Number::plural : Number::unknown;
}

Gender gender_of(const Record& record) {
  const Gender given = gender_value(record.value("gender"));
  if (record.kind() != "noun" || given != Gender::unknown) return given;
  return text::fold_word(record.id()).ends_with('h') ? Gender::feminine : Gender::masculine;
}

Expected<std::vector<SurfaceForm>> forms_of(const Record& record) {
  auto code = one_word(record.id(), "the base form");
  if (!code) return tl::unexpected(std::move(code.error()));
  switch (pos_of(record.kind())) {
    case Pos::verb: return verb_forms(record, std::move(*code));
    case Pos::noun:
    case Pos::adjective: return noun_forms(record, std::move(*code));
    default: break;
  }
  SurfaceForm form{std::move(*code), {}};
  form.features.pos = Pos::particle;
  return std::vector<SurfaceForm>{std::move(form)};
}

}  // namespace marsad::knowledge
