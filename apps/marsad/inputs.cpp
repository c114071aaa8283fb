#include "inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "engine/page_patterns.hpp"

namespace marsad::cli {
namespace {

namespace fs = std::filesystem;

std::uint64_t count_lines(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<char> block(std::size_t{1} << 20);
  std::uint64_t lines = 0;
  while (file) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    lines += static_cast<std::uint64_t>(std::count(block.begin(), block.begin() + file.gcount(), '\n'));
  }
  return lines;
}

std::uint64_t count_file(const fs::path& path) {
  const auto extension = path.extension();
  return extension == ".jsonl" || extension == ".ndjson" ? count_lines(path) : 1;
}

}  // namespace

Inputs::Inputs(const Options& options, const Knowledge& knowledge)
    : published_(options.published),
      id_(options.id),
      words_(engine::page_patterns(knowledge.store())),
      reader_(options.inputs.empty() ? std::vector<std::string>{"-"} : options.inputs, words_) {}

std::optional<Input> Inputs::read() {
  auto report = reader_.next();
  if (!report) return std::nullopt;
  if (*report) {
    if (!id_.empty()) (*report)->id = id_;
    if (!published_.empty()) {
      (*report)->published = published_;
      (*report)->published_from = PublishedFrom::argument;
    }
  }
  return Input{std::move(*report), reader_.take_warnings()};
}

std::optional<Input> Inputs::next() {
  if (ahead_.empty()) return read();
  Input out = std::move(ahead_.front());
  ahead_.pop_front();
  return out;
}

bool Inputs::more_than_one() {
  while (ahead_.size() < 2) {
    auto one = read();
    if (!one) return false;
    ahead_.push_back(std::move(*one));
  }
  return true;
}

std::uint64_t count_reports(const std::vector<std::string>& inputs) {
  std::uint64_t count = 0;
  std::error_code error;
  for (const std::string& input : inputs) {
    if (fs::is_directory(input, error)) {
      for (fs::recursive_directory_iterator at(input, error), end; !error && at != end; at.increment(error))
        if (at->is_regular_file(error)) count += count_file(at->path());
    } else if (fs::is_regular_file(input, error)) {
      count += count_file(input);
    } else {
      return 0;
    }
  }
  return count;
}

}  // namespace marsad::cli
