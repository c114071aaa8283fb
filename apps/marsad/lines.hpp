// Input read a line at a time: what `marsad mentions` and `marsad tokens` share.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace marsad::cli {

// Takes one line without its end; `name` is the file or "standard input". False: stop, writing cannot go on.
using TakeLine = std::function<bool(const std::string& name, std::uint64_t number, const std::string& text)>;

// Reads the files, `-` and nothing at all being standard input. Files that cannot be read are named on standard error, the
// others are read: the result is the exit code, kDone or kSomeFailed.
int each_line(const std::vector<std::string>& inputs, const TakeLine& take);

}  // namespace marsad::cli
