#include "json_items.hpp"

namespace marsad::collection {
namespace {

constexpr std::size_t kPiece = 1 << 16, kLongestKey = 256, kDeepest = 1024;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

}  // namespace

void JsonItems::end_string() {
  in_string_ = false;
  if (inside_ || levels_.empty() || !levels_.back().object) return;
  if (!value_) {
    last_key_ = string_;
    if (last_key_ == "id") id_.clear();
  } else if (last_key_ == "name") {
    name_ = string_;
  } else if (last_key_ == "id") {
    id_ = string_;
  }
}

void JsonItems::close() {
  if (!levels_.empty()) levels_.pop_back();
}

// True when the character ends an element.
bool JsonItems::step(char c, std::size_t most) {
  const bool starts = !inside_ && !levels_.empty() && levels_.back().items && !is_blank(c) && c != ',' && c != ']';
  if (starts) inside_ = true, item_.clear(), item_bytes_ = 0, item_depth_ = levels_.size(), scalar_ = c != '{' && c != '[';
  if (inside_ && scalar_ && !in_string_ && (c == ',' || c == ']')) {
    inside_ = false;
    if (c == ']') close();
    return true;
  }
  if (inside_) {
    ++item_bytes_;
    if (item_.size() <= most) item_ += c;
  }
  if (in_string_) {
    if (escape_)
      escape_ = false;
    else if (c == '\\')
      escape_ = true;
    else if (c == '"')
      return end_string(), false;
    if (string_.size() < kLongestKey) string_ += c;
    return false;
  }
  switch (c) {
    case '"': in_string_ = true, string_.clear(); break;
    case ':': value_ = true; break;
    case ',': value_ = levels_.empty() || !levels_.back().object; break;
    case '{':
    case '[':
      // Deeper ones are told apart no more; their brackets still balance in most() documents of this world.
      if (levels_.size() < kDeepest)
        levels_.push_back(
            {c == '{', !inside_ && c == '[' && (levels_.empty() || (levels_.back().object && last_key_ == key_))});
      else
        broken_ = true;
      value_ = c == '[';
      break;
    case '}':
    case ']':
      close();
      value_ = true;
      if (inside_ && levels_.size() == item_depth_) return inside_ = false, true;
      break;
    default:
      // Numbers under "id".
      if (!inside_ && value_ && last_key_ == "id" && ((c >= '0' && c <= '9') || c == '-') && id_.size() < 20) id_ += c;
  }
  return false;
}

bool JsonItems::next(std::size_t most, std::string_view& item, bool& cut) {
  while (!broken_) {
    const std::string_view piece = stream_.peek(kPiece);
    if (piece.empty()) break;
    for (std::size_t i = 0; i < piece.size(); ++i) {
      if (!step(piece[i], most)) continue;
      stream_.take(i + 1);
      cut = item_bytes_ > most;
      item = std::string_view(item_).substr(0, most);
      return true;
    }
    stream_.take(piece.size());
  }
  broken_ |= !levels_.empty();
  return false;
}

}  // namespace marsad::collection
