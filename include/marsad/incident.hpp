// Events of several reports that tell of one happening (contract: marsad.incident/1).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "marsad/event.hpp"

namespace marsad {

// What one independent source says of one harm: the sum over its own words.
struct IncidentFigure {
  std::int64_t min = 0, max = 0;    // max = min where it gives no upper end
  std::string source;               // who says so: the named source, else the publisher, else the report
  std::string published;            // ISO day of the report the figure is taken from
  std::vector<std::string> events;  // ids
  bool vague = false;               // a word such as "tens" stands behind it (contract: harm.vague)
  bool superseded = false;          // the same source gave another figure later; counts in no bound
};

// One figure of harm over all members. Nothing is averaged: each bound names the events that give it.
struct IncidentHarm {
  HarmKind kind = HarmKind::killed;
  std::string who;                           // side1 | side2 | civilian | unknown; all in Incident::totals
  std::int64_t low = 0, best = 0, high = 0;  // best: what most independent sources say, of those the latest (UCDP)
  std::vector<std::string> low_from, best_from, high_from;  // event ids
  std::int64_t corroborated = 0;  // the lowest figure, or a higher one that two independent sources reach (ACLED)
  std::vector<IncidentFigure> figures;
};

// One report behind an incident. Reports of one `group` are one source: copies, one outlet, one quoted voice.
struct IncidentSource {
  std::string report, title, publisher, published, url, sha256;
  std::string text, kind;  // whom the report quotes, and its kind
  std::vector<std::string> events;
  int group = 0;  // 0, 1, ...
};

// Who did it, as one set of sources has it. More than one claim that share no actor: contested.
struct IncidentClaim {
  std::vector<std::string> actors;   // ids of the acting party, sorted; empty: the act is denied without naming another
  Status status = Status::reported;  // denied: these sources say it was not so
  std::vector<std::string> sources;  // names, each once
  std::vector<std::string> events;
};

// A later report of one source that changes its own figure: a raised toll, most often.
struct IncidentRevision {
  HarmKind kind = HarmKind::killed;
  std::string who, source, published;  // published: of the later report
  std::int64_t from = 0, to = 0;       // the lower ends
  std::vector<std::string> events;     // that give the later figure
};

struct Incident {
  std::string id;
  std::vector<std::string> members;  // event ids, sorted
  std::string type, subtype;
  Status status = Status::reported;  // claimed: by parties to the fight alone; denied: nobody says that it was so
  When when;
  Where where;
  std::vector<Side> sides;
  std::vector<IncidentHarm> harm;  // by kind and side
  // By kind over all sides, `who` being "all": each source's own sum, so that sides of different sources never add up.
  std::vector<IncidentHarm> totals;
  std::vector<std::string> weapons, flags;
  std::vector<std::string> wording;  // the sentences of the reports that tell it, each once
  std::vector<IncidentSource> sources;
  std::vector<IncidentClaim> claims;
  std::vector<IncidentRevision> revisions;
  int independent_sources = 0;  // syndicated copies, one outlet's reports and quotes of one named source count once
  // Airwars' meaning. confirmed: the acting party itself says so; fair: two or more independent sources; weak: one;
  // contested: claims of responsibility that exclude each other, or a denial.
  std::string grade;
};

}  // namespace marsad
