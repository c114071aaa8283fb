#include "json_ld.hpp"

#include <vector>

#include <simdjson.h>

#include "dom.hpp"

namespace marsad::report {
namespace {

namespace dom = simdjson::dom;

std::string_view text(const dom::object& object, std::string_view key) {
  std::string_view value;
  return object[key].get(value) == simdjson::SUCCESS ? value : std::string_view{};
}

bool names_article(std::string_view type) {
  for (const std::string_view word : {"Article", "Posting", "Report", "Review"})
    if (type.find(word) != std::string_view::npos) return true;
  return false;
}

bool is_article(const dom::object& object) {
  const dom::element type = object["@type"].error() == simdjson::SUCCESS ? object["@type"].value_unsafe() : dom::element();
  if (object["@type"].error() != simdjson::SUCCESS) return false;
  std::string_view name;
  if (type.get(name) == simdjson::SUCCESS) return names_article(name);
  dom::array names;
  if (type.get(names) != simdjson::SUCCESS) return false;
  for (const dom::element one : names)
    if (one.get(name) == simdjson::SUCCESS && names_article(name)) return true;
  return false;
}

// "name" of an object, of the first in an array, or the text itself; authors only when they are no persons.
std::string name_of(const dom::object& object, std::string_view key, bool organisation_only) {
  dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS) return {};
  dom::array list;
  if (value.get(list) == simdjson::SUCCESS && (list.size() == 0 || list.at(0).get(value) != simdjson::SUCCESS)) return {};
  std::string_view plain;
  if (value.get(plain) == simdjson::SUCCESS) return organisation_only ? "" : std::string(plain);
  dom::object named;
  if (value.get(named) != simdjson::SUCCESS) return {};
  if (organisation_only && text(named, "@type").find("Organization") == std::string_view::npos) return {};
  return std::string(text(named, "name"));
}

LinkedArticle describe(const dom::object& object) {
  LinkedArticle found;
  found.is_article = is_article(object);
  found.headline = text(object, "headline");
  if (found.headline.empty() && found.is_article) found.headline = text(object, "name");
  found.published = text(object, "datePublished");
  if (found.published.empty() && found.is_article) found.published = text(object, "dateCreated");
  found.modified = text(object, "dateModified");
  found.author = name_of(object, "author", false);
  found.publisher = name_of(object, "publisher", false);
  if (found.publisher.empty()) found.publisher = name_of(object, "author", true);
  found.url = text(object, "url");
  if (found.url.empty()) found.url = text(object, "mainEntityOfPage");
  found.language = text(object, "inLanguage");
  return found;
}

// Better: an article before another thing, then the first with a date.
bool better(const LinkedArticle& a, const LinkedArticle& b) {
  if (a.is_article != b.is_article) return a.is_article;
  return !a.published.empty() && b.published.empty();
}

LinkedArticle walk(dom::element root) {
  LinkedArticle best;
  std::vector<dom::element> todo{root};
  for (std::size_t seen = 0; seen < todo.size() && seen < 4096; ++seen) {
    dom::array list;
    dom::object object;
    if (todo[seen].get(list) == simdjson::SUCCESS) {
      for (const dom::element one : list) todo.push_back(one);
    } else if (todo[seen].get(object) == simdjson::SUCCESS) {
      if (LinkedArticle found = describe(object); better(found, best)) best = std::move(found);
      for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
        dom::element inner;
        if (object[key].get(inner) == simdjson::SUCCESS) todo.push_back(inner);
      }
    }
  }
  return best;
}

// The text of "key": "..." wherever it stands.
std::string scan(std::string_view json, std::string_view key) {
  for (std::size_t at = json.find(key); at != std::string_view::npos; at = json.find(key, at + 1)) {
    std::size_t i = json.find_first_not_of(" \t\r\n", at + key.size());
    if (i == std::string_view::npos || json[i] != ':') continue;
    i = json.find_first_not_of(" \t\r\n", i + 1);
    if (i == std::string_view::npos || json[i] != '"') continue;
    const std::size_t end = json.find('"', i + 1);
    if (end != std::string_view::npos) return std::string(json.substr(i + 1, end - i - 1));
  }
  return {};
}

// Pages wrap it in <!-- -->, CDATA or a stray semicolon.
std::string_view unwrap(std::string_view json) {
  const std::size_t begin = json.find_first_of("{["), end = json.find_last_of("}]");
  return begin == std::string_view::npos || end == std::string_view::npos || end < begin
             ? json
             : json.substr(begin, end + 1 - begin);
}

}  // namespace

LinkedArticle read_json_ld(std::string_view json) {
  std::string_view inner = unwrap(json);
  // "//<![CDATA[" begins with a bracket that is none of JSON's.
  if (const std::size_t cdata = json.find("<![CDATA["); cdata != std::string_view::npos)
    inner = unwrap(json.substr(cdata + 9, json.rfind("]]") - (cdata + 9)));
  // Line feeds inside strings are the most common fault.
  std::string mended(inner);
  for (char& c : mended)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  dom::parser parser;
  dom::element root;
  if (parser.parse(simdjson::padded_string(mended)).get(root) == simdjson::SUCCESS) return walk(root);
  LinkedArticle found;
  found.published = scan(mended, "\"datePublished\"");
  found.modified = scan(mended, "\"dateModified\"");
  found.headline = scan(mended, "\"headline\"");
  return found;
}

}  // namespace marsad::report
