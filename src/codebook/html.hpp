// One self-contained page with reports, their highlighted evidence and the events.
#pragma once

#include <string>
#include <string_view>

#include "marsad/reading.hpp"
#include "marsad/report.hpp"

namespace marsad::codebook {

// Collects readings and pours them into a template: a page whose script reads the JSON that stands at {{MARSAD_DATA}}.
// Nothing of a report can end the script element or become markup. Memory: some three times the reports' bytes.
class HtmlPage {
 public:
  HtmlPage(std::string_view knowledge, std::string_view version) : knowledge_(knowledge), version_(version) {}
  void add(const Report& report, const Reading& reading);
  std::string page(std::string_view shell) const;

 private:
  std::string knowledge_, version_;
  std::string reports_, events_, aggregates_;  // JSON array items, "," between
  std::size_t count_ = 0;
};

}  // namespace marsad::codebook
