#include "output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace marsad::watch {
namespace {

tl::unexpected<Error> fail(const std::string& path, std::string message, std::string suggestion = "") {
  return tl::unexpected(Error{ErrorCode::io, path, "", std::move(message), std::move(suggestion)});
}

}  // namespace

Expected<OutputFile> OutputFile::open(const std::string& path, std::uint64_t committed) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (file < 0) return fail(path, "cannot be written: " + std::generic_category().message(errno));
  OutputFile out(file, path);
  struct stat info {};
  if (fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) return fail(path, "is no plain file");
  const auto size = static_cast<std::uint64_t>(info.st_size);
  if (size < committed)
    return fail(path, fmt::format("holds {} bytes, but {} were written to it", size, committed),
                "put the file back, or begin anew with another --out and --state");
  if (committed == 0 && size != 0)
    return fail(path, "is not empty, and the state knows nothing of it",
                "name a new file, or the --state that belongs to it");
  out.take_back(committed);
  return out;
}

OutputFile::~OutputFile() {
  if (file_ >= 0) close(file_);
}
OutputFile::OutputFile(OutputFile&& other) noexcept : file_(std::exchange(other.file_, -1)), path_(std::move(other.path_)) {}

Expected<std::uint64_t> OutputFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return fail(path_, "cannot be written: " + std::generic_category().message(errno), "is the disk full?");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  struct stat info {};
  if (fsync(file_) != 0 || fstat(file_, &info) != 0)
    return fail(path_, "cannot be written: " + std::generic_category().message(errno));
  return static_cast<std::uint64_t>(info.st_size);
}

void OutputFile::take_back(std::uint64_t committed) {
  // A failure shows at the next append, whose size would not fit.
  if (ftruncate(file_, static_cast<off_t>(committed)) != 0) errno = 0;
}

}  // namespace marsad::watch
