// Signs and their weights: names taken from the code, numbers from the knowledge, one list for both.
#include <gtest/gtest.h>

#include <set>

#include "event/weighing.hpp"
#include "incident/weights.hpp"
#include "knowledge/schema.hpp"
#include "knowledge_files.hpp"

namespace marsad {
namespace {

enum class Colour { red, this_, dark_blue, count };
enum class Plain : std::uint8_t { one, two };

TEST(EnumNames, AreThoseOfTheCode) {
  EXPECT_EQ(base::kEnumerators<Colour>, 3u);
  EXPECT_EQ(base::kEnumerators<Plain>, 2u);
  EXPECT_EQ(base::enum_name(Colour::red), "red");
  EXPECT_EQ(base::enum_name(Colour::this_), "this");
  EXPECT_EQ(base::enum_name(Colour::dark_blue), "dark_blue");
  EXPECT_EQ(base::enum_name(Colour::count), "");
  EXPECT_EQ(base::enum_name(static_cast<Plain>(9)), "");
  EXPECT_EQ(base::enum_of<Colour>("dark_blue"), Colour::dark_blue);
  EXPECT_EQ(base::enum_of("blue", Colour::count), Colour::count);
  EXPECT_EQ(base::enum_of("count", Colour::red), Colour::red);
  static_assert(base::enum_name(event::RetoldSign::detail_elsewhere) == "detail_elsewhere");
}

// What the engine asks for and what schema.rec demands of the data are one list, so no weight is read in vain or missed.
template <typename Sign>
void expect_listed(std::string_view kind) {
  std::vector<Error> errors;
  const std::string path = std::string(MARSAD_SOURCE_DIR) + "/knowledge/schema.rec";
  std::vector<knowledge::Recfile> files;
  files.push_back(knowledge::read_recfile(path, "", errors));
  const knowledge::Schema schema = read_schema(files, errors);
  ASSERT_TRUE(errors.empty());
  const knowledge::KindRule* rule = schema.find(kind);
  ASSERT_NE(rule, nullptr) << kind;
  std::set<std::string_view> asked;
  for (std::size_t i = 0; i < base::kEnumerators<Sign>; ++i) asked.insert(base::enum_name(static_cast<Sign>(i)));
  EXPECT_EQ(asked, std::set<std::string_view>(rule->ids.begin(), rule->ids.end())) << kind;
}

// Values of a tag that the engine knows, and those that schema.rec lets the lexicon write: one list.
template <typename Enum>
void expect_values(std::string_view key) {
  std::vector<Error> errors;
  std::vector<knowledge::Recfile> files;
  files.push_back(knowledge::read_recfile(std::string(MARSAD_SOURCE_DIR) + "/knowledge/schema.rec", "", errors));
  const knowledge::Schema schema = read_schema(files, errors);
  std::set<std::string_view> known, written;
  for (std::size_t i = 1; i < base::kEnumerators<Enum>; ++i) known.insert(base::enum_name(static_cast<Enum>(i)));
  for (const knowledge::KindRule& kind : schema.kinds)
    if (kind.find("gloss") != nullptr)  // words
      if (const knowledge::KeyRule* rule = kind.find(key)) written.insert(rule->values.begin(), rule->values.end());
  EXPECT_EQ(known, written) << key;
}

TEST(Tags, HaveTheValuesOfTheSchema) {
  expect_values<mention::Person>("person");
  expect_values<mention::Group>("group");
  expect_values<mention::Site>("site");
  expect_values<mention::Title>("title");
  expect_values<mention::SourceKind>("source");
  expect_values<mention::Speech>("speech");
  expect_values<mention::Modal>("modal");
  expect_values<mention::Link>("link");
  expect_values<mention::Direction>("direction");
  expect_values<mention::HarmOn>("harm_on");
  expect_values<mention::Need>("needs");
}

TEST(Signs, AreListedInTheSchema) {
  expect_listed<event::RetoldSign>("retold_weight");
  expect_listed<event::NewsSign>("news_weight");
  expect_listed<event::ToldSign>("told_weight");
  expect_listed<incident::Weight>("link_weight");
}

TEST(Signs, WeighWhatTheKnowledgeSays) {
  std::vector<Error> errors;
  std::vector<knowledge::Recfile> files;
  files.push_back(knowledge::parse_recfile(
      "x.rec",
      "told_weight: base\nassault: -1.48\nprotest: 0.62\n\ntold_weight: this\nassault: -0.85\n\ntold_weight: unheard_of\n"
      "assault: 9\n\nnews_weight: base\nvalue: 0.65\n",
      errors));
  const knowledge::Compiled compiled = knowledge::compile_good(files, errors);
  const knowledge::TemporaryFile file(compiled.bytes);
  const auto store = knowledge::Store::open(file.path());
  ASSERT_TRUE(store.has_value());
  const event::Weighing weighing(**store);
  using Row = event::ToldWeights::Row;
  EXPECT_EQ(weighing.told.row(event::ToldSign::base), (Row{-1.48F, 0.62F}));
  EXPECT_EQ(weighing.told.row(event::ToldSign::this_), (Row{-0.85F, 0.0F}));
  EXPECT_EQ(weighing.told.row(event::ToldSign::known), (Row{0.0F, 0.0F}));
  EXPECT_EQ(weighing.news[event::NewsSign::base], 0.65F);
  EXPECT_EQ(weighing.retold[event::RetoldSign::base], 0.0F);
}

}  // namespace
}  // namespace marsad
