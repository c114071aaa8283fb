// The reader: a report goes in, a reading comes out.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "marsad/classify.hpp"
#include "marsad/error.hpp"
#include "marsad/fired.hpp"
#include "marsad/knowledge.hpp"
#include "marsad/mention.hpp"
#include "marsad/reading.hpp"
#include "marsad/report.hpp"
#include "marsad/telling.hpp"
#include "marsad/token.hpp"

namespace marsad {

// One Engine a thread; it reuses its buffers from report to report. Never throws, logs or exits.
class Engine {
 public:
  static constexpr std::size_t kMaxBytes = std::size_t{64} << 20;

  explicit Engine(Knowledge knowledge);
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  // Linear in report.text: texts over 64 KiB are read in blocks. Memory: the text twice and some 30 MB, whatever its length.
  // The reading depends on the report and the knowledge only: not on the order of calls or on threads.
  // Errors: empty (no text), too_large (over kMaxBytes), encoding (text is not UTF-8).
  Expected<Reading> read(const Report& report);

  // Numbers, days, places, actors, persons, weapons and sources that the text names, in its order. Linear; mentions of
  // different kinds may overlap. A text without words gives none. Errors: too_large, encoding, date (`now` is none).
  Expected<std::vector<Mention>> mentions(std::string_view text, const MentionOptions& options);

  // Whether a single sentence reports, as a fact, an assault or a protest that happened: at most one finding a label,
  // assault first; none when neither. Linear. Errors as of read(), but a text without words gives none.
  Expected<std::vector<Finding>> classify(std::string_view sentence);

  // The acts of a report as first read, with the signs that decide which of them are one: for fitting weights. Quadratic in
  // the acts. Errors as of read(), and too_large over 64 KiB.
  Expected<Tellings> tellings(const Report& report);

  // The words of the text with what hangs on them, in its order. Linear. Errors as of read().
  Expected<std::vector<Word>> words(std::string_view text);

  // The entries of the knowledge that the report uses, by number, each once. Linear. Errors as of read().
  Expected<std::vector<Fired>> fired(const Report& report);

  // The stages of one report as readable text: tokens, mentions, events with the rule behind each. `colour` adds ANSI
  // colours.
  Expected<std::string> explain(const Report& report, bool colour);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace marsad
