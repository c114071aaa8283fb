// Full tables of verbs (tests/data/verbs.tsv): every form comes out with its features, no other does, and a text that
// holds it is read as that verb.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "inflect_spell.hpp"
#include "knowledge/compile.hpp"
#include "knowledge/recfile.hpp"
#include "text/fold.hpp"
#include "token/token.hpp"

namespace marsad {
namespace {

using knowledge::Features;
using knowledge::Form;
using knowledge::Gender;
using knowledge::Number;
using knowledge::Voice;

struct Cell {
  std::string surface;  // as written
  Features features;
};

struct Verb {
  std::string perfect, form, imperfect, masdar;
  std::vector<Cell> cells;
  bool passive = false;
};

std::vector<std::string> columns(const std::string& line, char sign) {
  std::vector<std::string> out;
  std::istringstream in(line);
  for (std::string part; std::getline(in, part, sign);) out.push_back(part);
  return out;
}

// "3ms" as features.
Features person(std::string_view p, Form form, Voice voice) {
  Features f{.pos = knowledge::Pos::verb, .form = form, .voice = voice};
  f.person = static_cast<std::uint8_t>(p[0] - '0') & 3u;
  f.gender = p[1] == 'm' ? Gender::masculine : p[1] == 'f' ? Gender::feminine : Gender::unknown;
  f.number = p.back() == 's' ? Number::singular : p.back() == 'd' ? Number::dual : Number::plural;
  return f;
}

void read_tense(const std::string& name, const std::vector<std::string>& words, Verb& verb) {
  static constexpr std::string_view kPersons[] = {"3ms", "3fs", "3md", "3fd", "3mp", "3fp", "2ms",
                                                  "2fs", "2d",  "2mp", "2fp", "1s",  "1p"};
  const bool order = name == "imperative", passive = name.ends_with("passive");
  const Form form = order ? Form::imperative : name.starts_with("perfect") ? Form::perfect : Form::imperfect;
  verb.passive |= passive;
  ASSERT_EQ(words.size(), order ? 5u : 13u) << verb.perfect << " " << name;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] != "-")
      verb.cells.push_back({words[i], person(kPersons[order ? i + 6 : i], form, passive ? Voice::passive : Voice::active)});
}

void read_nouns(const std::vector<std::string>& words, Verb& verb) {
  static constexpr Form kForms[] = {Form::masdar, Form::active_participle, Form::passive_participle};
  ASSERT_EQ(words.size(), 3u) << verb.perfect;
  for (std::size_t i = 0; i < 3; ++i)
    if (words[i] != "-") verb.cells.push_back({words[i], Features{.pos = knowledge::Pos::verb, .form = kForms[i]}});
}

std::vector<Verb> verbs() {
  std::vector<Verb> out;
  std::ifstream in(MARSAD_SOURCE_DIR "/tests/data/verbs.tsv");
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto parts = columns(line, '\t');
    if (parts[0] == "verb")
      out.push_back({parts.at(1), parts.at(2), parts.at(3), parts.at(4), {}});
    else if (parts[0] == "nouns")
      read_nouns(columns(parts.at(1), ' '), out.back());
    else
      read_tense(parts[0], columns(parts.at(1), ' '), out.back());
  }
  return out;
}

knowledge::VerbBase base_of(const Verb& verb) {
  knowledge::VerbBase base{text::fold_word(verb.perfect), std::stoi(verb.form), "", {}};
  if (verb.imperfect != "-") base.imperfect = text::fold_word(verb.imperfect);
  if (verb.masdar != "-") base.masdars = {text::fold_word(verb.masdar)};
  return base;
}

bool same(const Features& wanted, const Features& got) {
  // The table has no row of its own for the jussive of a doubled verb ("yrdd").
  const bool shortened = wanted.form == Form::imperfect && got.form == Form::jussive;
  if (wanted.form != got.form && !shortened) return false;
  if (wanted.person == 0) return got.number == Number::singular && !got.construct && !got.accusative;  // nominal forms
  const bool order = wanted.form == Form::imperative;
  return wanted.person == got.person && wanted.number == got.number &&
         (wanted.gender == got.gender || got.gender == Gender::unknown || wanted.gender == Gender::unknown) &&
         (order || got.voice == Voice::either || got.voice == wanted.voice);
}

bool has_hamza(std::string_view written) {
  for (const char* hamza : {"\u0621", "\u0622", "\u0623", "\u0624", "\u0625", "\u0626"})
    if (written.find(hamza) != std::string_view::npos) return true;
  return false;
}

