// Finds the places of one sentence: what names them, and the words that lead in. places.cpp says where a place begins,
// place_alone.cpp and place_unlisted.cpp whether a name without a noun is one, place_names.cpp where its name ends.
#pragma once

#include <algorithm>

#include "bare.hpp"
#include "gazetteer.hpp"
#include "places.hpp"

namespace marsad::mention {

class PlaceFinder {
 public:
  PlaceFinder(Document& doc, const token::Sentence& sentence) : doc_(doc), first_(sentence.first), last_(sentence.last) {}

  void run() {
    for (std::uint32_t i = first_; i < last_;) i = std::max(i + 1, at(i));
  }

 private:
  std::uint32_t at(std::uint32_t i);
  std::uint32_t unlisted(std::uint32_t i);
  std::uint32_t headed(std::uint32_t i) const;
  bool aimed_at(std::uint32_t i) const;
  bool doer(std::uint32_t i) const;
  bool annexed(std::uint32_t i) const;
  bool is_called(std::uint32_t i) const;
  bool town_behind(std::uint32_t i) const;
  std::uint32_t joined(std::uint32_t i);
  static bool foreign_word(std::string_view c);
  static long long_vowels(std::string_view c);
  bool area_behind(std::uint32_t i) const;
  bool far_behind(std::uint32_t i) const;
  bool tanwin(std::uint32_t i) const;
  bool arabic_shape(std::uint32_t i) const;
  bool beside_direction(std::uint32_t i) const;
  bool foreign_shape(std::uint32_t i, std::uint32_t end) const;
  bool counted_shape(std::uint32_t i) const;
  void keep_aside(std::uint32_t i, std::uint32_t end);
  bool contained(std::uint32_t i) const;
  const Match* place_match(std::uint32_t i) const;
  bool counted_noun(std::uint32_t i) const;
  PlaceNoun generic_of(std::uint32_t i) const;
  std::uint32_t bare(std::uint32_t i, const Match& match);
  bool names_country(const Match& match) const;
  bool names_own(const Match& match) const;
  std::uint32_t doubtful(std::uint32_t i, const Match& match);
  bool behind_person(std::uint32_t i) const;
  bool part_of(std::uint32_t i) const;
  bool likened(const Match& match) const;
  bool called(std::uint32_t i, const Match& match) const;
  bool led(std::uint32_t i) const;
  bool struck(std::uint32_t i) const;
  bool held_by_container(std::uint32_t i) const;
  bool stray(std::uint32_t i, const Match& match) const;
  bool lexical(std::uint32_t i) const;
  bool leads_place(std::uint32_t i) const;
  bool header_at(std::uint32_t i, std::uint32_t after) const;
  bool opens_paragraph() const;
  std::uint32_t generic(std::uint32_t i, const WordInfo& noun);
  std::uint32_t name(std::uint32_t i, std::uint32_t j, const WordInfo& noun);
  std::uint32_t quoted(std::uint32_t j) const;
  std::uint32_t more_names(std::uint32_t end, const WordInfo& noun);
  std::uint32_t own_noun(std::uint32_t start);
  std::uint32_t next_item(std::uint32_t j) const;
  std::uint32_t item(std::uint32_t start) const;
  bool plain(std::uint32_t j) const;
  bool half_name(const Match& match) const;
  bool first_half(const Match& match) const;
  std::string plain_words(std::uint32_t first, std::uint32_t end) const;
  void and_off(std::uint32_t start, std::uint32_t end);
  std::uint32_t list_start(std::uint32_t j) const;
  std::uint32_t among(std::uint32_t i);
  static bool has_outer_proclitic(const Match& match);
  std::uint32_t skip_quotes(std::uint32_t j) const;
  bool nameable(std::uint32_t j) const;
  bool is_word(std::uint32_t j) const;
  bool known_word(std::uint32_t j) const;
  bool like_clause(std::uint32_t j) const;
  bool closes_name(std::uint32_t i) const;
  bool bracketed(std::uint32_t j) const;
  bool hyphened(std::uint32_t i) const;
  bool hers(std::uint32_t j) const;
  bool joined_head(std::uint32_t j) const;
  bool foreign_part(std::uint32_t j) const;
  bool last_part(std::uint32_t j) const;
  bool located(std::uint32_t i) const;
  bool seized(std::uint32_t i) const;
  bool owned(std::uint32_t j, const WordInfo& noun) const;
  std::uint32_t unknown_name(std::uint32_t j, const WordInfo& noun) const;
  bool ends_like_adjective(std::uint32_t j) const;
  std::uint32_t add_name(std::uint32_t lead, std::uint32_t name_first, const Match& match, PlaceNoun noun);
  void add_reference(std::uint32_t i, PlaceNoun noun, bool possessive);
  std::uint32_t add(std::uint32_t lead, std::uint32_t name_first, std::uint32_t end, const Match* match, PlaceNoun noun,
                    bool keep);
  static bool contains(const std::vector<Id>& ids, Id id);
  std::uint32_t camp_end(std::uint32_t end, PlaceNoun noun) const;
  std::uint32_t road_end(std::uint32_t end, PlaceNoun noun) const;
  void lead_in(Place& place, std::uint32_t i);
  enum class Measure : std::uint8_t { none, of_act, of_place };
  Measure measured(std::uint32_t p) const;
  bool piece(std::uint32_t i) const;
  std::uint32_t by_adjective(std::uint32_t i, PlaceNoun noun);
  bool behind_act(std::uint32_t lead) const;
  bool generic_word_only(std::uint32_t p) const;
  static void preposition(Place& place, Preposition p);
  void put(const Place& place);

  Document& doc_;
  std::uint32_t first_, last_;
};

}  // namespace marsad::mention
