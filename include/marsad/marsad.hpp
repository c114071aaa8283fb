// Marsad reads Arabic field reports of conflict and turns them into events: who did what to whom, where, when, with what
// harm, and who says so; each fact with the bytes of the report that prove it.
//
// A tutorial (a test compiles and runs it):
//
//   #include <marsad/marsad.hpp>
//
//   auto knowledge = marsad::Knowledge::open("build/marsad.knowledge");     // maps one file; share it between threads
//   if (!knowledge) { std::puts(knowledge.error().to_string().c_str()); return 1; }
//
//   marsad::Engine engine(*knowledge);                                      // one for each thread
//
//   marsad::Report report;
//   report.id = "example";
//   report.text = ...;                                                      // UTF-8
//   report.published = "2019-01-27";                                        // the anchor of "yesterday" and "last Friday"
//   report.published_from = marsad::PublishedFrom::argument;
//
//   auto reading = engine.read(report);                                     // tl::expected<Reading, Error>: nothing throws
//   if (!reading) { std::puts(reading.error().to_string().c_str()); return 1; }
//
//   for (const marsad::Event& event : reading->events) {
//     // event.type, event.when.from, event.where.name_en, event.harm[0].min ...
//     for (const marsad::Evidence& proof : event.evidence) {
//       std::string_view words = proof.span.of(report.text);                // the very bytes that say so
//     }
//   }
//
// Spans are half-open byte offsets into Report::text. Days are ISO strings. Unknown is the empty string or std::nullopt.
#pragma once

#include "marsad/classify.hpp"
#include "marsad/engine.hpp"
#include "marsad/error.hpp"
#include "marsad/event.hpp"
#include "marsad/incident.hpp"
#include "marsad/knowledge.hpp"
#include "marsad/mention.hpp"
#include "marsad/reading.hpp"
#include "marsad/report.hpp"
#include "marsad/span.hpp"
#include "marsad/token.hpp"
