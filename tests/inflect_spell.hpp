// What inflection makes of a word, in short tags: "perf.e.3ms" is a perfect, either voice, third person masculine singular.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "knowledge/inflect.hpp"

namespace marsad::test {

inline std::string tag(const knowledge::Features& f) {
  using namespace knowledge;
  static constexpr const char* kForms[] = {"base", "perf", "impf", "impv", "masdar", "act", "pass", "juss"};
  std::string text = kForms[static_cast<int>(f.form)];
  if (f.form == Form::perfect || f.form == Form::imperfect || f.form == Form::jussive)
    text += f.voice == Voice::active ? ".a" : f.voice == Voice::passive ? ".p" : ".e";
  text += '.';
  if (f.person != 0) text += static_cast<char>('0' + f.person);
  if (f.gender != Gender::unknown) text += f.gender == Gender::masculine ? 'm' : 'f';
  if (f.number != Number::unknown) text += "?sdp"[static_cast<int>(f.number)];
  if (f.construct) text += "+c";
  if (f.accusative) text += "+acc";
  return text;
}

// "code tag" of each form.
inline std::multiset<std::string> all(const std::vector<knowledge::SurfaceForm>& forms) {
  std::multiset<std::string> out;
  for (const auto& form : forms) out.insert(form.code + " " + tag(form.features));
  return out;
}

inline std::set<std::string> codes(const std::vector<knowledge::SurfaceForm>& forms) {
  std::set<std::string> out;
  for (const auto& form : forms) out.insert(form.code);
  return out;
}

inline std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> out(1);
  for (const char c : text)
    if (c == ' ')
      out.emplace_back();
    else
      out.back() += c;
  std::erase(out, "");
  return out;
}

}  // namespace marsad::test
