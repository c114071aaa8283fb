// marsad inflect: every form the engine knows a word in.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "command.hpp"
#include "inflect_table.hpp"
#include "knowledge/store.hpp"
#include "knowledge/words.hpp"
#include "text/fold.hpp"

namespace marsad::cli {
namespace {

using namespace knowledge;

// A record of the compiled knowledge as the recfile text it came from.
std::string recfile_text(const Store& store, Id id) {
  const RecordView record = store.record(id);
  std::string out = std::string(store.text(record.kind)) + ": " + std::string(store.text(record.id)) + "\n";
  for (const Tag& tag : record.tags)
    if (tag.key != record.kind) out += std::string(store.text(tag.key)) + ": " + std::string(store.text(tag.value)) + "\n";
  return out;
}

// "verb X, form IV".
std::string head(const Record& record) {
  static constexpr const char* kRoman[] = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "QI", "QII"};
  std::string out = std::string(record.kind()) + " " + std::string(record.id());
  const int form = std::atoi(std::string(record.value("form")).c_str());
  return form >= 1 && form <= 12 ? out + ", form " + kRoman[form - 1] : out;
}

bool print_record(const std::string& text) {
  std::vector<Error> errors;
  const Recfile file = parse_recfile("inflect", text, errors);
  if (errors.empty() && !file.records.empty()) {
    const Record& record = file.records.front();
    auto forms = forms_of(record);
    if (forms) {
      std::vector<std::string> spellings;
      for (const Field& field : record.fields)
        if (field.key == record.kind() || field.key == "plural" || field.key == "masdar" || field.key == "imperfect")
          spellings.emplace_back(field.value);
      const std::string table = inflection_table(*forms, spellings);
      std::printf("%s (%zu forms)\n%s", head(record).c_str(), forms->size(), table.c_str());
      return true;
    }
    errors.push_back(forms.error());
  }
  for (const Error& error : errors) complain(error);
  return false;
}

// Records whose base form is `word`; when there is none, those that have it as a form.
std::vector<Id> records_of(const Store& store, const std::string& word) {
  std::vector<Id> bases, others;
  const Id known = store.word(text::fold_word(word));
  if (known == kNone) return bases;
  for (const FormEntry& entry : store.forms(known)) {
    std::vector<Id>& list = store.text(store.record(entry.record).id) == word ? bases : others;
    if (std::find(list.begin(), list.end(), entry.record) == list.end()) list.push_back(entry.record);
  }
  return bases.empty() ? others : bases;
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
