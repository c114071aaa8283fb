// The words of site chrome and dates that report/ needs, from the knowledge.
#pragma once

#include "../knowledge/store.hpp"
#include "../report/page_words.hpp"

namespace marsad::engine {

report::PagePatterns page_patterns(const knowledge::Store& store);

}  // namespace marsad::engine
