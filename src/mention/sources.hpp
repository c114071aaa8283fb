// Who says so: "according to X", "X said", "in a statement", chains of them.
#pragma once

#include "document.hpp"

namespace marsad::mention {

// Fills doc.sources and doc.source_at. Needs actors, people, places. Linear in the tokens.
void find_sources(Document& doc);

// The part of it that looks at the head of the report: who issued it, which agency its dateline names.
void find_issuer(Document& doc);

}  // namespace marsad::mention
