// Stable names of the public enumerations and the text of an Error.
#include "marsad/error.hpp"
#include "marsad/event.hpp"
#include "marsad/report.hpp"

namespace marsad {

const char* name_of(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::io: return "io";
    case ErrorCode::encoding: return "encoding";
    case ErrorCode::empty: return "empty";
    case ErrorCode::binary: return "binary";
    case ErrorCode::too_large: return "too_large";
    case ErrorCode::json: return "json";
    case ErrorCode::field: return "field";
    case ErrorCode::date: return "date";
    case ErrorCode::knowledge_syntax: return "knowledge_syntax";
    case ErrorCode::knowledge_value: return "knowledge_value";
    case ErrorCode::knowledge_format: return "knowledge_format";
    case ErrorCode::usage: return "usage";
  }
  return "unknown";
}

const char* name_of(Status status) noexcept {
  switch (status) {
    case Status::reported: return "reported";
    case Status::claimed: return "claimed";
    case Status::denied: return "denied";
    case Status::planned: return "planned";
  }
  return "unknown";
}

const char* name_of(HarmKind kind) noexcept {
  switch (kind) {
    case HarmKind::killed: return "killed";
    case HarmKind::injured: return "injured";
    case HarmKind::killed_or_injured: return "killed_or_injured";
    case HarmKind::captured: return "captured";
    case HarmKind::missing: return "missing";
    case HarmKind::displaced: return "displaced";
    case HarmKind::surrendered: return "surrendered";
    case HarmKind::released: return "released";
  }
  return "unknown";
}

const char* name_of(PublishedFrom from) noexcept {
  switch (from) {
    case PublishedFrom::argument: return "argument";
    case PublishedFrom::metadata: return "metadata";
    case PublishedFrom::text: return "text";
    case PublishedFrom::inferred: return "inferred";
    case PublishedFrom::unknown: return "unknown";
  }
  return "unknown";
}

std::string Error::to_string() const {
  std::string out;
  if (!place.empty()) out += place + ": ";
  out += message;
  if (!fragment.empty()) out += ": '" + fragment + "'";
  if (!suggestion.empty()) out += " (" + suggestion + ")";
  return out;
}

}  // namespace marsad
