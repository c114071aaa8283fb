// marsad inflect: every form the engine knows a word in.
#include <algorithm>
#include <array>
#include <cstdio>

#include "base/utf8.hpp"
#include "codebook/table.hpp"
#include "command.hpp"
#include "knowledge/store.hpp"
#include "knowledge/words.hpp"
#include "text/fold.hpp"

namespace marsad::cli {
namespace {

using namespace knowledge;

// A letter for each code of text/fold.hpp: the plainest of those that fold to it.
std::string arabic(std::string_view code) {
  static constexpr std::pair<char, char32_t> kLetters[] = {
      {'A', 0x627}, {'b', 0x628}, {'t', 0x62A}, {'v', 0x62B}, {'j', 0x62C}, {'H', 0x62D}, {'x', 0x62E}, {'d', 0x62F},
      {'o', 0x630}, {'r', 0x631}, {'z', 0x632}, {'s', 0x633}, {'c', 0x634}, {'S', 0x635}, {'D', 0x636}, {'T', 0x637},
      {'Z', 0x638}, {'E', 0x639}, {'g', 0x63A}, {'f', 0x641}, {'q', 0x642}, {'k', 0x643}, {'l', 0x644}, {'m', 0x645},
      {'n', 0x646}, {'h', 0x647}, {'w', 0x648}, {'y', 0x64A}, {'e', 0x621}};
  std::string out;
  for (const char c : code) {
    char32_t letter = static_cast<unsigned char>(c);
    for (const auto& [from, to] : kLetters)
      if (from == c) letter = to;
    base::append_utf8(out, letter);
  }
  return out;
}

const char* name(Form form) {
  static constexpr const char* kNames[] = {"base",        "perfect",           "imperfect",         "imperative",
                                           "verbal noun", "active participle", "passive participle"};
  return kNames[static_cast<int>(form)];
}

std::string person(const Features& f) { return f.person == 0 ? "" : std::to_string(f.person); }

std::string notes(const Features& f) {
  std::string out;
  if (f.pos == Pos::verb && (f.form == Form::perfect || f.form == Form::imperfect))
    out = f.voice == Voice::active ? "active" : f.voice == Voice::passive ? "passive" : "active or passive";
  if (f.construct) out += out.empty() ? "before a noun or pronoun" : ", before a noun or pronoun";
  if (f.accusative) out += out.empty() ? "accusative" : ", accusative";
  return out;
}

using Row = std::array<std::string, 6>;

Row row_of(const SurfaceForm& form) {
  static constexpr const char* kGenders[] = {"", "m", "f"};
  static constexpr const char* kNumbers[] = {"", "singular", "dual", "plural"};
  const Features& f = form.features;
  return {
      arabic(form.code), name(f.form), person(f), kGenders[static_cast<int>(f.gender)], kNumbers[static_cast<int>(f.number)],
      notes(f)};
}

void print(const std::string& head, const std::vector<SurfaceForm>& forms) {
  std::vector<Row> rows = {{"FORM", "KIND", "PERSON", "GENDER", "NUMBER", "NOTES"}};
  for (const SurfaceForm& form : forms) rows.push_back(row_of(form));
  std::array<std::size_t, 6> widths{};
  for (const Row& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], codebook::display_width(row[c]));
  std::printf("%s (%zu forms)\n", head.c_str(), forms.size());
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c)
      line += row[c] + std::string(widths[c] - codebook::display_width(row[c]) + 2, ' ');
    line.erase(line.find_last_not_of(' ') + 1);
    std::printf("  %s\n", line.c_str());
  }
}

// A record of the compiled knowledge as the recfile text it came from.
std::string recfile_text(const Store& store, Id id) {
  const RecordView record = store.record(id);
  std::string out = std::string(store.text(record.kind)) + ": " + std::string(store.text(record.id)) + "\n";
  for (const Tag& tag : record.tags)
    if (tag.key != record.kind) out += std::string(store.text(tag.key)) + ": " + std::string(store.text(tag.value)) + "\n";
  return out;
}

bool print_record(const std::string& text) {
  std::vector<Error> errors;
  const Recfile file = parse_recfile("inflect", text, errors);
  if (errors.empty() && !file.records.empty()) {
    const Record& record = file.records.front();
    auto forms = forms_of(record);
    if (forms) {
      print(std::string(record.kind()) + " " + std::string(record.id()), *forms);
      return true;
    }
    errors.push_back(forms.error());
  }
  for (const Error& error : errors) complain(error);
  return false;
}

std::vector<Id> records_of(const Store& store, const std::string& word) {
  std::vector<Id> out;
  for (const char* kind : {"verb", "noun", "adjective", "particle"})
    if (const Id id = store.find(kind, word); id != kNone) out.push_back(id);
  if (!out.empty()) return out;
  const Id known = store.word(text::fold_word(word));
  if (known == kNone) return out;
  for (const FormEntry& entry : store.forms(known))
    if (std::find(out.begin(), out.end(), entry.record) == out.end()) out.push_back(entry.record);
  return out;
}

}  // namespace

int run_inflect(const Options& options) {
  // What is said on the command line wins over the lexicon.
  if (!options.kind.empty() || !options.imperfect.empty()) {
    const std::string kind = options.kind.empty() ? "verb" : options.kind;
    const std::string imperfect = options.imperfect.empty() ? "" : "imperfect: " + options.imperfect + "\n";
    return print_record(kind + ": " + options.word + "\n" + imperfect) ? kDone : kSomeFailed;
  }
  auto knowledge = open_knowledge(options);
  if (!knowledge) {
    complain(knowledge.error());
    return kSomeFailed;
  }
  const Store& store = knowledge->store();
  const auto records = records_of(store, options.word);
  bool good = true;
  for (const Id id : records) good = print_record(recfile_text(store, id)) && good;
  if (!records.empty()) return good ? kDone : kSomeFailed;
  std::printf("not in the lexicon; as a verb it would be:\n");
  return print_record("verb: " + options.word + "\n") ? kDone : kSomeFailed;
}

}  // namespace marsad::cli
