// The command line of the commands that work on a store.
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

#include "command.hpp"

namespace marsad::cli {

using AddCommand =
    std::function<CLI::App*(const char* name, const char* what, int (*action)(const Options&), const char* examples)>;
// `options` must outlive the command line.
void add_store_commands(Options& options, const AddCommand& command, const std::function<void(CLI::App*)>& add_knowledge);

}  // namespace marsad::cli
