#include "html.hpp"

#include "json.hpp"
#include "json_value.hpp"

namespace marsad::codebook {
namespace {

constexpr std::string_view kSlot = "{{MARSAD_DATA}}";

// JSON inside a script element: no "<" may end it, and U+2028/9 are line ends to some readers.
std::string for_script(std::string_view json) {
  std::string out;
  out.reserve(json.size() + json.size() / 16);
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    const bool separator =
        json.compare(i, 2, "\xE2\x80") == 0 && i + 2 < json.size() && (json[i + 2] == '\xA8' || json[i + 2] == '\xA9');
    if (c == '<') {
      out += "\\u003c";
    } else if (c == '>') {
      out += "\\u003e";
    } else if (c == '&') {
      out += "\\u0026";
    } else if (separator) {
      out += json[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += c;
    }
  }
  return out;
}

void append(std::string& list, std::string_view item) {
  if (!list.empty()) list += ",\n";
  list += item;
}

Json inferred(const Anchor& anchor) {
  if (anchor.from != PublishedFrom::inferred) return nullptr;
  return {{"weekday", text_or_null(anchor.weekday)},
          {"not_before", text_or_null(anchor.not_before)},
          {"not_after", text_or_null(anchor.not_after)},
          {"proof", text_or_null(anchor.proof)}};
}

}  // namespace

void HtmlPage::add(const Report& report, const Reading& reading) {
  const Anchor& anchor = reading.anchor;
  append(reports_, one_line({{"id", report.id},
                             {"title", text_or_null(report.title)},
                             {"url", text_or_null(report.url)},
                             {"publisher", text_or_null(report.publisher)},
                             {"published", text_or_null(anchor.published)},
                             {"inferred", inferred(anchor)},
                             {"text", report.text}}));
  const std::string at = "{\"report\":" + std::to_string(count_++);
  for (const Event& event : reading.events)
    append(events_, at + ",\"event\":" + event_json(event, report, anchor, knowledge_) + "}");
  for (const Aggregate& total : reading.aggregates)
    append(aggregates_, at + ",\"aggregate\":" + aggregate_json(total, report, anchor, knowledge_) + "}");
}

std::string HtmlPage::page(std::string_view shell) const {
  const std::size_t slot = shell.find(kSlot);
  if (slot == std::string_view::npos) return std::string(shell);
  const std::string head = one_line({{"knowledge", knowledge_}, {"version", version_}});
  std::string data = head.substr(0, head.size() - 1) + ",\"reports\":[" + reports_ + "],\n\"events\":[" + events_ +
                     "],\n\"aggregates\":[" + aggregates_ + "]}";
  return std::string(shell.substr(0, slot)) + for_script(data) + std::string(shell.substr(slot + kSlot.size()));
}

}  // namespace marsad::codebook
