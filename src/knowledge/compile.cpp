#include "compile.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <set>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "../text/fold.hpp"
#include "names.hpp"
#include "schema.hpp"
#include "sources.hpp"
#include "tables.hpp"
#include "words.hpp"

namespace marsad::knowledge {
namespace {

bool is_name_key(std::string_view key) { return key == "name_ar" || key == "alias" || key == "hostile" || key == "short"; }
bool has_names(std::string_view kind) { return kind == "actor" || kind == "place"; }

class Compiler {
 public:
  Compiler(const std::vector<Recfile>& files, std::vector<Error>& errors) : files_(files), errors_(errors) {}

  Compiled run() {
    each([&](const Record& record) { add_record(record); });
    // Names need all words: `~` refers to records, and a name's gender is its first word's.
    record_ = 0;
    each([&](const Record& record) { add_names(record), ++record_; });
    Compiled out;
    out.content_hash = content_hash_of(files_);
    out.records = tables_.records.size(), out.words = tables_.words.size(), out.names = names_;
    for (const auto& forms : tables_.forms) out.forms += forms.size();
    out.bytes = lay_out(tables_, out.content_hash);
    return out;
  }

 private:
  // Places come last, behind their countries: there may be very many, and nothing reads them one by one at start-up
  // (Store::first_place).
  static int rank_of(const Record& record) {
    if (record.kind() != "place") return 0;
    return record.value("kind") == "country" ? 1 : 2;
  }

  template <typename Do>
  void each(Do&& act) {
    for (int rank = 0; rank < 3; ++rank) {
      for (const Recfile& file : files_) {
        file_ = &file;
        for (const Record& record : file.records)
          if (record.kind() != "schema" && rank_of(record) == rank) act(record);
      }
    }
  }

  void fail(std::uint32_t line, Error error) {
    error.place = file_->place(line);
    errors_.push_back(std::move(error));
  }
  void fail(const Field& field, std::string message, std::string suggestion) {
    errors_.push_back(error_at(ErrorCode::knowledge_value, file_->place(field.line), field.value, std::move(message),
                               std::move(suggestion)));
  }

  void add_record(const Record& record) {
    const auto id = static_cast<std::uint32_t>(tables_.records.size());
    format::RecordRow row{};
    row.tags_begin = tables_.tags.size(), row.tag_count = static_cast<std::uint32_t>(record.fields.size());
    row.kind = tables_.strings.add(record.kind()), row.id = tables_.strings.add(record.id());
    const Pos pos = pos_of(record.kind());
    row.pos = static_cast<std::uint8_t>(pos);
    if (pos != Pos::none) row.gender = static_cast<std::uint8_t>(gender_of(record));
    for (const Field& field : record.fields)
      tables_.tags.push_back({tables_.strings.add(field.key), tables_.strings.add(field.value)});
    tables_.records.push_back(row);
    if (record.id().empty())
      return fail(record.head(), "the record has no id", "write it behind `" + std::string(record.kind()) + ":`");
    const std::uint64_t key = static_cast<std::uint64_t>(row.kind) << 32 | row.id;
    if (ids_.emplace(key, id).second) tables_.record_list.push_back({row.kind, row.id, id, 0});  // of homographs, the first
    if (pos != Pos::none && pos != Pos::phrase) add_word(record, id, pos);
  }

  void add_word(const Record& record, std::uint32_t id, Pos pos) {
    auto forms = forms_of(record);
    if (!forms) return fail(record.line(), std::move(forms.error()));
    for (SurfaceForm& form : *forms) {
      if (form.features.pos == Pos::none) form.features.pos = pos;
      tables_.add_form(form.code, {id, form.features});
    }
    if (pos != Pos::particle) bases_[text::fold_word(record.id())].push_back(id);
    if (record.value("kind_of") == "name_head") heads_.insert(text::fold_word(record.id()));
  }

  void add_names(const Record& record) {
    if (record.kind() == "phrase") {
      for (const Field& field : record.fields)
        if (field.key == "phrase" || field.key == "variant") add_phrase(record, field);
    } else if (has_names(record.kind())) {
      for (std::size_t i = 0; i < record.fields.size(); ++i)
        if (is_name_key(record.fields[i].key)) add_name(record, i);
    }
  }

  void add_phrase(const Record& record, const Field& field) {
    const Agreement given{gender_value(record.value("gender")), number_value(record.value("number"))};
    add_path(field, phrase_words(field.value), given);
  }

