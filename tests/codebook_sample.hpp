// A hand-made report with one battle, for the tests of the exports.
#pragma once

#include <string>

#include "codebook/acled_tables.hpp"
#include "marsad/reading.hpp"
#include "marsad/report.hpp"

namespace marsad::sample {

// "qtl 34 fy Hjyn" in Arabic letters: 7, 3, 5 and 8 bytes with a blank after each.
inline const std::string kText = "\u0642\u062a\u0644 34 \u0641\u064a \u0647\u062c\u064a\u0646";
inline const std::string kPlace = "\u0647\u062c\u064a\u0646";

inline Report report() {
  Report out;
  out.id = "seed";
  out.text = kText;
  out.title = "a \"title\"";
  out.publisher = "Wire, Ltd.";
  out.sha256 = std::string(64, 'a');
  return out;
}

inline Anchor anchor() {
  Anchor out;
  out.published = "2019-01-27";
  out.from = PublishedFrom::argument;
  return out;
}

inline ActorRef actor(std::string id, std::string name, std::string kind) {
  ActorRef out;
  out.id = std::move(id), out.name_en = std::move(name), out.kind = std::move(kind);
  return out;
}

inline Event battle() {
  Event out;
  out.id = "e1";
  out.type = "Battles", out.subtype = "Armed clash";
  out.when = {"2019-01-25", "2019-01-25", "day", "noon", "x"};
  out.where.text = out.where.name_ar = kPlace;
  out.where.name_en = "Hajin", out.where.id = "marsad:sy-hajin", out.where.admin1 = "Deir ez-Zor", out.where.country = "SY";
  out.where.lat = 34.6900000004, out.where.lon = 40.83, out.where.precision = "place";
  out.sides = {{"side1", {actor("is", "Islamic State", "rebel")}},
               {"side2", {actor("sdf", "Syrian Democratic Forces", "rebel"), actor("coalition", "Coalition", "external")}}};
  Harm dead;
  dead.who = "side1", dead.actor = "is", dead.min = 34;
  out.harm = {dead};
  out.weapons = {"rocket"};
  out.source.text = "local \"sources\"", out.source.kind = "local";
  out.confidence = 0.92999;
  out.confidence_by_field = {0.97, 0.9, 0, 0, 0, 0.50999};
  out.evidence = {{"harm[0].min", {7, 9}}, {"where.text", {15, 23}}};
  out.rule = "clash";
  return out;
}

inline codebook::AcledTables tables() {
  codebook::AcledTables out;
  out.subtypes["Armed clash"] = {"Battles", "Political violence", 3, "an armed clash", "clashed with"};
  out.subtypes["Government regains territory"] = {"Battles", "Political violence", 1, "the recapture of territory",
                                                  "took territory from"};
  out.subtypes["Air/drone strike"] = {"Explosions/Remote violence", "Political violence", 2, "an air or drone strike",
                                      "struck"};
  out.subtypes["Attack"] = {"Violence against civilians", "Political violence", 2, "an attack", "attacked"};
  out.subtypes["Peaceful protest"] = {"Protests", "Demonstrations", 3, "a peaceful protest", "protested before"};
  out.countries["SY"] = {"Syria", "SYR", "760", "Middle East"};
  out.countries["IQ"] = {"Iraq", "IRQ", "368", "Middle East"};
  out.inters["state"] = {"1", "State forces", "Military Forces"};
  out.inters["rebel"] = {"2", "Rebel group", "Rebel Forces"};
  out.inters["political_militia"] = {"3", "Political militia", "Unidentified Armed Group"};
  out.inters["protesters"] = {"6", "Protesters", "Protesters"};
  out.inters["civilians"] = {"7", "Civilians", "Civilians"};
  out.inters["external"] = {"8", "External/Other forces", "Unidentified Military Forces"};
  out.scales["local"] = "Subnational";
  out.homes["regime"] = "SY";
  return out;
}

}  // namespace marsad::sample
