// How often the entries of the knowledge are used: for those who keep it.
#pragma once

#include <cstdint>

namespace marsad {

// One entry that a report uses.
struct Fired {
  std::uint32_t record = 0;  // its number in Knowledge::store()
  // Words of the report that are read as it; of a word with several readings each counts, of a name or set phrase only that
  // entry and not the words in it.
  std::uint32_t seen = 0;
  // Events whose act, harm, victims, weapon, place or side it told, whatever their status, doubtful ones too.
  std::uint32_t events = 0;
};

}  // namespace marsad
