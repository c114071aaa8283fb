// Events, totals and incidents as the contract's JSON: one object, one line, fields in the contract's order.
#pragma once

#include <string>
#include <string_view>

#include "marsad/event.hpp"
#include "marsad/incident.hpp"
#include "marsad/reading.hpp"
#include "marsad/report.hpp"

namespace marsad::codebook {

// "marsad.event/1". UTF-8, Arabic unescaped, no new line at the end. What is not known is null. `knowledge` is the
// content hash of the knowledge that read the report. Evidence texts are the report's bytes. The same arguments give the
// same bytes.
std::string event_json(const Event& event, const Report& report, const Anchor& anchor, std::string_view knowledge);

// "marsad.aggregate/1".
std::string aggregate_json(const Aggregate& total, const Report& report, const Anchor& anchor, std::string_view knowledge);

// "marsad.incident/1". Figures name the events that give them.
std::string incident_json(const Incident& incident, std::string_view knowledge);

}  // namespace marsad::codebook
