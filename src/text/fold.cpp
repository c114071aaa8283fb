#include "fold.hpp"

#include <algorithm>

#include "../base/utf8.hpp"
#include "folder.hpp"

namespace marsad::text {

namespace {

constexpr std::size_t kSome = 256;    // codes made room for at a time when a block runs over
constexpr std::size_t kBlock = 4096;  // source bytes a turn: what is cleared ahead stays in the first cache

// Waw or ya under a hamza: a letter of its own, never drawn out ("bryeyn" has three of the kind in a row).
bool is_seat(const unsigned char* letter) { return letter[0] == 0xD8 && (letter[1] == 0xA4 || letter[1] == 0xA6); }

}  // namespace

Folder::Folder(std::string_view in, Folded& out) : in_(in), out_(out) {
  out_.clear();
  const std::size_t likely = in.size() / 2 + in.size() / 8 + 64;  // Arabic letters take two bytes
  out_.code.reserve(likely), out_.begin.reserve(likely), out_.end.reserve(likely);
}

void Folder::room(std::size_t codes) {
  if (n_ + codes <= room_) return;
  room_ = n_ + codes;
  out_.code.resize(room_), out_.begin.resize(room_), out_.end.resize(room_);
  code_ = out_.code.data(), begin_ = out_.begin.data(), end_ = out_.end.data();
}

void Folder::put(char c, std::size_t from, std::size_t to) {
  if (n_ == room_) room(kSome);
  code_[n_] = c;
  begin_[n_] = static_cast<std::uint32_t>(from);
  end_[n_++] = static_cast<std::uint32_t>(to);
}

void Folder::put_codes(const Codes& codes, std::size_t from, std::size_t to) {
  for (unsigned i = 0; i < codes.size; ++i) put(codes.text[i], from, to);
  if (codes.mark && n_ > 0 && is_arabic(code_[n_ - 1])) end_[n_ - 1] = static_cast<std::uint32_t>(to);
}

void Folder::run() {
  while (pos_ < in_.size()) {
    const std::size_t limit = std::min(in_.size(), pos_ + kBlock);
    room(limit - pos_ + 8);
    fast(limit);
    if (pos_ < limit) slow();
  }
  out_.code.resize(n_), out_.begin.resize(n_), out_.end.resize(n_);
}

// Plain characters until `limit` or the first that needs a second look. Locals, so that stores need not be read back.
void Folder::fast(std::size_t limit) {
  const auto* in = reinterpret_cast<const unsigned char*>(in_.data());
  std::size_t p = pos_, n = n_;
  char* code = code_;
  std::uint32_t *begin = begin_, *end = end_;
  while (p < limit) {
    const unsigned char lead = in[p];
    unsigned char c;
    std::size_t size = 1;
    if (lead < 0x80) {
      c = kAscii[lead];
      if (c <= kSpecial) break;
    } else if ((lead & 0xFC) == 0xD8 && p + 1 < in_.size() && (in[p + 1] & 0xC0) == 0x80) {
      c = kArabic[((lead & 3u) << 6) | (in[p + 1] & 0x3Fu)];
      size = 2;
      if (c <= kSpecial) {
        if (c == kSpecial) break;
        if (c == kMark && n > 0 && is_arabic(code[n - 1])) end[n - 1] = static_cast<std::uint32_t>(p + 2);
        p += 2;
        continue;
      }
      if (n >= 2 && static_cast<char>(c) == code[n - 1] && static_cast<char>(c) == code[n - 2] && is_arabic(code[n - 1]) &&
          !is_seat(in + p) && !is_seat(in + begin[n - 1]) && !is_seat(in + begin[n - 2]))
        break;
    } else {
      break;
    }
    code[n] = static_cast<char>(c);
    begin[n] = static_cast<std::uint32_t>(p);
    p += size;
    end[n++] = static_cast<std::uint32_t>(p);
  }
  pos_ = p, n_ = n;
}

void Folder::slow() {
  const unsigned char lead = byte(pos_);
  if (lead < 0x80) return slow_ascii(lead);
  if ((lead & 0xFC) == 0xD8 && pos_ + 1 < in_.size() && (byte(pos_ + 1) & 0xC0) == 0x80) return slow_arabic();
  other();
}

void Folder::slow_ascii(unsigned char c) {
  const std::size_t from = pos_;
  if (c == '&') {
    std::size_t end = pos_;
    if (const char32_t entity = entity_at(in_, pos_, end)) {
      pos_ = end;
      return put_codes(codes_of(entity), from, end);
    }
  } else if (c == '\r') {
    pos_ += pos_ + 1 < in_.size() && in_[pos_ + 1] == '\n' ? 2 : 1;
    return put('\n', from, pos_);
  } else if ((c == '.' || c == ',') && number_mark()) {
    return;
  } else if ((c == '.' || c == '*') && spelled_out()) {
    return;
  }
  ++pos_;
  put_codes(codes_of(c), from, pos_);
}

void Folder::slow_arabic() {
  const std::size_t from = pos_;
  const unsigned char value = arabic_at(pos_);
  if (value > kSpecial) return repeated(static_cast<char>(value));
  const unsigned char low = byte(pos_ + 1);
  if (byte(pos_) == 0xD9 && low == 0x80) return tatweel();
  if (number_mark()) return;
  pos_ += 2;
  put(',', from, pos_);  // Arabic comma, decimal or thousands mark that stands between no digits
}

void Folder::other() {
  const std::size_t from = pos_;
  std::size_t size = 1;
  const char32_t c = base::decode_utf8(in_, pos_, size);
  if ((c == 0xA0 || c == 0x2009 || c == 0x202F) && number_mark()) return;
  pos_ += size;
  // The typographic apostrophe is a quotation mark unless it stands inside a Latin word.
  if (c == 0x2019 && n_ > 0 && is_latin(code_[n_ - 1])) return put('\'', from, pos_);
  put_codes(codes_of(c), from, pos_);
}

// The third letter of the same kind in a row has come: the whole row is one letter, drawn out.
void Folder::repeated(char c) {
  std::size_t at = pos_;
  const auto* in = reinterpret_cast<const unsigned char*>(in_.data());
  while (letter_at(at) == c && !is_seat(in + at)) at = skip_marks(at + 2, true);
  --n_;
  end_[n_ - 1] = static_cast<std::uint32_t>(at);
  pos_ = at;
  if (byte(at - 2) == 0xD9 && byte(at - 1) == 0x80) pos_ = at - 2;  // a censor's break may start with that tatweel
}

unsigned char Folder::arabic_at(std::size_t at) const {
  if (at + 1 >= in_.size() || (byte(at) & 0xFC) != 0xD8 || (byte(at + 1) & 0xC0) != 0x80) return kGone;
  return kArabic[((byte(at) & 3u) << 6) | (byte(at + 1) & 0x3Fu)];
}

char Folder::letter_at(std::size_t at) const {
  const char c = static_cast<char>(arabic_at(at));
  return is_arabic(c) ? c : '\0';
}

char Folder::digit_at(std::size_t at, std::size_t& size) const {
  size = 1;
  if (at < in_.size() && is_digit(in_[at])) return in_[at];
  size = 2;
  const char c = static_cast<char>(arabic_at(at));
  return is_digit(c) ? c : '\0';
}

void fold(std::string_view utf8, Folded& out) { Folder(utf8, out).run(); }

std::string fold_word(std::string_view utf8) {
  Folded folded;
  fold(utf8, folded);
  std::string word;
  for (const char c : folded.code) {
    if (c != ' ' && c != '\n') {
      word += c;
    } else if (!word.empty() && word.back() != ' ') {
      word += ' ';
    }
  }
  if (!word.empty() && word.back() == ' ') word.pop_back();
  return word;
}

}  // namespace marsad::text
