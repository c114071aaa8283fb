#include "source.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <zlib.h>

namespace marsad::collection {
namespace {

constexpr std::size_t kPiece = 1 << 16;

class File : public Source {
 public:
  File(std::FILE* file, std::string path) : file_(file), path_(std::move(path)) {}
  ~File() override {
    if (file_ != stdin) std::fclose(file_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  std::size_t read(char* to, std::size_t most) override {
    const std::size_t got = std::fread(to, 1, most, file_);
    if (got < most && std::ferror(file_) != 0 && !failed_) {
      failed_ = true;
      fault_ = Error{ErrorCode::io, path_, "", "reading stopped with an error", "check the disk"};
    }
    taken_ += got;
    return got;
  }
  std::optional<Error> take_fault() override { return std::exchange(fault_, std::nullopt); }
  std::uint64_t taken() const noexcept override { return taken_; }

 private:
  std::FILE* file_;
  std::string path_;
  std::uint64_t taken_ = 0;
  bool failed_ = false;
  std::optional<Error> fault_;
};

class Memory : public Source {
 public:
  explicit Memory(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(char* to, std::size_t most) override {
    const std::size_t got = std::min(most, bytes_.size() - at_);
    std::memcpy(to, bytes_.data() + at_, got);
    at_ += got;
    return got;
  }
  std::uint64_t taken() const noexcept override { return at_; }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

class Gunzip : public Source {
 public:
  Gunzip(std::unique_ptr<Source> inner, std::string place) : inner_(std::move(inner)), place_(std::move(place)) {
    // 15 bits of window, the gzip header asked for.
    ready_ = inflateInit2(&state_, 15 + 16) == Z_OK;
  }
  ~Gunzip() override { inflateEnd(&state_); }
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  std::size_t read(char* to, std::size_t most) override;
  std::optional<Error> take_fault() override {
    if (auto fault = inner_->take_fault()) return fault;
    return std::exchange(fault_, std::nullopt);
  }
  std::uint64_t taken() const noexcept override { return inner_->taken(); }

 private:
  bool fill();
  bool next_member();
  void damaged(const char* what);

  std::unique_ptr<Source> inner_;
  std::string place_;
  std::vector<char> in_ = std::vector<char>(kPiece);
  z_stream state_{};
  std::uint64_t offset_ = 0;  // of what is behind the bytes in in_
  bool ready_ = false, inside_ = true, ended_ = false;
  std::optional<Error> fault_;
};

bool Gunzip::fill() {
  const std::size_t had = state_.avail_in;
  if (had != 0) std::memmove(in_.data(), state_.next_in, had);
  const std::size_t got = inner_->read(in_.data() + had, in_.size() - had);
  state_.next_in = reinterpret_cast<Bytef*>(in_.data());
  state_.avail_in = static_cast<uInt>(had + got);
  offset_ += got;
  return got != 0;
}

void Gunzip::damaged(const char* what) {
  if (fault_) return;
  fault_ = Error{ErrorCode::io, place_, "",
                 fmt::format("the compressed data is damaged near byte {}: {}", offset_ - state_.avail_in, what),
                 "what can be read is read; fetch the file again for the rest"};
}

// To the next "1F 8B 08"; false at the end.
bool Gunzip::next_member() {
  static constexpr std::string_view kMagic = "\x1F\x8B\x08";
  for (;;) {
    const std::string_view left(reinterpret_cast<const char*>(state_.next_in), state_.avail_in);
    const std::size_t at = left.find(kMagic);
    const std::size_t skip = at != std::string_view::npos ? at : left.size() - std::min<std::size_t>(left.size(), 2);
    state_.next_in += skip, state_.avail_in -= static_cast<uInt>(skip);
    if (at != std::string_view::npos) return inside_ = inflateReset(&state_) == Z_OK;
    if (!fill()) return false;
  }
}

std::size_t Gunzip::read(char* to, std::size_t most) {
  if (!ready_ || ended_) return 0;
  state_.next_out = reinterpret_cast<Bytef*>(to);
  state_.avail_out = static_cast<uInt>(std::min<std::size_t>(most, std::size_t{1} << 30));
  const std::size_t room = state_.avail_out;
  while (state_.avail_out != 0) {
    if (!inside_ && !next_member()) {
      ended_ = true;
      break;
    }
    if (state_.avail_in == 0 && !fill()) {
      damaged("it ends inside a member");
      ended_ = true;
      break;
    }
    const int code = inflate(&state_, Z_NO_FLUSH);
    if (code == Z_STREAM_END) {
      inside_ = false;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      damaged(state_.msg != nullptr ? state_.msg : "no gzip data");
      inside_ = false;
      if (state_.avail_in != 0) ++state_.next_in, --state_.avail_in;
    }
  }
  return room - state_.avail_out;
}

}  // namespace

Expected<std::unique_ptr<Source>> open_file(const std::string& path) {
  std::error_code ignored;
  std::FILE* file = nullptr;
  errno = 0;
  if (path == "-")
    file = stdin;
  else if (std::filesystem::is_directory(path, ignored))
    errno = EISDIR;
  else
    file = std::fopen(path.c_str(), "rb");
  if (file == nullptr)
    return tl::unexpected(Error{ErrorCode::io, path, "",
                                std::string("cannot be read: ") + std::generic_category().message(errno), "check the path"});
  return std::make_unique<File>(file, path);
}

std::unique_ptr<Source> from_memory(std::string bytes) { return std::make_unique<Memory>(std::move(bytes)); }

std::unique_ptr<Source> gunzip(std::unique_ptr<Source> inner, std::string place) {
  return std::make_unique<Gunzip>(std::move(inner), std::move(place));
}

}  // namespace marsad::collection
