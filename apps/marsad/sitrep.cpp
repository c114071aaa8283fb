// marsad sitrep: a situation report to print.
#include "command.hpp"

namespace marsad::cli {

int run_sitrep(const Options&) { return kDone; }

}  // namespace marsad::cli
