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

}  // namespace

bool Progress::seen() { return isatty(STDERR_FILENO) != 0; }

Progress::Progress(std::uint64_t total, bool wanted) : total_(total), shown_(wanted && seen()) {}

Progress::~Progress() { clear_line(); }

std::string Progress::line(std::uint64_t reports, std::uint64_t total, std::uint64_t events, double seconds) {
  std::string out;
  const double rate = seconds > 0 ? static_cast<double>(reports) / seconds : 0;
  if (total > 0) {
    const double share = std::min(1.0, static_cast<double>(reports) / static_cast<double>(total));
    const auto full = static_cast<std::size_t>(share * kBar);
    out = fmt::format("[{}{}] {:3.0f}%  {}/", std::string(full, '#'), std::string(kBar - full, '.'), share * 100, reports);
  }
  out += fmt::format("{} reports, {} events, {:.0f} reports/s", total > 0 ? total : reports, events, rate);
  if (total > reports && rate > 0) out += fmt::format(", {:.0f} s left", static_cast<double>(total - reports) / rate);
  return out;
}

void Progress::update(std::uint64_t reports, std::uint64_t events) {
  if (!shown_) return;
  const auto now = Clock::now();
  if (now - start_ < std::chrono::milliseconds(500) || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  const std::string text = line(reports, total_, events, std::chrono::duration<double>(now - start_).count());
  std::fprintf(stderr, "\r\x1b[K%s", text.c_str());
  on_screen = true;
}

void Progress::clear_line() {
  if (on_screen.exchange(false)) std::fputs("\r\x1b[K", stderr);
}

}  // namespace marsad::cli
