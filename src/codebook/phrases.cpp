#include "phrases.hpp"

namespace marsad::codebook {
namespace {

const std::string& first_of(const std::string& a, const std::string& b, const std::string& c) {
  return !a.empty() ? a : !b.empty() ? b : c;
}

}  // namespace

std::string day_phrase(const When& when) {
  if (when.from.empty()) return when.text.empty() ? "?" : "? " + when.text;
  return when.to.empty() || when.to == when.from ? when.from : when.from + ".." + when.to;
}

std::string place_phrase(const Where& where) {
  std::string out = first_of(where.name_en, where.name_ar, where.text);
  if (!out.empty() && !where.relation.empty()) out = where.relation + " " + out;
  if (!where.admin1.empty() && where.admin1 != out) out += (out.empty() ? "" : ", ") + where.admin1;
  return out.empty() ? where.country : out;
}

std::string side_phrase(const Event& event, std::string_view role) {
  std::string out;
  for (const Side& side : event.sides) {
    if (side.role != role) continue;
    for (const ActorRef& actor : side.actors) {
      if (!out.empty()) out += ", ";
      out += first_of(actor.name_en, actor.name_ar, actor.text);
      if (!actor.unit.empty()) out += " (" + actor.unit + ")";
    }
  }
  return out;
}

std::string count_phrase(const Harm& harm) {
  std::string out = std::to_string(harm.min);
  if (!harm.max)
    out += "+";
  else if (*harm.max != harm.min)
    out += "-" + std::to_string(*harm.max);
  if (harm.approx) out.insert(0, 1, '~');
  return harm.vague ? out + "?" : out;
}

std::string harm_phrase(const Event& event) {
  std::string out, last;
  for (const Harm& harm : event.harm) {
    std::string kind = name_of(harm.kind);
    for (char& c : kind)
      if (c == '_') c = ' ';
    const std::string who = harm.civilian ? "civilian" : harm.who.empty() ? "unknown" : harm.who;
    if (who != last)
      out += (out.empty() ? "" : "; ") + who + ": ";
    else
      out += ", ";
    out += count_phrase(harm) + " " + kind;
    last = who;
  }
  return out;
}

}  // namespace marsad::codebook
