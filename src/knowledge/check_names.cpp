// Names that several records share: the engine must choose, so whoever edits should know.
#include <algorithm>
#include <set>

#include "../text/fold.hpp"
#include "check_parts.hpp"
#include "names.hpp"
#include "words.hpp"

namespace marsad::knowledge::checking {
namespace {

struct Name {
  Entry entry;
  const Field* field;
};

bool is_name_of(std::string_view kind, std::string_view key) {
  if (kind == "phrase") return key == "phrase" || key == "variant";
  if (kind != "actor" && kind != "place") return false;
  return key == "name_ar" || key == "alias" || key == "hostile" || key == "short";
}

std::string key_of(std::string_view kind, const Field& field) {
  std::string key(kind);
  for (const PhraseWord& word : phrase_words(field.value)) (key += word.lemma ? " ~" : " ") += word.code;
  return key;
}

std::set<std::string_view> values_of(const Record& record, std::string_view key) {
  std::set<std::string_view> out;
  for (const Field& field : record.fields)
    if (field.key == key) out.insert(field.value);
  return out;
}

// Days are ISO strings: they sort as they follow each other.
bool dates_overlap(const Record& a, const Record& b) {
  const auto starts_after = [](const Record& x, const Record& y) {
    const std::string_view from = x.value("from"), until = y.value("until");
    return !from.empty() && !until.empty() && from > until;
  };
  return !starts_after(a, b) && !starts_after(b, a);
}

// An actor without a country acts anywhere; one that is at home where the report plays comes before it.
bool countries_overlap(const Record& a, const Record& b) {
  const auto of_a = values_of(a, "country"), of_b = values_of(b, "country");
  if (of_a.empty() || of_b.empty()) return of_a.empty() && of_b.empty();
  return std::any_of(of_a.begin(), of_a.end(), [&](std::string_view c) { return of_b.contains(c); });
}

// Part and whole may go by one name: nothing is lost when either is taken.
bool related(const Record& a, const Record& b) { return a.value("parent") == b.id() || b.value("parent") == a.id(); }

std::string where(const Name& name) {
  return "`" + std::string(name.entry.record->id()) + "` at " + name.entry.file->place(name.field->line);
}

// The record itself has the name already: nobody else's matter.
bool told_own(const Name& name, const std::vector<Name>& earlier, Findings& out) {
  for (const Name& other : earlier) {
    if (other.entry.record != name.entry.record) continue;
    out.add(Severity::note, *name.entry.file, *name.field,
            "the record has that name already, on line " + std::to_string(other.field->line),
            "spelling variants are read alike; the line may go");
    return true;
  }
  return false;
}

bool clash(const Record& a, const Record& b) {
  return a.kind() == "actor" && dates_overlap(a, b) && countries_overlap(a, b) && !related(a, b);
}

// A record's `note` that names the other in backquotes has decided the matter: it says what tells them apart in a report.
bool decided(const Record& a, const Record& b) {
  const auto names = [](const Record& one, const Record& other) {
    const std::string id = "`" + std::string(other.id()) + "`";
    const auto notes = values_of(one, "note");
    return std::any_of(notes.begin(), notes.end(),
                       [&](std::string_view note) { return note.find(id) != std::string_view::npos; });
  };
  return names(a, b) || names(b, a);
}

// Actors that nothing tells apart, each; of the others, how many they are.
void tell_shared(const Name& name, const std::vector<Name>& earlier, Findings& out) {
  std::vector<const Name*> apart;
  for (const Name& other : earlier) {
    if (!clash(*other.entry.record, *name.entry.record)) {
      apart.push_back(&other);
      continue;
    }
    const bool noted = decided(*other.entry.record, *name.entry.record);
    out.add(noted ? Severity::note : Severity::warning, *name.entry.file, *name.field,
            "neither days nor countries tell the name from that of " + where(other),
            noted ? "a `note` says what decides in a report"
                  : "give `from` and `until`, leave the name to one of them, or say in a `note` what decides, naming the "
                    "other id in "
                    "backquotes");
  }
  if (apart.empty()) return;
  const std::string more = apart.size() == 1 ? "" : ", and with " + std::to_string(apart.size() - 1) + " more";
  out.add(Severity::note, *name.entry.file, *name.field, "the name is shared with " + where(*apart.front()) + more);
}

// A word whose folded base another record of the kind has, spelled otherwise.
void check_word(const Entry& entry, std::map<std::string, Entry>& words, Findings& out) {
  const Record& record = *entry.record;
  const auto [it, fresh] = words.emplace(std::string(record.kind()) + ' ' + text::fold_word(record.id()), entry);
  if (fresh || it->second.record->id() == record.id()) return;
  out.add(Severity::note, *entry.file, record.head(),
          "reads like `" + std::string(it->second.record->id()) + "` at " + it->second.place(),
          "spelling variants need no record");
}

}  // namespace

void check_names(const Index& index, Findings& out) {
  std::map<std::string, std::vector<Name>> names;
  std::map<std::string, Entry> words;
  for (const Entry& entry : index.entries) {
    const Record& record = *entry.record;
    const Pos pos = pos_of(record.kind());
    if (pos != Pos::none && pos != Pos::phrase) check_word(entry, words, out);
    for (const Field& field : record.fields) {
      if (!is_name_of(record.kind(), field.key)) continue;
      std::vector<Name>& earlier = names[key_of(record.kind(), field)];
      const Name name{entry, &field};
      if (told_own(name, earlier, out)) continue;
      tell_shared(name, earlier, out);
      earlier.push_back(name);
    }
  }
}

}  // namespace marsad::knowledge::checking
