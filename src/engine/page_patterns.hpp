// The words of site chrome and dates that report/ needs, from the knowledge.
#pragma once

#include <string>
#include <vector>

#include "../knowledge/store.hpp"
#include "../report/page_words.hpp"

namespace marsad::engine {

report::PagePatterns page_patterns(const knowledge::Store& store);

// The words that say a number ("number_value" records with their variants), as the knowledge spells them.
std::vector<std::string> number_words(const knowledge::Store& store);

}  // namespace marsad::engine
