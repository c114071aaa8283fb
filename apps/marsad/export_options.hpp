// The options of export, import and sitrep.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include "command.hpp"

namespace marsad::cli {

void add_export_options(CLI::App& app, Options& options);
void add_import_options(CLI::App& app, Options& options);
void add_sitrep_options(CLI::App& app, Options& options);

// Which formats that need another program can be written here, a line each; looks for the programs.
std::string formats_here();

}  // namespace marsad::cli
