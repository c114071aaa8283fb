// A line on the terminal that says how far a long run has come.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace marsad::cli {

class Progress {
 public:
  // `total` reports, 0: not known; `bytes` of the inputs on disk, which serve instead then. Shows nothing unless
  // standard error is a terminal and the run takes longer than half a second. All calls come from one thread at a time.
  Progress(std::uint64_t total, std::uint64_t bytes, bool wanted);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void update(std::uint64_t reports, std::uint64_t events, std::uint64_t bytes);
  // The line as it would be shown `seconds` into the run.
  static std::string line(std::uint64_t reports, std::uint64_t total, std::uint64_t events, double seconds);
  // The same, the share measured in bytes: "[####....] 40%  1204 reports, 88 events, 602 reports/s, 4.1 MB/s, 3 s left".
  static std::string line_of_bytes(std::uint64_t reports, std::uint64_t events, std::uint64_t bytes, std::uint64_t total,
                                   double seconds);
  // Is there anybody to see it?
  static bool seen();
  // Takes the line away, so that a message can stand there.
  static void clear_line();

 private:
  using Clock = std::chrono::steady_clock;
  std::uint64_t total_, bytes_;
  bool shown_;
  Clock::time_point start_ = Clock::now(), last_ = start_;
};

}  // namespace marsad::cli