  void add_name(const Record& record, std::size_t i) {
    Agreement given;
    for (std::size_t next = i + 1; next < record.fields.size(); ++next) {
      const Field& field = record.fields[next];
      if (field.key == "gender") {
        given.gender = gender_value(field.value);
      } else if (field.key == "number") {
        given.number = number_value(field.value);
      } else {
        break;
      }
    }
    const std::vector<PhraseWord> words = name_words(record.fields[i].value);
    add_path(record.fields[i], words, given);
    if (record.kind() != "place") return;
    for (const std::vector<PhraseWord>& other : respaced(words, heads_)) add_path(record.fields[i], other, given);
  }

  void add_path(const Field& field, const std::vector<PhraseWord>& words, const Agreement& given) {
    if (words.empty()) return fail(field, "the name has no letter or digit", "write a name");
    std::uint32_t node = Store::kRoot;
    for (const PhraseWord& word : words) {
      const std::optional<std::uint32_t> next =
          word.lemma ? lemma_edge(node, word.code) : tables_.step(node, tables_.word(word.code));
      if (!next) {
        return fail(field, "`" + std::string(word.spelled) + "` is the base of no verb, noun or adjective",
                    "write the base as its record spells it, add a record, or leave the `~` out");
      }
      node = *next;
    }
    const Agreement by_word = agreement_of(words.front());
    format::PhraseRow row{};
    row.record = record_, row.name = tables_.strings.add(field.value), row.key = tables_.strings.add(field.key);
    row.gender = static_cast<std::uint8_t>(given.gender != Gender::unknown ? given.gender : by_word.gender);
    row.number = static_cast<std::uint8_t>(given.number != Number::unknown ? given.number : by_word.number);
    tables_.add_phrase(node, row);
    ++names_;
  }

  // One node behind the edges of all records with that base.
  std::optional<std::uint32_t> lemma_edge(std::uint32_t node, const std::string& base) {
    tables_.word(base);
    const auto it = bases_.find(base);
    if (it == bases_.end()) return std::nullopt;
    const std::uint32_t to = tables_.step(node, it->second.front() | format::kLemmaBit);
    for (const std::uint32_t record : it->second) tables_.join(node, record | format::kLemmaBit, to);
    return to;
  }

  Agreement agreement_of(const PhraseWord& word) const {
    if (const auto found = noun_agreement(word.code)) return *found;
    if (word.code.size() > 4 && word.code.starts_with("Al"))
      if (const auto found = noun_agreement(std::string_view(word.code).substr(2))) return *found;
    return agreement_by_ending(word.code);
  }

  std::optional<Agreement> noun_agreement(std::string_view code) const {
    const std::uint32_t word = tables_.words.find(code);
    if (word == kNone) return std::nullopt;
    for (const FormEntry& form : tables_.forms[word]) {
      if (static_cast<Pos>(tables_.records[form.record].pos) != Pos::noun) continue;
      Gender gender = form.features.gender;
      if (gender == Gender::unknown) gender = static_cast<Gender>(tables_.records[form.record].gender);
      return Agreement{gender, form.features.number};
    }
    return std::nullopt;
  }

  const std::vector<Recfile>& files_;
  std::vector<Error>& errors_;
  const Recfile* file_ = nullptr;
  std::uint32_t record_ = 0;
  std::uint64_t names_ = 0;
  Tables tables_;
  std::unordered_map<std::uint64_t, std::uint32_t> ids_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> bases_;  // folded base: its records
  std::set<std::string> heads_;                                        // folded words that open names: "Abw", "kfr"
};

Error write_error(const std::string& path) {
  return {ErrorCode::io,
          path,
          {},
          std::string("the file cannot be written: ") + std::system_category().message(errno),
          "check the folder, its rights and the disk"};
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(file, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

}  // namespace

Compiled compile(const std::vector<Recfile>& files, std::vector<Error>& errors) {
  std::vector<Error> told_by_check;
  check_listed_ids(read_schema(files, told_by_check), files, errors);
  return Compiler(files, errors).run();
}

Expected<void> write_file(const std::string& path, std::string_view bytes) {
  const std::string temporary = path + ".tmp" + std::to_string(getpid());
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return tl::unexpected(write_error(temporary));
  bool good = write_all(file, bytes);
  good = ::close(file) == 0 && good;
  if (good && std::rename(temporary.c_str(), path.c_str()) == 0) return {};
  Error error = write_error(path);
  ::unlink(temporary.c_str());
  return tl::unexpected(std::move(error));
}

}  // namespace marsad::knowledge
