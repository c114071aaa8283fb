// The chain itself: text -> tokens -> mentions -> events. Nothing else calls the stages.
#include "marsad/engine.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <map>
#include <set>

#include "../base/moment.hpp"
#include "../base/utf8.hpp"
#include "../event/confidence.hpp"
#include "../event/reader.hpp"
#include "../mention/actors.hpp"
#include "../mention/gazetteer.hpp"
#include "../mention/match.hpp"
#include "../mention/number.hpp"
#include "../mention/people.hpp"
#include "../mention/places.hpp"
#include "../mention/sources.hpp"
#include "../mention/time.hpp"
#include "../report/plain_chrome.hpp"
#include "anchor.hpp"
#include "blocks.hpp"
#include "classify.hpp"
#include "explain.hpp"
#include "fired.hpp"
#include "mentions.hpp"
#include "page_patterns.hpp"
#include "words.hpp"

namespace marsad {

struct Engine::Impl {
  explicit Impl(Knowledge k)
      : knowledge(std::move(k)),
        lexicon(knowledge.store()),
        weighing(knowledge.store()),
        page_words(engine::page_patterns(knowledge.store())) {}

  Knowledge knowledge;
  mention::Lexicon lexicon;
  event::Weighing weighing;
  report::PageWords page_words;
  token::Tokens tokens;
  mention::TagTable tags{knowledge.store()};
  mention::Document doc;

  Reading read_block(const Report& report);
  Anchor find_mentions(const Report& report);
  void find_mentions(std::string_view text, const mention::Anchor& when);
  void open_document(std::string_view text);
  void read_times(const mention::Anchor& anchor);
  void find_names(std::string_view day);
  void vote_first();
  event::Options options(const Report& report, const Anchor& anchor) const;
};

namespace {

template <typename Mentions>
void overlay(const Mentions& mentions, std::vector<int>& at) {
  std::fill(at.begin(), at.end(), -1);
  for (std::size_t i = 0; i < mentions.size(); ++i)
    for (std::uint32_t t = mentions[i].extent.first; t < mentions[i].extent.last && t < at.size(); ++t)
      at[t] = static_cast<int>(i);
}

// What cannot be read at all; `id` names it.
std::optional<Error> refuse(std::string_view text, const std::string& id) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return Error{ErrorCode::empty, id, "", "the report has no text", "give its text or its HTML"};
  if (text.size() > Engine::kMaxBytes)
    return Error{ErrorCode::too_large, id, "",
                 fmt::format("{} bytes of text, at most {} are read", text.size(), Engine::kMaxBytes),
                 "split it into its reports"};
  if (!simdjson::validate_utf8(text.data(), text.size())) {
    const std::size_t at = base::first_invalid_utf8(text);
    return Error{ErrorCode::encoding, id, "",
                 fmt::format("byte 0x{:02X} at offset {} is not valid UTF-8", static_cast<unsigned char>(text[at]), at),
                 "convert the text to UTF-8 first"};
  }
  return std::nullopt;
}

}  // namespace

void Engine::Impl::read_times(const mention::Anchor& anchor) {
  doc.times.clear();
  mention::find_times(doc, tags, anchor, doc.times);
}

// The country that the names point to, before actors are chosen. A place of one country only has a full vote, a party
// less, a name that several share a part for each, an adjective of nationality a little more than half.
void Engine::Impl::vote_first() {
  std::map<std::string, double, std::less<>> votes;
  const knowledge::Store& store = knowledge.store();
  const std::uint32_t country_key = store.intern("country"), short_key = store.intern("short");
  for (const mention::Match& match : doc.matches) {
    std::set<std::string, std::less<>> countries;
    bool common = true;
    for (const auto& entry : match.entries) {
      if (match.place && lexicon.is_place(entry.record)) {
        const mention::PlaceInfo info = lexicon.place(entry.record);
        countries.emplace(info.country), common = common && info.common;
      } else if (!match.place && entry.key != short_key && lexicon.is_actor(entry.record)) {
        countries.emplace(store.text(store.record(entry.record).tag(country_key))), common = false;
      }
    }
    if (common || countries.empty() || countries.count("")) continue;
    const double whole = match.place ? 1.0 : match.last - match.first > 1 ? 0.7 : 0.3;
    const double share = countries.size() == 1 ? whole : 0.4 * whole / static_cast<double>(countries.size());
    for (const std::string& country : countries) votes[country] += share;
  }
  for (std::uint32_t i = 0; i < doc.size(); ++i)
    if (const mention::WordInfo* info = doc.with(i, &mention::WordInfo::nationality))
      votes[std::string(store.text(info->nationality))] += 0.6;
  double best = 0.75;  // one party or one adjective alone may be a guest
  for (const auto& [country, weight] : votes)
    if (weight > best) best = weight, doc.theatre = country;
}

