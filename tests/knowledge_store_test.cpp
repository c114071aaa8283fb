// From recfiles to a compiled file and back through the Store.
#include <algorithm>
#include <cstdlib>

#include "knowledge_files.hpp"
#include "marsad/knowledge.hpp"

namespace marsad::knowledge {
namespace {

class SmallStore : public testing::Test {
 protected:
  void SetUp() override {
    compiled_ = compile_folder("knowledge_small");
    store_ = open_bytes(compiled_.bytes);
    ASSERT_NE(store_, nullptr);
  }

  // The node behind words that are separated by blanks, kNone when the path breaks.
  Id node(std::string_view path) const {
    Id at = Store::kRoot;
    while (!path.empty() && at != kNone) {
      const std::size_t end = std::min(path.find(' '), path.size());
      const Id word = store_->word(path.substr(0, end));
      if (word == kNone) return kNone;
      at = store_->step(at, word);
      path.remove_prefix(std::min(end + 1, path.size()));
    }
    return at;
  }

  // "record key" of each name that ends at the path's node.
  std::vector<std::string> names(std::string_view path) const {
    std::vector<std::string> out;
    for (const PhraseEntry& entry : store_->phrases(node(path)))
      out.push_back(std::string(store_->text(store_->record(entry.record).id)) + ' ' + std::string(store_->text(entry.key)));
    return out;
  }
  PhraseEntry first_name(std::string_view path) const {
    const auto entries = store_->phrases(node(path));
    return entries.empty() ? PhraseEntry{} : entries[0];
  }
  bool reads_as(std::string_view code, Id record) const {
    const auto forms = store_->forms(store_->word(code));
    return std::any_of(forms.begin(), forms.end(), [&](const FormEntry& f) { return f.record == record; });
  }

  Compiled compiled_;
  std::shared_ptr<const Store> store_;
};

using Names = std::vector<std::string>;

TEST_F(SmallStore, StringsAreInterned) {
  EXPECT_EQ(store_->intern(""), 0u);
  EXPECT_EQ(store_->text(0), "");
  EXPECT_EQ(store_->intern("no such string"), 0u);
  const std::uint32_t id = store_->intern("Syrian Democratic Forces");
  ASSERT_NE(id, 0u);
  EXPECT_EQ(store_->text(id), "Syrian Democratic Forces");
  EXPECT_EQ(store_->text(0xFFFFFFFF), "");
}

TEST_F(SmallStore, RecordsKeepAllFieldsInOrder) {
  const Id sdf = store_->find("actor", "sdf");
  ASSERT_NE(sdf, kNone);
  const RecordView record = store_->record(sdf);
  EXPECT_EQ(store_->text(record.kind), "actor");
  EXPECT_EQ(store_->text(record.id), "sdf");
  EXPECT_EQ(record.pos, Pos::none);
  std::string keys;
  for (const Tag& tag : record.tags) keys += std::string(store_->text(tag.key)) + ' ';
  EXPECT_EQ(keys, "actor name_en name_ar alias gender hostile short number kind country from basis ");
  EXPECT_EQ(store_->field(sdf, "country"), "SY");
  EXPECT_EQ(store_->field(sdf, "until"), "");
  EXPECT_TRUE(record.has(store_->intern("country"), store_->intern("SY")));
  EXPECT_FALSE(record.has(store_->intern("country"), store_->intern("sdf")));
}

TEST_F(SmallStore, RecordsAreFoundByKindAndId) {
  EXPECT_EQ(store_->find("place", "sdf"), kNone);
  EXPECT_EQ(store_->find("actor", "nobody"), kNone);
  EXPECT_EQ(store_->find("nothing", "sdf"), kNone);
  EXPECT_EQ(store_->find("schema", "verb"), kNone);
  EXPECT_EQ(store_->field(store_->find("act", "shelling"), "type"), "Explosions/Remote violence");
  EXPECT_TRUE(store_->record(kNone).tags.empty());
}

TEST_F(SmallStore, WordsAreInflected) {
  // Ids are written as the file spells them: qSf, EnSr, qwh.
  const Id verb = store_->find("verb", "\u0642\u0635\u0641"), noun = store_->find("noun", "\u0642\u0635\u0641");
  ASSERT_NE(verb, kNone);
  ASSERT_NE(noun, kNone);
  EXPECT_EQ(store_->record(verb).pos, Pos::verb);
  EXPECT_EQ(store_->record(noun).pos, Pos::noun);
  EXPECT_TRUE(reads_as("qSf", verb));
  EXPECT_TRUE(reads_as("qSf", noun));
  EXPECT_TRUE(reads_as("qSft", verb));
  EXPECT_TRUE(reads_as("yqSf", verb));
  EXPECT_FALSE(reads_as("qSft", noun));
  const Id fighter = store_->find("noun", "\u0639\u0646\u0635\u0631");
  EXPECT_TRUE(reads_as("EnASr", fighter));
  EXPECT_EQ(store_->record(fighter).gender, Gender::masculine);
  const Id force = store_->find("noun", "\u0642\u0648\u0629");
  EXPECT_TRUE(reads_as("qwAt", force));
  EXPECT_EQ(store_->record(force).gender, Gender::feminine);
}

TEST_F(SmallStore, ParticlesHaveOneForm) {
  const auto forms = store_->forms(store_->word("mno"));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].features.pos, Pos::particle);
}

