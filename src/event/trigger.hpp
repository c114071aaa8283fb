// Words that say that something happened, and in what light: done, negated, denied, planned.
#pragma once

#include "../mention/document.hpp"

namespace marsad::event {

using mention::Document;

struct Trigger {
  std::uint32_t first = 0, last = 0;  // tokens
  std::uint32_t sentence = 0;
  std::uint16_t act = 0;  // number in the Lexicon; 0: it only tells of harm
  std::uint8_t harm = 0;  // HarmKind + 1; 0: none
  mention::HarmOn harm_on = mention::HarmOn::none;
  bool finite = false;          // a verb that stands in the sentence; else a noun of act
  bool past = false;            // a verb in the perfect: it says that it happened
  bool passive = false;         // certainly passive
  bool active = false;          // certainly active (its letters or its agreement say so)
  bool plural_subject = false;  // "qtlwA": the subject is in the ending
  bool feminine = false;
  bool definite = false;  // "the attack"
  token::Enclitic enclitic = token::Enclitic::none;
  bool negated = false, planned = false, denied = false, failed = false, prevented = false;
  bool title = false;
  const char* why = "";  // for explain
};

// Sentence-wide and report-wide light in which triggers stand.
struct Scope {
  std::vector<char> title;       // per sentence: part of the headline
  std::vector<char> figurative;  // per sentence: war words about sport, elections, prices, art
  std::vector<char> skip;        // per sentence: site chrome, read-also links
  std::vector<char> total;       // per sentence: a running or periodic total
  bool statement = false;        // the report is a party's own statement
  int speaker = -1;              // actor whose statement it is, -1 unknown
};

Scope read_scope(const Document& doc, std::span<const Span> chrome, std::uint32_t title_bytes);

// All triggers in order. A word counts when what it needs stands near it (knowledge: `needs`) and no name covers it.
std::vector<Trigger> find_triggers(const Document& doc, const Scope& scope);

// Does the sentence around token t hold what a trigger needs?
bool need_met(const Document& doc, mention::Need need, std::uint32_t first, std::uint32_t last);

// Is token i a word or phrase that the lexicon glosses so ("fire", "captive", "banner")?
bool glossed(const Document& doc, std::uint32_t i, std::string_view gloss);

// Signs of a protest at token i: many people who are no force; what such people carry, shout or stand for.
bool many_unarmed(const Document& doc, std::uint32_t i);
bool protest_sign(const Document& doc, std::uint32_t i);

}  // namespace marsad::event
