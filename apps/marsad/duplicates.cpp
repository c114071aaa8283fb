#include "duplicates.hpp"

#include <fmt/format.h>

#include "engine/page_patterns.hpp"

namespace marsad::cli {

Duplicates::Duplicates(const Options& options, const Knowledge& knowledge) : skip_(options.duplicates == "skip") {
  if (options.duplicates != "code") same_ = std::make_unique<collection::SameText>(engine::number_words(knowledge.store()));
}

bool Duplicates::look_at(Report& report) {
  // Marked by an earlier run (convert): that run saw more.
  if (report.same.empty()) {
    const auto twin = same_->add(report.id, report.text);
    if (!twin) return true;
    report.same_as = twin->first;
    report.same = collection::name_of(twin->sameness);
  }
  ++counts_[report.same == "exact" ? 0 : report.same == "near" ? 1 : 2];
  return !skip_ || report.same == "update";
}

std::string Duplicates::summary() const {
  if (counts_[0] + counts_[1] + counts_[2] == 0) return "";
  return fmt::format("{} exact copies, {} near copies and {} updates of earlier reports{}", counts_[0], counts_[1],
                     counts_[2], skip_ ? "; copies were skipped" : "");
}

}  // namespace marsad::cli
