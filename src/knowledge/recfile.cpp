#include "recfile.hpp"

#include <cctype>
#include <cstdio>

#include "../base/utf8.hpp"

namespace marsad::knowledge {
namespace {

std::string_view trim(std::string_view s) {
  constexpr std::string_view kBlanks = " \t\r\f\v";
  const std::size_t first = s.find_first_not_of(kBlanks);
  return first == std::string_view::npos ? std::string_view{} : s.substr(first, s.find_last_not_of(kBlanks) - first + 1);
}

bool is_key(std::string_view key) {
  if (key.empty() || !(std::isalpha(static_cast<unsigned char>(key[0])))) return false;
  for (const char c : key)
    if (!std::isalnum(static_cast<unsigned char>(c)) && c != '_') return false;
  return true;
}

bool is_bidi_control(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// The first directional mark of a line, 0 when there is none.
char32_t bidi_control_in(std::string_view line) {
  for (std::size_t i = 0, size = 1; i < line.size(); i += size) {
    size = 1;
    const auto byte = static_cast<unsigned char>(line[i]);
    if (byte != 0xD8 && byte != 0xE2) continue;  // all of them start with one of these two
    if (const char32_t c = base::decode_utf8(line, i, size); is_bidi_control(c)) return c;
  }
  return 0;
}

std::string code_point(char32_t c) {
  char text[16];
  std::snprintf(text, sizeof text, "U+%04X", static_cast<unsigned>(c));
  return text;
}

class Parser {
 public:
  Parser(Recfile& file, std::deque<std::string>& joined, std::vector<Error>& errors)
      : file_(file), joined_(joined), errors_(errors) {}

  void run(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      std::string_view line = text.substr(0, end);
      text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      ++number_;
      if (clean(line)) read(line);
    }
    end_record();
  }

 private:
  void fail(ErrorCode code, std::string_view fragment, std::string message, std::string suggestion) {
    errors_.push_back(error_at(code, file_.place(number_), fragment, std::move(message), std::move(suggestion)));
    continuable_ = false;
    broken_ = true;
  }

  bool clean(std::string_view line) {
    if (const std::size_t bad = base::first_invalid_utf8(line); bad != std::string_view::npos) {
      fail(ErrorCode::encoding, line.substr(0, bad), "byte " + std::to_string(bad + 1) + " of the line is no UTF-8",
           "save the file as UTF-8");
      return false;
    }
    if (line.find('\0') != std::string_view::npos) {
      fail(ErrorCode::knowledge_syntax, trim(line.substr(0, line.find('\0'))), "the line holds a NUL byte",
           "save the file as plain text");
      return false;
    }
    if (const char32_t c = bidi_control_in(line); c != 0) {
      fail(ErrorCode::knowledge_syntax, trim(line), "the line holds the directional mark " + code_point(c),
           "remove it; one run of Arabic a line needs none");
      return false;
    }
    return true;
  }

  void read(std::string_view line) {
    if (!line.empty() && line[0] == '#') return;
    if (trim(line).empty()) return end_record();
    if (line[0] == '+') return continue_value(line.substr(1));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
      return fail(ErrorCode::knowledge_syntax, trim(line), "no colon: the line is neither a field nor a comment",
                  "write `key: value`, or `#` in front of a comment, or `+ ` in front of what continues the value above");
    }
    const std::string_view key = line.substr(0, colon);
    if (!is_key(key)) {
      return fail(ErrorCode::knowledge_syntax, key, "a field's name has letters, digits and _ only and starts the line",
                  "write `key: value`");
    }
    record_.fields.push_back({key, trim(line.substr(colon + 1)), number_});
    continuable_ = true;
  }

  void continue_value(std::string_view more) {
    if (record_.fields.empty() || !continuable_) {
      if (!broken_) fail(ErrorCode::knowledge_syntax, trim(more), "the line continues no field", "remove the `+`");
      return;
    }
    if (!more.empty() && more[0] == ' ') more.remove_prefix(1);
    while (!more.empty() && (more.back() == ' ' || more.back() == '\t')) more.remove_suffix(1);
    Field& field = record_.fields.back();
    // The value so far is the last of joined_ when an earlier `+` line made it.
    if (joined_.empty() || field.value.data() != joined_.back().data()) joined_.emplace_back(field.value);
    joined_.back().append(1, '\n').append(more);
    field.value = joined_.back();
  }

  void end_record() {
    if (!record_.fields.empty()) file_.records.push_back(std::move(record_));
    record_ = {};
    continuable_ = broken_ = false;
  }

  Recfile& file_;
  std::deque<std::string>& joined_;
  std::vector<Error>& errors_;
  Record record_;
  std::uint32_t number_ = 0;
  bool continuable_ = false;
  bool broken_ = false;  // the line before was told already
};

// Not <fstream>: that throws for a folder.
bool read_all(const std::string& path, std::string& bytes) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  char block[1 << 16];
  for (std::size_t n = 0; (n = std::fread(block, 1, sizeof block, file)) > 0;) bytes.append(block, n);
  const bool good = std::ferror(file) == 0;
  std::fclose(file);
  return good;
}

}  // namespace

const Field* Record::find(std::string_view key) const noexcept {
  for (const Field& field : fields)
    if (field.key == key) return &field;
  return nullptr;
}

std::string_view Record::value(std::string_view key) const noexcept {
  const Field* field = find(key);
  return field ? field->value : std::string_view{};
}

Error error_at(ErrorCode code, std::string place, std::string_view fragment, std::string message, std::string suggestion) {
  return {code, std::move(place), std::string(base::utf8_prefix(fragment, 80)), std::move(message), std::move(suggestion)};
}

Recfile parse_recfile(std::string path, std::string bytes, std::vector<Error>& errors) {
  Recfile file;
  file.path = std::move(path);
  auto kept = std::make_shared<const std::string>(std::move(bytes));
  auto joined = std::make_shared<std::deque<std::string>>();
  std::string_view text = *kept;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Parser(file, *joined, errors).run(text);
  file.bytes = std::move(kept);
  file.joined = std::move(joined);
  return file;
}

Recfile read_recfile(const std::string& path, std::string shown, std::vector<Error>& errors) {
  if (shown.empty()) shown = path;
  std::string bytes;
  if (!read_all(path, bytes)) {
    errors.push_back(error_at(ErrorCode::io, shown, {}, "the file cannot be read", "check that it exists and may be read"));
    return {};
  }
  return parse_recfile(std::move(shown), std::move(bytes), errors);
}

}  // namespace marsad::knowledge