TEST_F(SmallStore, UnknownWords) {
  EXPECT_EQ(store_->word(""), kNone);
  EXPECT_EQ(store_->word("zzzz"), kNone);
  EXPECT_EQ(store_->word(std::string(1000, 'q')), kNone);
  EXPECT_TRUE(store_->forms(kNone).empty());
  EXPECT_EQ(store_->word_code(kNone), "");
}

TEST_F(SmallStore, EveryWordIsItsOwn) {
  for (Id word = 0; word < store_->word_count(); ++word) EXPECT_EQ(store_->word(store_->word_code(word)), word);
}

TEST_F(SmallStore, NamesArePathsOfWords) {
  EXPECT_EQ(names("qwAt swryA AldymqrATyh"), Names{"sdf name_ar"});
  EXPECT_EQ(names("qwAt swryA"), Names{});
  EXPECT_EQ(names("qsd"), Names{"sdf alias"});
  EXPECT_EQ(names("mylycyA qsd"), Names{"sdf hostile"});
  EXPECT_EQ(names("hjyn"), Names{"sy-hajin name_ar"});
  EXPECT_EQ(store_->step(Store::kRoot, kNone), kNone);
  EXPECT_EQ(store_->step(kNone, 0), kNone);
  EXPECT_TRUE(store_->phrases(kNone).empty());
}

TEST_F(SmallStore, PunctuationInsideNamesIsDropped) {
  EXPECT_EQ(names("tnZym Aldwlh AlAslAmyh dAEc"), Names{"is name_ar"});
  EXPECT_EQ(names("dyr Alzwr"), Names{"sy-deir-ez-zor name_ar"});  // the alias with a dash adds nothing
}

TEST_F(SmallStore, NamesKeepTheirSpelling) {
  EXPECT_EQ(store_->text(first_name("hjyn").name), "\u0647\u062C\u064A\u0646");
  EXPECT_EQ(store_->text(first_name("hjyn").key), "name_ar");
}

TEST_F(SmallStore, NamesAgreeWithTheirFirstWord) {
  const PhraseEntry forces = first_name("qwAt swryA AldymqrATyh");  // plural of a feminine noun
  EXPECT_EQ(forces.gender, Gender::feminine);
  EXPECT_EQ(forces.number, Number::plural);
  EXPECT_EQ(first_name("qsd").gender, Gender::feminine);  // by its gender line
  EXPECT_EQ(first_name("qsd").number, Number::unknown);
  const PhraseEntry short_name = first_name("AlqwAt");  // its number by the line, its gender by the noun without article
  EXPECT_EQ(short_name.gender, Gender::feminine);
  EXPECT_EQ(short_name.number, Number::plural);
  EXPECT_EQ(first_name("tnZym Aldwlh AlAslAmyh dAEc").gender, Gender::unknown);  // no noun here says so
}

TEST_F(SmallStore, SetPhrasesAndVariants) {
  EXPECT_EQ(store_->text(first_name("mA lA yql En").key), "phrase");
  EXPECT_EQ(store_->text(first_name("lA yql En").key), "variant");
  EXPECT_EQ(store_->record(first_name("lA yql En").record).pos, Pos::phrase);
  EXPECT_EQ(store_->field(first_name("lA yql En").record, "bound"), "min");
}

TEST_F(SmallStore, LemmaEdgesLeadFromEveryRecordWithTheBase) {
  const Id verb = store_->find("verb", "\u0642\u0635\u0641"), noun = store_->find("noun", "\u0642\u0635\u0641");
  const Id after = store_->step_lemma(Store::kRoot, verb);
  ASSERT_NE(after, kNone);
  EXPECT_EQ(store_->step_lemma(Store::kRoot, noun), after);
  EXPECT_EQ(store_->step_lemma(Store::kRoot, store_->find("actor", "sdf")), kNone);
  EXPECT_EQ(store_->step_lemma(Store::kRoot, kNone), kNone);
  const Id end = store_->step(after, store_->word("EcwAey"));
  const Id end_folded = end != kNone ? end : store_->step(after, store_->word("EcwAyy"));
  ASSERT_NE(end_folded, kNone);
  EXPECT_EQ(store_->phrases(end_folded).size(), 1u);
}

