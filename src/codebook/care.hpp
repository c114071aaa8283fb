// What a public export must not tell (docs/decisions/0031-care.md): no words of the report, no name of a private person, no
// telephone number, no place finer than a kilometre, and of hospitals, shelters, camps and evacuation routes the area only.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "json_value.hpp"

namespace marsad::knowledge {
class Store;
}

namespace marsad::codebook {

// One change: which line, which field, what was done ("dropped", "replaced", "coarsened", "rounded") and why. It never holds
// what was there.
struct Redaction {
  std::string id, field, what, why;
};
using TellRedaction = std::function<void(const Redaction&)>;

class Care {
 public:
  // One pass over all records, some tens of milliseconds. `store` must outlive it.
  explicit Care(const knowledge::Store& store);
  ~Care();

  // A "marsad.event/1" or "marsad.incident/1" line made fit to publish. What stays is of closed lists or of the knowledge:
  // types, days, actors and places by the knowledge's names, counts, the outlet, and where in the report (byte offsets)
  // the proof stands. Values of a wrong type throw nlohmann's exceptions.
  void redact(Json& line, const TellRedaction& tell) const;

 private:
  struct Lists;
  class Work;
  std::unique_ptr<Lists> lists_;
};

// A point of a public export has at most so many decimals, the middle of an area one less.
inline constexpr double kPublicScale = 100, kPublicAreaScale = 10;

}  // namespace marsad::codebook
