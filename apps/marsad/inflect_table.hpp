// All forms of a word as a table for people: a block a tense or derived noun, persons down, numbers across.
#pragma once

#include <string>
#include <vector>

#include "knowledge/inflect.hpp"

namespace marsad::cli {

// `spellings` are words as people spell them (base form, plurals, masdars): a form with the same letters is printed so;
// all others with the plainest letters, as folding leaves no more.
std::string inflection_table(const std::vector<knowledge::SurfaceForm>& forms, const std::vector<std::string>& spellings);

}  // namespace marsad::cli
