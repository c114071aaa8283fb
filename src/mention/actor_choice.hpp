// Which actor a name means where several records share it, and what its record says.
#pragma once

#include <string_view>
#include <unordered_set>

#include "document.hpp"

namespace marsad::mention {

class ActorChoice {
 public:
  // `day`: the publication day or empty. Of one document, in the order of its text.
  ActorChoice(const Document& doc, std::string_view day) : doc_(doc), store_(doc.lexicon->store()), day_(day) {}

  // Of the records that share the name: an earlier mention's, then the theatre's, then one valid on the day. Fills record,
  // gender, number and candidates; the record stays kNone where the words only describe somebody.
  void choose(const Match& match, Actor& actor) const;
  // The record was named: from here on it goes before others of its names.
  void remember(Id record) { seen_.insert(record); }
  // Id, names and kind as the record has them.
  void describe(Actor& actor) const;
  // The words are short for every actor that they may name: "the movement", "the party", a capital.
  bool all_short(const Match& match) const;

 private:
  // Does another party of that name have the record for its branch?
  bool branch_of_one(const Match& match, Id record) const;

  const Document& doc_;
  const knowledge::Store& store_;
  std::string_view day_;
  // Keys of the knowledge.
  std::uint32_t short_ = store_.intern("short"), country_ = store_.intern("country"), from_ = store_.intern("from"),
                until_ = store_.intern("until"), name_ar_ = store_.intern("name_ar"), name_en_ = store_.intern("name_en"),
                kind_ = store_.intern("kind");
  std::unordered_set<Id> seen_;  // records named so far
};

}  // namespace marsad::mention
