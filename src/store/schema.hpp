// The tables of a store and how an older store becomes a present one. Not for other rooms.
#pragma once

#include "database.hpp"

namespace marsad::store {

// Grows by one with each step in schema.cpp; a step that was released is never changed.
inline constexpr int kSchemaVersion = 1;

// Makes the tables, or takes an older store up to kSchemaVersion, in one transaction. Throws Fault: knowledge_format when
// the store was made by a newer program, or the database holds something else.
void bring_up_to_date(Database& db);
// For readers, who may not be allowed to write: throws when the version is another.
void check_version(Database& db);

}  // namespace marsad::store
