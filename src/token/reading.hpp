// Questions that later rooms ask of tokens and their readings.
#pragma once

#include "token.hpp"

namespace marsad::token {

inline constexpr std::uint32_t kAny = 0xFFFFFFFFu;

// A verb of a person and a tense, not its masdar or participle.
inline bool is_finite(const knowledge::Features& f) noexcept {
  using knowledge::Form;
  return f.pos == knowledge::Pos::verb &&
         (f.form == Form::perfect || f.form == Form::imperfect || f.form == Form::imperative || f.form == Form::jussive);
}

// A noun, adjective, masdar or participle: what takes the article.
inline bool is_nominal(const knowledge::Features& f) noexcept {
  using knowledge::Pos;
  return f.pos == Pos::noun || f.pos == Pos::adjective ||
         (f.pos == Pos::verb && !is_finite(f) && f.form != knowledge::Form::base);
}

// Without a leading article, when at least two letters are left; otherwise as it is.
inline std::string_view strip_article(std::string_view code) noexcept {
  return code.size() > 3 && code.starts_with("Al") ? code.substr(2) : code;
}

// First reading whose record has the tag `key` (an interned string), with that value unless kAny. nullptr when none has.
const Analysis* reading_with(const Tokens& tokens, const Token& token, const knowledge::Store& store, std::uint32_t key,
                             std::uint32_t value = kAny) noexcept;

inline bool has_record_tag(const Tokens& tokens, const Token& token, const knowledge::Store& store, std::uint32_t key,
                           std::uint32_t value = kAny) noexcept {
  return reading_with(tokens, token, store, key, value) != nullptr;
}

// First reading of that part of speech, nullptr when there is none.
const Analysis* reading_as(const Tokens& tokens, const Token& token, knowledge::Pos pos) noexcept;

// Does any reading carry one of these proclitics?
bool may_have(const Tokens& tokens, const Token& token, std::uint16_t proclitics) noexcept;

}  // namespace marsad::token
