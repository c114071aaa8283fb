// The words in which a source is named: which verbs say, who may speak, where the noun phrase of a speaker ends.
#pragma once

#include "document.hpp"

namespace marsad::mention {

// Looks at one sentence of the document, set with at_sentence().
class SpeakerWords {
 public:
  explicit SpeakerWords(const Document& doc) : text_(doc) {}
  void at_sentence(const token::Sentence& sentence) { first_ = sentence.first, last_ = sentence.last; }

  const WordInfo* speech_verb(std::uint32_t i) const;
  // "byn" is a preposition far more often than "he made clear".
  bool also_function_word(std::uint32_t i) const;
  // "belonging to", where the same letters say "he went on".
  bool belonging(std::uint32_t i) const;
  bool that(std::uint32_t k) const;
  // May a speaker begin with this token: a source noun, a title, an actor, people.
  bool speaks(std::uint32_t j) const;
  // "said <name>, governor of": the title behind up to four words that nothing is known of; j when there is none.
  std::uint32_t behind_name(std::uint32_t j) const;
  bool unknown(std::uint32_t k) const;
  // The given name that is spelled like "on": before another name.
  bool called_ali(std::uint32_t k) const;
  // The noun phrase ends at punctuation, "that", a verb, a time, "in a statement" stays inside.
  std::uint32_t speaker_end(std::uint32_t j) const;
  bool given_name(std::uint32_t k, std::uint32_t j) const;
  bool other_medium(std::uint32_t k, std::uint32_t j) const;
  // "the spokesman bAsm the ministry Najib Danish": what links an office to whom it speaks for, and a personal name.
  bool named(std::uint32_t k, std::uint32_t j) const;
  // "the lieutenant colonel <given name>".
  bool behind_rank(std::uint32_t k) const;
  // "in a statement", "in a report": where it was said.
  bool said_in(std::uint32_t k) const;
  // "by holding to account": what he does, no part of his name.
  bool by_doing(std::uint32_t k) const;
  // Quotation marks and prepositions: nothing that a name ends with.
  bool hangs(std::uint32_t k) const;
  // "witnesses «Asharq Al-Awsat»": who speaks has no name in quotation marks.
  bool whole_without_name(std::uint32_t j, std::uint32_t k) const;
  // "the public prosecutor": who says, where "the saying" is none.
  bool sayer(std::uint32_t k) const;
  // "her account", "its site".
  bool his_page(std::uint32_t k) const;
  bool begins_people(std::uint32_t k) const;
  // "his saying": the words of the speaker.
  bool his_words(std::uint32_t k) const;
  bool verb_like(std::uint32_t k) const;
  // "in a report", "in a separate item": where it was said.
  bool network(std::uint32_t k) const;
  bool occasion(std::uint32_t k) const;
  bool glossed(std::uint32_t k, std::string_view gloss) const;
  bool medium(std::uint32_t k) const;

 protected:
  const Document& text_;  // the document whose words are looked at
  std::uint32_t first_ = 0, last_ = 0;
};

}  // namespace marsad::mention
