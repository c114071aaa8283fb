// Actors: names, units by number, new names by pattern, nationality adjectives, descriptions that stand for an
// earlier actor.
#pragma once

#include "document.hpp"

namespace marsad::mention {

// Do two actor records share a country?
bool share_country(const knowledge::Store& store, Id a, Id b);

// Fills doc.actors and doc.actor_at. Needs doc.matches, counts, times and doc.theatre ("" is allowed). `day` is the
// publication day or empty: of records that share a name, those not valid on it are passed over.
void find_actors(Document& doc, std::string_view day);

// The actor that a pronoun of this kind, at token `at`, most likely stands for; -1 when none fits.
int resolve_pronoun(const Document& doc, token::Enclitic pronoun, std::uint32_t at, int not_this = -1);

// The mention that `actor` finally stands for (follows same_as).
int final_actor(const Document& doc, int actor);

}  // namespace marsad::mention
