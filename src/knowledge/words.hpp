// From word records to the bases that inflect.hpp takes. Internal to knowledge/.
#pragma once

#include "inflect.hpp"
#include "recfile.hpp"

namespace marsad::knowledge {

// Pos::none for kinds that are no words.
Pos pos_of(std::string_view kind) noexcept;

// Gender of a noun record: as given, else by its ending. Of all other kinds: unknown.
Gender gender_of(const Record& record);
Gender gender_value(std::string_view value) noexcept;  // "m" "f"
Number number_value(std::string_view value) noexcept;  // "singular" "plural"

// All forms of a verb, noun, adjective or particle. Errors: knowledge_value; their place is left to the caller.
Expected<std::vector<SurfaceForm>> forms_of(const Record& record);

}  // namespace marsad::knowledge
