#include "inflect_table.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.hpp"
#include "codebook/table.hpp"
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

struct Block {
  Form form = Form::base;
  Voice voice = Voice::active;
  std::map<std::string, std::array<std::vector<std::string>, 3>> rows;  // label -> singular, dual, plural
  bool operator==(const Block& other) const { return form == other.form && rows == other.rows; }
};

class Table {
 public:
  Table(const std::vector<SurfaceForm>& forms, const std::vector<std::string>& spellings) : forms_(forms) {
    for (const std::string& word : spellings) spelled_.emplace(text::fold_word(word), word);
  }

  std::string run() {
    static constexpr Form kForms[] = {Form::base,       Form::perfect, Form::imperfect,         Form::jussive,
                                      Form::imperative, Form::masdar,  Form::active_participle, Form::passive_participle};
    for (const Form form : kForms) {
      Block active = block(form, Voice::active), passive = block(form, Voice::passive);
      const bool tense = form == Form::perfect || form == Form::imperfect || form == Form::jussive;
      if (tense && active == passive) {
        write(active, "active and passive");
      } else {
        write(active, tense ? "active" : "");
        write(passive, tense ? "passive" : "");
      }
    }
    if (attached_) out_ += "  (+ only before a pronoun or another noun)\n";
    return std::move(out_);
  }

 private:
  static std::string label(const Features& f, Gender gender) {
    std::string out = f.person ? std::to_string(f.person) + " " : "";
    // In the order of grammars: the third person first.
    const char order = f.person ? static_cast<char>('0' + 3 - f.person) : '0';
    return std::string{order, gender == Gender::feminine ? '1' : '0'} + out +
           (gender == Gender::masculine  ? "m"
            : gender == Gender::feminine ? "f"
                                         : "");
  }

  std::string spell(const SurfaceForm& form) const {
    const Features& f = form.features;
    std::string code = form.code;
    if (const auto known = spelled_.find(code); known != spelled_.end() && !f.construct && !f.accusative)
      return known->second;
    const bool ta_marbuta =
        code.ends_with('h') && f.gender == Gender::feminine && f.number == Number::singular && !f.construct;
    if (ta_marbuta) code.pop_back();
    return arabic(code) + (ta_marbuta ? "\u0629" : "") + (f.accusative ? "\u064B" : "") + (f.construct ? "+" : "");
  }

  Block block(Form form, Voice voice) {
    Block out;
    out.form = form, out.voice = voice;
    for (const SurfaceForm& surface : forms_) {
      const Features& f = surface.features;
      if (f.form != form || (f.voice != Voice::either && f.voice != voice)) continue;
      const bool both = f.gender == Gender::unknown && f.person == 2;
      for (const Gender gender : {Gender::masculine, Gender::feminine}) {
        if (!both && gender != f.gender && !(f.gender == Gender::unknown && gender == Gender::masculine)) continue;
        auto& row = out.rows[label(f, both ? gender : f.gender)];
        auto& cell = row[f.number == Number::dual ? 1 : f.number == Number::plural ? 2 : 0];
        const std::string word = spell(surface);
        attached_ |= f.construct;
        if (std::find(cell.begin(), cell.end(), word) == cell.end()) cell.push_back(word);
      }
    }
    return out;
  }

  static std::string joined(std::vector<std::string> words) {
    // Forms that stand by themselves before those that do not, long ones (the indicative) before short ones.
    std::stable_sort(words.begin(), words.end(),
                     [](const auto& a, const auto& b) { return a.ends_with('+') < b.ends_with('+'); });
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " / ") + word;
    return out;
  }

  static std::string padded(const std::string& text, std::size_t width) {
    const std::size_t shown = codebook::display_width(text);
    return text + std::string(shown < width ? width - shown : 1, ' ');
  }

  void write(const Block& block, const std::string& voice) {
    static constexpr const char* kNames[] = {
        "", "perfect", "imperfect", "imperative", "verbal noun", "active participle", "passive participle", "jussive"};
    if (block.rows.empty()) return;
    std::array<std::size_t, 2> widths = {10, 6};
    for (const auto& [label, row] : block.rows)
      for (std::size_t c = 0; c < 2; ++c) widths[c] = std::max(widths[c], codebook::display_width(joined(row[c])) + 2);
    std::string head = kNames[static_cast<int>(block.form)] + std::string(voice.empty() ? "" : ", ") + voice;
    out_ += "  " + padded(head, 30) + padded("singular", widths[0]) + padded("dual", widths[1]) + "plural\n";
    for (const auto& [label, row] : block.rows) {
      std::string line = "    " + padded(label.substr(2), 28) + padded(joined(row[0]), widths[0]) +
                         padded(joined(row[1]), widths[1]) + joined(row[2]);
      line.erase(line.find_last_not_of(' ') + 1);
      out_ += line + "\n";
    }
  }

  const std::vector<SurfaceForm>& forms_;
  std::map<std::string, std::string> spelled_;
  std::string out_;
  bool attached_ = false;
};

}  // namespace

std::string inflection_table(const std::vector<SurfaceForm>& forms, const std::vector<std::string>& spellings) {
  return Table(forms, spellings).run();
}

}  // namespace marsad::cli
