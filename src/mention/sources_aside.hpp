// What stands between a verb of saying, who says it, and "that": places, days, occasions, what the speaker is.
#pragma once

#include "sources_speaker.hpp"

namespace marsad::mention {

// Looks at one sentence of the document, set with at_sentence(). Every look is bounded by some 25 tokens.
class AsideWords : public SpeakerWords {
 public:
  using SpeakerWords::SpeakerWords;

  // The quotation mark at `j` opens a name, not what is said: it closes after a few words and "that" comes later.
  bool name_in_quotes(std::uint32_t j) const;
  // Where a verbal noun of an act stands right behind a definite noun phrase that begins at j; j when it does not.
  std::uint32_t act_behind(std::uint32_t j) const;
  // "those who fled", "survivors": a participle names who does.
  bool doer(std::uint32_t j) const;
  // Where "that" stands behind a speaker who begins at j, whatever is told of him in between; j when it does not.
  std::uint32_t that_behind(std::uint32_t j) const;
  // "- in a statement issued today -", "(HRW)": the token behind it; k when it is nothing of the kind.
  std::uint32_t between_dashes(std::uint32_t k) const;
  // ", head of the local council, that": what stands between two commas before "that".
  bool apposition(std::uint32_t k) const;
  // Behind what is told of time, place and occasion: "said [on Friday] [in a statement of his] the spokesman". j when no
  // speaker follows.
  std::uint32_t behind_adverbs(std::uint32_t j) const;
  // The noun phrase of a statement ends where somebody who may speak begins, or a comma; `k` when neither comes.
  std::uint32_t behind_occasion(std::uint32_t k) const;
  // "activists published pictures of": the verb, and what was filmed behind it.
  bool shows(std::uint32_t i) const;
  // "according to «Al-Arabiya», ...": a short name in quotation marks before a comma; where it ends, `j` when nowhere.
  bool named_outlet(std::uint32_t j) const;
  std::uint32_t name_end(std::uint32_t j) const;
  // "held the militia responsible for": the verb, and "responsibility" behind it.
  bool blames(std::uint32_t i) const;
  // What "of" or "by" governs does not speak.
  bool governed(std::uint32_t k) const;
  // ", in a statement," ", on Friday,": between a speaker and what he says.
  bool aside(std::uint32_t k) const;
  bool inside_name(std::uint32_t j) const;
  // An actor or a noun that names a source stands there.
  bool speaks_known(std::uint32_t first, std::uint32_t end) const;
  // An adjective of the agency told before, or whom it belongs to.
  bool told_more(std::uint32_t k) const;
  // "told the agency <speaker>": the token behind whom it was told to; j when nobody is told.
  std::uint32_t told_to(std::uint32_t j) const;
  // "without saying whether", "nobody has announced".
  bool unsaid(std::uint32_t i, const WordInfo& info) const;
  // "carried it from": it quoted only with "from" or "that"; else it transported.
  bool about_ahead(std::uint32_t i) const;
  // "answered that": a verb that says something only before "that".
  bool that_ahead(std::uint32_t i) const;
  // "12:30": no speaker before that colon.
  bool clock(std::uint32_t colon) const;
  bool header_word(std::uint32_t k) const;
};

}  // namespace marsad::mention
