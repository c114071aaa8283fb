#include "selection.hpp"

#include <algorithm>

namespace marsad::codebook {
namespace {

bool holds(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

bool Selection::takes(const Record& record) const {
  const Event& event = record.event;
  if (!from.empty() || !to.empty()) {
    if (event.when.from.empty()) return false;
    const std::string& last = event.when.to.empty() ? event.when.from : event.when.to;
    if ((!from.empty() && last < from) || (!to.empty() && event.when.from > to)) return false;
  }
  if (!types.empty() && !holds(types, event.type) && !holds(types, event.subtype)) return false;
  if (!countries.empty() && !holds(countries, event.where.country)) return false;
  if (!admin1.empty() && !holds(admin1, event.where.admin1)) return false;
  if (actors.empty()) return true;
  return std::any_of(event.sides.begin(), event.sides.end(), [&](const Side& side) {
    return std::any_of(side.actors.begin(), side.actors.end(), [&](const ActorRef& a) { return holds(actors, a.id); });
  });
}

}  // namespace marsad::codebook
