#include "progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>

#include <fmt/format.h>

namespace marsad::cli {
namespace {

constexpr std::size_t kBar = 24;
std::atomic<bool> on_screen{false};

std::string bar(double share) {
  const auto full = static_cast<std::size_t>(share * kBar);
  return fmt::format("[{}{}] {:3.0f}%  ", std::string(full, '#'), std::string(kBar - full, '.'), share * 100);
}

}  // namespace

bool Progress::seen() { return isatty(STDERR_FILENO) != 0; }

Progress::Progress(std::uint64_t total, std::uint64_t bytes, bool wanted)
    : total_(total), bytes_(bytes), shown_(wanted && seen()) {}

Progress::~Progress() { clear_line(); }

std::string Progress::line(std::uint64_t reports, std::uint64_t total, std::uint64_t events, double seconds) {
  std::string out;
  const double rate = seconds > 0 ? static_cast<double>(reports) / seconds : 0;
  if (total > 0) {
    const double share = std::min(1.0, static_cast<double>(reports) / static_cast<double>(total));
    out = bar(share) + fmt::format("{}/", reports);
  }
  out += fmt::format("{} reports, {} events, {:.0f} reports/s", total > 0 ? total : reports, events, rate);
  if (total > reports && rate > 0) out += fmt::format(", {:.0f} s left", static_cast<double>(total - reports) / rate);
  return out;
}

std::string Progress::line_of_bytes(std::uint64_t reports, std::uint64_t events, std::uint64_t bytes, std::uint64_t total,
                                    double seconds) {
  const double share = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(total));
  const double rate = seconds > 0 ? 1 / seconds : 0;
  std::string out = bar(share) + fmt::format("{} reports, {} events, {:.0f} reports/s, {:.1f} MB/s", reports, events,
                                             static_cast<double>(reports) * rate, static_cast<double>(bytes) * rate / 1e6);
  if (bytes > 0 && total > bytes) out += fmt::format(", {:.0f} s left", seconds * (1 - share) / share);
  return out;
}

void Progress::update(std::uint64_t reports, std::uint64_t events, std::uint64_t bytes) {
  if (!shown_) return;
  const auto now = Clock::now();
  if (now - start_ < std::chrono::milliseconds(500) || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const std::string text = total_ == 0 && bytes_ != 0 ? line_of_bytes(reports, events, bytes, bytes_, seconds)
                                                      : line(reports, total_, events, seconds);
  std::fprintf(stderr, "\r\x1b[K%s", text.c_str());
  on_screen = true;
}

void Progress::clear_line() {
  if (on_screen.exchange(false)) std::fputs("\r\x1b[K", stderr);
}

}  // namespace marsad::cli
