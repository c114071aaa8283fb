// What needs.cpp and crowds.cpp look for around a trigger.
#pragma once

#include <algorithm>
#include <initializer_list>

#include "trigger.hpp"

namespace marsad::event {

// The window around a trigger that lies in its sentence.
struct Window {
  const Document& doc;
  std::uint32_t begin, first, last, end;

  Window(const Document& d, std::uint32_t f, std::uint32_t l) : doc(d), first(f), last(l) {
    const token::Sentence& s = doc.tokens->sentences[doc.sentence_of(f)];
    begin = s.first, end = s.last;
  }
  template <typename Test>
  bool after(std::uint32_t distance, Test test) const {
    for (std::uint32_t i = last; i < std::min(end, last + distance); ++i)
      if (test(i)) return true;
    return false;
  }
  template <typename Test>
  bool before(std::uint32_t distance, Test test) const {
    for (std::uint32_t i = first; i > begin && first - i < distance; --i)
      if (test(i - 1)) return true;
    return false;
  }
  template <typename Test>
  bool near(std::uint32_t ahead, std::uint32_t back, Test test) const {
    return after(ahead, test) || before(back, test);
  }
  template <typename Test>
  bool sentence(Test test) const {
    for (std::uint32_t i = begin; i < end; ++i)
      if ((i < first || i >= last) && test(i)) return true;
    return false;
  }
};

mention::WeaponClass weapon_class(const Document& doc, std::uint32_t i);
// A force, fighters, or a weapon; people of any kind; a word of an act of one of these modes.
bool armed(const Document& doc, std::uint32_t i);
bool person(const Document& doc, std::uint32_t i);
bool act_mode(const Document& doc, std::uint32_t i, std::initializer_list<mention::Mode> modes);

// Demonstrators; a word that proves a crowd: they, what they demand, an act that only crowds do.
bool protester(const Document& doc, std::uint32_t i);
bool crowd(const Document& doc, std::uint32_t i);
// Do the words around the trigger show a crowd (Need::crowd), demonstrators who do it (Need::protester)?
bool crowd_met(const Window& w);
bool protester_met(const Window& w);

}  // namespace marsad::event
