// Any bytes through Engine::read: an error or a reading, whose evidence lies within the text and on character boundaries.
#include <cstdlib>

#include "marsad/marsad.hpp"

namespace {

marsad::Engine& engine() {
  static marsad::Engine one = [] {
    auto knowledge = marsad::Knowledge::open(MARSAD_KNOWLEDGE_FILE);
    if (!knowledge) std::abort();
    return marsad::Engine(*knowledge);
  }();
  return one;
}

bool on_boundary(const std::string& text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  marsad::Report report;
  report.id = "fuzz";
  report.text.assign(reinterpret_cast<const char*>(data), size);
  if (size % 2) report.published = "2019-01-27", report.published_from = marsad::PublishedFrom::argument;
  const auto reading = engine().read(report);
  if (!reading) return 0;
  for (const marsad::Event& event : reading->events)
    for (const marsad::Evidence& proof : event.evidence)
      if (proof.span.end > report.text.size() || proof.span.empty() || !on_boundary(report.text, proof.span.begin) ||
          !on_boundary(report.text, proof.span.end))
        std::abort();
  return 0;
}