void Engine::Impl::open_document(std::string_view text) {
  token::tokenize(text, knowledge.store(), tokens);
  doc.tokens = &tokens, doc.lexicon = &lexicon, doc.text = text;
  doc.clear();
  tags.read(tokens);
  mention::find_numbers(tags, doc.counts);
  overlay(doc.counts, doc.count_at);
  mention::find_matches(doc);
}

// Who, where, and who says so, when the days are known.
void Engine::Impl::find_names(std::string_view day) {
  overlay(doc.times, doc.time_at);
  vote_first();
  mention::find_actors(doc, day);
  mention::find_places(doc);
  mention::resolve_places(doc);
  mention::find_people(doc);
  mention::find_sources(doc);
}

void Engine::Impl::find_mentions(std::string_view text, const mention::Anchor& when) {
  open_document(text);
  read_times(when);
  find_names(when.published ? base::format_day(*when.published) : std::string());
}

Anchor Engine::Impl::find_mentions(const Report& report) {
  open_document(report.text);
  Anchor anchor;
  const auto on = [](const std::string& day) { return mention::Anchor{base::parse_day(day), {}, false}; };
  read_times(on(report.published));
  if (!report.published.empty()) {
    anchor.published = report.published.substr(0, 10), anchor.from = report.published_from;
    anchor.not_before = anchor.not_after = anchor.published;
  } else if (const auto told = engine::anchor_from_text(doc)) {
    anchor = *told;
    read_times(on(anchor.published));
  } else {
    anchor = engine::inferred_anchor(doc);
  }
  find_names(anchor.published);
  return anchor;
}

event::Options Engine::Impl::options(const Report& report, const Anchor& anchor) const {
  event::Options options;
  options.report_id = report.id, options.published = anchor.published, options.knowledge_hash = knowledge.content_hash();
  if (!report.title.empty() && report.text.compare(0, report.title.size(), report.title) == 0)
    options.title_bytes = static_cast<std::uint32_t>(report.title.size());
  options.chrome = report::chrome_spans(report.text, page_words);
  return options;
}

Engine::Engine(Knowledge knowledge) : impl_(std::make_unique<Impl>(std::move(knowledge))) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

Reading Engine::Impl::read_block(const Report& report) {
  Reading reading;
  reading.anchor = find_mentions(report);
  event::Result result = event::read_events(doc, weighing, options(report, reading.anchor));
  const double enough = event::doubtful_below(knowledge.store());
  for (Event& event : result.events)
    (event::is_doubtful(event, enough) ? reading.doubtful : reading.events).push_back(std::move(event));
  reading.aggregates = std::move(result.aggregates);
  return reading;
}

Expected<Reading> Engine::read(const Report& report) {
  if (auto refused = refuse(report.text, report.id)) return tl::unexpected(std::move(*refused));
  if (report.text.size() <= engine::kBlock) return impl_->read_block(report);
  // Longer than any report: read in blocks, so that time stays linear. The first block gives the day to the others.
  Reading whole;
  Report block = report;
  for (std::size_t at = 0; at < report.text.size();) {
    const std::size_t end = engine::block_end(report.text, at);
    block.text.assign(report.text, at, end - at);
    if (block.text.find_first_not_of(" \t\r\n") != std::string::npos) {
      Reading part = impl_->read_block(block);
      if (at == 0)
        whole.anchor = part.anchor, block.published = part.anchor.published, block.published_from = part.anchor.from,
        block.title.clear();
      engine::append(whole, std::move(part), static_cast<std::uint32_t>(at));
    }
    at = end;
  }
  return whole;
}

