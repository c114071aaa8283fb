// Event or incident lines from files, standard input or a store.
#pragma once

#include "command.hpp"
#include "lines.hpp"

namespace marsad::cli {

// With --store: its incidents or events in the order of their days; else the inputs. The result is the exit code.
int each_record_line(const Options& options, bool incidents, const TakeLine& take);

}  // namespace marsad::cli
