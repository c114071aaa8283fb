// A user's own places over the built-in knowledge: a recfile of `place` records, compiled together with what is built in.
#pragma once

#include <string>
#include <vector>

#include "compile.hpp"
#include "store.hpp"

namespace marsad::knowledge {

// The records of a compiled file as they were written. The views point into the Store's mapping: keep it open.
Recfile recfile_of(const Store& store);

// The built-in knowledge with the layer's places; one of the same id replaces the built-in one. What is wrong with the
// layer is appended to `errors` (file:line); the result is of use only when there is none. Cost: that of compile().
Compiled compile_layered(const Store& store, const Recfile& layer, std::vector<Error>& errors);

}  // namespace marsad::knowledge
