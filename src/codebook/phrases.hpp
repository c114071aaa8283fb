// Events in a few words, for tables and flat properties.
#pragma once

#include <string>
#include <string_view>

#include "marsad/event.hpp"

namespace marsad::codebook {

std::string day_phrase(const When& when);      // "2019-01-25", "2019-01-24..2019-01-27", the report's words when unresolved
std::string place_phrase(const Where& where);  // "near Al-Baghuz, Deir ez-Zor"
std::string side_phrase(const Event& event, std::string_view role);  // names, ", " between
std::string count_phrase(const Harm& harm);                          // "34+", "~15", "5-7", "24+?" (vague)
std::string harm_phrase(const Event& event);                         // "side1: 34+ killed, 21 captured; side2: 16+ killed"

}  // namespace marsad::codebook