TEST(Compile, LemmaEdgesInside) {
  const auto store = open_bytes(compile_text("noun: \u0628\u064A\u062A\nplural: \u0628\u064A\u0648\u062A\n\n"
                                             "phrase: \u0641\u064A ~\u0628\u064A\u062A \u0648\u0627\u062D\u062F\n")
                                    .bytes);
  const Id first = store->step(Store::kRoot, store->word("fy"));
  EXPECT_EQ(store->step(first, store->word("byt")), kNone);  // by lemma only
  const Id second = store->step_lemma(first, store->find("noun", "\u0628\u064A\u062A"));
  ASSERT_NE(second, kNone);
  EXPECT_EQ(store->phrases(store->step(second, store->word("wAHd"))).size(), 1u);
}

TEST(Compile, PluralNouns) {
  const auto store = open_bytes(compile_text("noun: \u0642\u0648\u0649\nnumber: plural\ngender: f\n").bytes);
  for (const FormEntry& form : store->forms(store->word("qwy"))) EXPECT_EQ(form.features.number, Number::plural);
  EXPECT_FALSE(store->forms(store->word("qwy")).empty());
}

TEST(Compile, SameInputSameBytes) {
  const Compiled first = compile_folder("knowledge_small"), second = compile_folder("knowledge_small");
  EXPECT_EQ(first.bytes, second.bytes);
  EXPECT_EQ(first.content_hash.size(), 16u);
  EXPECT_EQ(first.content_hash.find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(Compile, HashFollowsTheContentOnly) {
  const std::string plain = compile_text("act: a\ntype: b\n\nact: c\n").content_hash;
  EXPECT_EQ(compile_text("# note\nact:   a\r\ntype: b\n\n\n\nact: c").content_hash, plain);
  EXPECT_EQ(compile_text("schema: act\nkey: type\n\nact: a\ntype: b\n\nact: c\n").content_hash, plain);
  EXPECT_NE(compile_text("act: a\ntype: B\n\nact: c\n").content_hash, plain);
  EXPECT_NE(compile_text("act: a\n\ntype: b\n\nact: c\n").content_hash, plain);
  EXPECT_NE(compile_text("act: c\n\nact: a\ntype: b\n").content_hash, plain);
}

TEST(Compile, FilesAreReadInTheOrderOfTheirPaths) {
  const auto folder = std::filesystem::temp_directory_path() / ("marsad_order_" + std::to_string(getpid()));
  std::filesystem::create_directories(folder / "b");
  std::ofstream(folder / "c.rec") << "act: third\n";
  std::ofstream(folder / "a.rec") << "act: first\n";
  std::ofstream(folder / "b" / "x.rec") << "act: second\n";
  std::ofstream(folder / "b" / "x.txt") << "act: never\n";
  std::vector<Error> errors;
  const auto files = read_sources(folder.string(), {}, errors);
  std::filesystem::remove_all(folder);
  std::string ids;
  for (const Recfile& file : files) ids += std::string(file.records.at(0).id()) + ' ';
  EXPECT_EQ(ids, "first second third ");
  EXPECT_TRUE(errors.empty());
}

TEST(Compile, NothingAtAll) {
  const auto store = open_bytes(compile_good({}).bytes);
  EXPECT_EQ(store->record_count(), 0u);
  EXPECT_EQ(store->word("x"), kNone);
  EXPECT_EQ(store->find("a", "b"), kNone);
  EXPECT_TRUE(store->phrases(Store::kRoot).empty());
}

TEST(Compile, ErrorsNameTheLine) {
  std::vector<Error> errors;
  std::vector<Recfile> files;
  files.push_back(parse_recfile("x.rec", "act:\n\nphrase: ~\u0628\u064A\u062A\n\nplace: p\nname_ar: -\n", errors));
  ASSERT_TRUE(errors.empty());
  compile(files, errors);
  ASSERT_EQ(errors.size(), 3u);
  EXPECT_EQ(errors[0].to_string(), "x.rec:1: the record has no id (write it behind `act:`)");
  EXPECT_EQ(errors[1].place, "x.rec:3");
  EXPECT_EQ(errors[2].to_string(), "x.rec:6: the name has no letter or digit: '-' (write a name)");
}

TEST(Compile, WritesWholeFilesOnly) {
  const TemporaryFile file("old");
  ASSERT_TRUE(write_file(file.path(), "new bytes"));
  std::ifstream in(file.path());
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "new bytes");
  const auto failed = write_file("/nowhere/at/all", "x");
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::io);
}

TEST(KnowledgeFile, OpensAndTellsItsHash) {
  const Compiled compiled = compile_folder("knowledge_small");
  const TemporaryFile file(compiled.bytes);
  const auto knowledge = Knowledge::open(file.path());
  ASSERT_TRUE(knowledge);
  EXPECT_EQ(knowledge->content_hash(), compiled.content_hash);
  const Knowledge copy = *knowledge;
  EXPECT_EQ(&copy.store(), &knowledge->store());
  EXPECT_EQ(Knowledge::open(file.path() + ".none").error().code, ErrorCode::io);
}

}  // namespace
}  // namespace marsad::knowledge
