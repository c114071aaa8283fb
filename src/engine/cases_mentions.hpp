// What a case expects of single mentions. Not for other rooms.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases.hpp"

namespace marsad::engine {

// "number 34..", "time 2013-02-01", "actor sdf" ... nullopt when it is none, with the reason in `fault`.
std::optional<CaseMention> parse_mention(std::string_view value, std::string& fault);
std::optional<MentionKind> mention_kind(std::string_view name);
// The kinds with commas between, for messages.
std::string mention_kinds();

// Folded and without articles, is `expected` one of the names?
bool same_name(std::string_view expected, std::initializer_list<std::string_view> names);

}  // namespace marsad::engine