Expected<Tellings> Engine::tellings(const Report& report) {
  if (auto refused = refuse(report.text, report.id)) return tl::unexpected(std::move(*refused));
  if (report.text.size() > engine::kBlock)
    return tl::unexpected(
        Error{ErrorCode::too_large, report.id, "",
              fmt::format("{} bytes of text, at most {} are looked at", report.text.size(), engine::kBlock),
              "split it into its reports"});
  const Anchor anchor = impl_->find_mentions(report);
  return event::read_tellings(impl_->doc, impl_->weighing, impl_->options(report, anchor));
}

Expected<std::vector<Mention>> Engine::mentions(std::string_view text, const MentionOptions& options) {
  std::vector<Mention> out;
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return out;
  if (auto refused = refuse(text, "text")) return tl::unexpected(std::move(*refused));
  mention::Anchor when;
  when.prefer_future = options.prefer_future;
  if (!options.now.empty()) {
    const auto now = base::parse_moment(options.now);
    if (!now)
      return tl::unexpected(Error{ErrorCode::date, "now", options.now, "no day or date-time",
                                  "write it as 2013-02-12 or 2013-02-12T04:30:00-02:00"});
    when.published = now->day, when.second = now->second;
  }
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = engine::block_end(text, at);
    impl_->find_mentions(text.substr(at, end - at), when);
    engine::append_mentions(impl_->doc, impl_->tags, static_cast<std::uint32_t>(at), out);
    at = end;
  }
  return out;
}

Expected<std::vector<Finding>> Engine::classify(std::string_view sentence) {
  std::vector<Finding> out;
  if (sentence.find_first_not_of(" \t\r\n") == std::string_view::npos) return out;
  if (auto refused = refuse(sentence, "sentence")) return tl::unexpected(std::move(*refused));
  for (std::size_t at = 0; at < sentence.size();) {  // one block, unless it is no sentence but a book
    const std::size_t end = engine::block_end(sentence, at);
    Report block;
    block.text.assign(sentence, at, end - at);
    event::Options options;
    options.published = impl_->find_mentions(block).published;
    const std::vector<event::Act> acts = event::read_acts(impl_->doc, options);
    engine::append(out, engine::findings(impl_->doc, acts, impl_->weighing.told), static_cast<std::uint32_t>(at));
    at = end;
  }
  return out;
}

Expected<std::vector<Word>> Engine::words(std::string_view text) {
  std::vector<Word> out;
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return out;
  if (auto refused = refuse(text, "text")) return tl::unexpected(std::move(*refused));
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = engine::block_end(text, at);
    const std::string_view block = text.substr(at, end - at);
    token::tokenize(block, impl_->knowledge.store(), impl_->tokens);
    engine::append_words(impl_->tokens, block, impl_->knowledge.store(), static_cast<std::uint32_t>(at), out);
    at = end;
  }
  return out;
}

Expected<std::vector<Fired>> Engine::fired(const Report& report) {
  if (auto refused = refuse(report.text, report.id)) return tl::unexpected(std::move(*refused));
  engine::FiredCounts counts;
  Report block = report;
  for (std::size_t at = 0; at < report.text.size();) {
    const std::size_t end = report.text.size() <= engine::kBlock ? report.text.size() : engine::block_end(report.text, at);
    block.text.assign(report.text, at, end - at);
    const Anchor anchor = impl_->find_mentions(block);
    const event::Result result = event::read_events(impl_->doc, impl_->weighing, impl_->options(block, anchor));
    engine::count_fired(impl_->doc, result, counts);
    block.title.clear();
    at = end;
  }
  std::vector<Fired> out;
  for (const auto& [record, fired] : counts) out.push_back(fired);
  return out;
}

Expected<std::string> Engine::explain(const Report& report, bool colour) {
  if (auto refused = refuse(report.text, report.id)) return tl::unexpected(std::move(*refused));
  if (report.text.size() > engine::kBlock)
    return tl::unexpected(Error{ErrorCode::too_large, report.id, "",
                                fmt::format("{} bytes are too many to explain", report.text.size()),
                                "give one report or the sentence in question"});
  const Anchor anchor = impl_->find_mentions(report);
  const event::Result result = event::read_events(impl_->doc, impl_->weighing, impl_->options(report, anchor));
  return engine::explain(impl_->doc, anchor, result, colour);
}

}  // namespace marsad
