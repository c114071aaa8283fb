// What the commands that work on a store share.
#pragma once

#include <memory>
#include <string>

#include "command.hpp"
#include "store/store.hpp"

namespace marsad::cli {

// Opens --store; null when it cannot be, which has been told.
std::unique_ptr<store::Store> open_store(const Options& options, store::Access access);
// --who, else $MARSAD_WHO, else the login name; --why, else `why`.
store::Author author(const Options& options, const std::string& why);
// Links what waits; 0 or the exit code of a failure that has been told.
int link_store(store::Store& store, const Knowledge& knowledge, const store::Author& author);

}  // namespace marsad::cli
