#include "output.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

namespace marsad::cli {
namespace {

namespace fs = std::filesystem;

// Temporary files that an interrupt must remove. A handler may not allocate, so the names lie in fixed memory.
struct Slot {
  volatile std::sig_atomic_t used = 0;
  char path[4096] = {};
};
Slot slots[8];

extern "C" void remove_temporaries(int signal) {
  for (Slot& slot : slots)
    if (slot.used) unlink(slot.path);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void remember(const std::string& path) {
  static const bool installed = [] {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, remove_temporaries);
    return true;
  }();
  static_cast<void>(installed);
  for (Slot& slot : slots) {
    if (slot.used || path.size() >= sizeof slot.path) continue;
    std::memcpy(slot.path, path.c_str(), path.size() + 1);
    slot.used = 1;
    return;
  }
}

void forget(const std::string& path) {
  for (Slot& slot : slots)
    if (slot.used && path == slot.path) slot.used = 0;
}

}  // namespace

Error Output::error(const char* what) const {
  return {ErrorCode::io, path_.empty() ? "standard output" : path_, "", std::string(what) + ": " + std::strerror(errno), ""};
}

Expected<std::unique_ptr<Output>> Output::open(const std::string& path) {
  std::signal(SIGPIPE, SIG_IGN);
  std::unique_ptr<Output> out(new Output);
  out->path_ = path;
  if (path.empty()) {
    out->file_ = STDOUT_FILENO;
    return out;
  }
  std::error_code failed;
  // Through a link to the file that it names, so that the link stays one.
  const fs::path target = fs::exists(path, failed) ? fs::canonical(path, failed) : fs::path(path);
  struct stat info {};
  const bool exists = stat(target.c_str(), &info) == 0;
  if (exists && S_ISDIR(info.st_mode)) {
    errno = EISDIR;
    return tl::unexpected(out->error("cannot write"));
  }
  if (exists && !S_ISREG(info.st_mode)) {
    out->file_ = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    out->path_ = target.string();
    out->temporary_ = target.string() + ".part" + std::to_string(getpid());
    out->file_ = ::open(out->temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (out->file_ >= 0 && exists && fchmod(out->file_, info.st_mode & 07777) != 0)
      return tl::unexpected(out->error("cannot set permissions"));
  }
  if (out->file_ < 0) {
    Error error = out->error("cannot write");
    error.place = path;
    out->temporary_.clear();
    return tl::unexpected(std::move(error));
  }
  if (!out->temporary_.empty()) remember(out->temporary_);
  return out;
}

Output::~Output() {
  if (file_ >= 0 && file_ != STDOUT_FILENO) close(file_);
  if (temporary_.empty()) return;
  unlink(temporary_.c_str());
  forget(temporary_);
}

Expected<void> Output::write(std::string_view bytes) {
  while (!bytes.empty() && !gone_) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      gone_ = true;
    } else if (errno == EAGAIN) {
      pollfd wait{file_, POLLOUT, 0};
      poll(&wait, 1, -1);
    } else if (errno != EINTR) {
      return tl::unexpected(error("cannot write"));
    }
  }
  return {};
}

Expected<void> Output::finish() {
  if (temporary_.empty()) return {};
  const int file = std::exchange(file_, -1);
  // On disk before the name changes, so that a power cut leaves the old file or the new one.
  const bool kept = fsync(file) == 0 || errno == EINVAL;  // EINVAL: a file system that has no such thing
  if (close(file) != 0 || !kept || rename(temporary_.c_str(), path_.c_str()) != 0)
    return tl::unexpected(error("cannot write"));
  forget(temporary_);
  temporary_.clear();
  return {};
}

}  // namespace marsad::cli
