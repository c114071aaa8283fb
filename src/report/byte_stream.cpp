#include "byte_stream.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace marsad::report {
namespace {

constexpr std::size_t kPiece = 1 << 16;

}  // namespace

Expected<ByteStream> ByteStream::open(const std::string& path) {
  ByteStream stream;
  std::error_code ignored;
  errno = 0;
  if (path == "-")
    stream.file_.reset(stdin);
  else if (std::filesystem::is_directory(path, ignored))
    errno = EISDIR;
  else
    stream.file_.reset(std::fopen(path.c_str(), "rb"));
  if (stream.file_ == nullptr)
    return tl::unexpected(Error{ErrorCode::io, path, "",
                                std::string("cannot be read: ") + std::generic_category().message(errno), "check the path"});
  return stream;
}

bool ByteStream::fill() {
  if (ended_) return false;
  // Taken bytes go once they outweigh the rest, so that moving is linear in all.
  if (at_ > kPiece && at_ * 2 > buffer_.size()) buffer_.erase(0, at_), at_ = 0;
  const std::size_t had = buffer_.size();
  buffer_.resize(had + kPiece);
  const std::size_t got = std::fread(buffer_.data() + had, 1, kPiece, file_.get());
  buffer_.resize(had + got);
  if (got < kPiece) ended_ = true, failed_ = std::ferror(file_.get()) != 0;
  return got != 0;
}

std::string_view ByteStream::peek(std::size_t most) {
  while (buffer_.size() - at_ < most && fill()) {
  }
  return std::string_view(buffer_).substr(at_, most);
}

// Where the line that begins at the front ends, when it is longer than `most`; what is beyond that is thrown away piece by
// piece.
std::size_t ByteStream::skip_rest(std::size_t most) {
  buffer_.erase(0, at_);
  at_ = 0;
  for (;;) {
    const std::size_t end = buffer_.find('\n', most);
    if (end != std::string::npos) return end;
    if (ended_) return buffer_.size();
    buffer_.resize(most);
    fill();
  }
}

bool ByteStream::next_line(std::size_t most, std::string_view& line, bool& cut) {
  std::size_t searched = 0, end = std::string::npos;
  for (;;) {
    end = buffer_.find('\n', at_ + searched);
    searched = buffer_.size() - at_;
    if (end != std::string::npos || searched > most || !fill()) break;
  }
  if (end == std::string::npos && searched == 0) return false;
  if (end == std::string::npos && searched > most) end = skip_rest(most);
  end = std::min(end, buffer_.size());
  line = std::string_view(buffer_).substr(at_, end - at_);
  cut = line.size() > most;
  if (cut)
    line = line.substr(0, most);
  else if (!line.empty() && line.back() == '\r')
    line.remove_suffix(1);
  at_ = std::min(end + 1, buffer_.size());
  return true;
}

std::string ByteStream::read_all(std::size_t most) {
  std::string out(peek(most + 1));
  at_ = std::min(at_ + out.size(), buffer_.size());
  return out;
}

}  // namespace marsad::report
