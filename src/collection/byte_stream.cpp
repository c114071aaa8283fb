#include "byte_stream.hpp"

#include <algorithm>
#include <cstring>

namespace marsad::collection {
namespace {

constexpr std::size_t kPiece = 1 << 16;

// A stream as a source, with what it has buffered.
class Rest : public Source {
 public:
  explicit Rest(ByteStream stream) : stream_(std::move(stream)) {}
  std::size_t read(char* to, std::size_t most) override {
    const std::string_view next = stream_.peek(most);
    std::memcpy(to, next.data(), next.size());
    stream_.take(next.size());
    return next.size();
  }
  std::optional<Error> take_fault() override { return stream_.take_fault(); }
  std::uint64_t taken() const noexcept override { return stream_.taken(); }

 private:
  ByteStream stream_;
};

}  // namespace

Expected<ByteStream> ByteStream::open(const std::string& path) {
  auto source = open_file(path);
  if (!source) return tl::unexpected(source.error());
  return ByteStream(*std::move(source));
}

ByteStream ByteStream::gunzipped(ByteStream stream, std::string place) {
  return ByteStream(gunzip(std::make_unique<Rest>(std::move(stream)), std::move(place)));
}

bool ByteStream::fill() {
  if (ended_) return false;
  // Taken bytes go once they outweigh the rest, so that moving is linear in all.
  if (at_ > kPiece && at_ * 2 > buffer_.size()) buffer_.erase(0, at_), at_ = 0;
  const std::size_t had = buffer_.size();
  buffer_.resize(had + kPiece);
  const std::size_t got = source_->read(buffer_.data() + had, kPiece);
  buffer_.resize(had + got);
  ended_ = got == 0;
  return got != 0;
}

std::uint64_t ByteStream::skip(std::uint64_t bytes) {
  std::uint64_t left = bytes;
  while (left != 0) {
    const std::size_t here = peek(std::min<std::uint64_t>(left, kPiece)).size();
    if (here == 0) break;
    take(here);
    left -= here;
  }
  return bytes - left;
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

}  // namespace marsad::collection
