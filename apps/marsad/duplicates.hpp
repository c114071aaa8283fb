// --duplicates: marks reports whose text came before in this run, and leaves copies out.
#pragma once

#include <memory>
#include <string>

#include "collection/same_text.hpp"
#include "command.hpp"
#include "marsad/report.hpp"

namespace marsad::cli {

class Duplicates {
 public:
  Duplicates(const Options& options, const Knowledge& knowledge);

  bool wanted() const noexcept { return same_ != nullptr; }
  // Fills same_as and same. False: a copy that is to be skipped (an update never is).
  bool look_at(Report& report);
  // "12 exact copies, 30 near copies, 4 updates of earlier reports", "" when there were none.
  std::string summary() const;

 private:
  bool skip_;
  std::unique_ptr<collection::SameText> same_;
  std::size_t counts_[3] = {0, 0, 0};
};

}  // namespace marsad::cli