TEST(InflectTable, CoversEveryFormAndWeakness) {
  std::map<std::string, int> forms;
  std::size_t cells = 0;
  for (const Verb& verb : verbs()) ++forms[verb.form], cells += verb.cells.size();
  for (int form = 1; form <= 12; ++form) EXPECT_GE(forms[std::to_string(form)], form == 9 ? 1 : 2) << form;
  for (int form = 2; form <= 8; ++form) EXPECT_GE(forms[std::to_string(form)], 5) << form;
  EXPECT_GE(verbs().size(), 80u);
  EXPECT_GE(cells, 6000u);
}

TEST(InflectTable, EveryFormComesOut) {
  for (const Verb& verb : verbs()) {
    const auto forms = knowledge::inflect(base_of(verb));
    ASSERT_TRUE(forms) << forms.error().to_string();
    for (const Cell& cell : verb.cells) {
      const std::string code = text::fold_word(cell.surface);
      const bool found = std::any_of(forms->begin(), forms->end(),
                                     [&](const auto& f) { return f.code == code && same(cell.features, f.features); });
      EXPECT_TRUE(found) << verb.perfect << " " << verb.form << ": " << cell.surface << " " << test::tag(cell.features);
    }
  }
}

// Not of verbs with a hamza, whose seats typists choose; nor where the table has no passive.
TEST(InflectTable, NoOtherFiniteFormComesOut) {
  int checked = 0;
  for (const Verb& verb : verbs()) {
    if (has_hamza(verb.perfect) && verb.form != "4") continue;
    if (!verb.passive || verb.form == "12" || verb.perfect.ends_with("\u0623")) continue;
    ++checked;
    std::set<std::string> told;
    for (const Cell& cell : verb.cells) told.insert(text::fold_word(cell.surface));
    const auto forms = knowledge::inflect(base_of(verb));
    ASSERT_TRUE(forms);
    for (const auto& f : *forms)
      if (f.features.person != 0 && !f.features.construct)
        EXPECT_TRUE(told.contains(f.code))
            << verb.perfect << " " << verb.form << ": " << f.code << " " << test::tag(f.features);
  }
  EXPECT_GE(checked, 40);
}

// All verbs as one lexicon.
std::shared_ptr<const knowledge::Store> store_of(const std::vector<Verb>& all) {
  std::string text;
  for (const Verb& verb : all) {
    text += "verb: " + verb.perfect + "\nform: " + verb.form + "\n";
    if (verb.imperfect != "-") text += "imperfect: " + verb.imperfect + "\n";
    if (verb.masdar != "-") text += "masdar: " + verb.masdar + "\n";
    text += "\n";
  }
  std::vector<Error> errors;
  std::vector<knowledge::Recfile> files;
  files.push_back(knowledge::parse_recfile("verbs.rec", text, errors));
  const auto compiled = knowledge::compile(files, errors);
  for (const Error& error : errors) ADD_FAILURE() << error.to_string();
  const std::string path = testing::TempDir() + "marsad-verbs-" + std::to_string(getpid()) + ".knowledge";
  if (!knowledge::write_file(path, compiled.bytes)) return nullptr;
  auto store = knowledge::Store::open(path);
  std::remove(path.c_str());
  return store ? *store : nullptr;
}

TEST(InflectTable, TextsAreReadAsTheirVerb) {
  const auto all = verbs();
  const auto store = store_of(all);
  ASSERT_TRUE(store);
  token::Tokens tokens;
  for (const Verb& verb : all)
    for (const Cell& cell : verb.cells) {
      token::tokenize(cell.surface, *store, tokens);
      ASSERT_EQ(tokens.tokens.size(), 1u) << cell.surface;
      const auto readings = tokens.readings(tokens.tokens[0]);
      const bool read = std::any_of(readings.begin(), readings.end(), [&](const token::Analysis& a) {
        return a.record != knowledge::kNone && store->text(store->record(a.record).id) == verb.perfect &&
               store->field(a.record, "form") == verb.form;
      });
      EXPECT_TRUE(read) << cell.surface << " of " << verb.perfect << " " << verb.form;
    }
}

TEST(InflectTable, WordsThatAreNoFormAreNotReadAsOne) {
  // Letters of the verbs above in shapes that none of them takes.
  const auto store = store_of(verbs());
  ASSERT_TRUE(store);
  token::Tokens tokens;
  std::ifstream in(MARSAD_SOURCE_DIR "/tests/data/no_verbs.txt");
  int words = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    ++words;
    token::tokenize(line, *store, tokens);
    for (const token::Token& t : tokens.tokens)
      for (const token::Analysis& a : tokens.readings(t))
        EXPECT_EQ(a.record, knowledge::kNone) << line << " read as " << store->text(store->record(a.record).id);
  }
  EXPECT_GE(words, 40);
}

}  // namespace
}  // namespace marsad
