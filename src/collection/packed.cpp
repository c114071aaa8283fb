#include "packed.hpp"

#include <archive.h>
#include <archive_entry.h>

#include "base/utf8.hpp"

namespace marsad::collection {

struct Packed::State {
  State(ByteStream from, std::string name) : stream(std::move(from)), place(std::move(name)) {}
  ~State() { archive_read_free(archive); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  Error error(std::string at) const {
    const char* text = archive_error_string(archive);
    std::string message = text == nullptr ? "the archive is damaged" : text;
    if (base::first_invalid_utf8(message) != std::string::npos) message = "the archive is damaged";
    return {ErrorCode::io, std::move(at), "", "cannot be unpacked: " + message, ""};
  }

  static la_ssize_t pull(struct archive*, void* self, const void** bytes) {
    auto& state = *static_cast<State*>(self);
    state.stream.take(state.shown);
    const std::string_view piece = state.stream.peek(1 << 16);
    state.shown = piece.size();
    *bytes = piece.data();
    return static_cast<la_ssize_t>(piece.size());
  }

  struct archive* archive = archive_read_new();
  ByteStream stream;
  std::size_t shown = 0;
  std::string place, entry;
  bool from_stream = false, ended = false;
};

class Packed::Entry : public Source {
 public:
  explicit Entry(State& state) : state_(state) {}
  std::size_t read(char* to, std::size_t most) override {
    std::size_t got = 0;
    while (got < most && !ended_) {
      const la_ssize_t one = archive_read_data(state_.archive, to + got, most - got);
      if (one < 0) fault_ = state_.error(state_.place + "/" + state_.entry);
      if (one <= 0) ended_ = true;
      if (one > 0) got += static_cast<std::size_t>(one);
    }
    return got;
  }
  std::optional<Error> take_fault() override { return std::exchange(fault_, std::nullopt); }
  std::uint64_t taken() const noexcept override { return 0; }

 private:
  State& state_;
  bool ended_ = false;
  std::optional<Error> fault_;
};

Packed::Packed(std::unique_ptr<State> state) : state_(std::move(state)) {}
Packed::~Packed() = default;

Expected<std::unique_ptr<Packed>> Packed::open(const std::string& path, ByteStream stream, std::string place) {
  auto state = std::make_unique<State>(std::move(stream), std::move(place));
  struct archive* a = state->archive;
  archive_read_support_format_zip(a);
  archive_read_support_format_tar(a);
  state->from_stream = path.empty();
  const int code = path.empty() ? archive_read_open(a, state.get(), nullptr, State::pull, nullptr)
                                : archive_read_open_filename(a, path.c_str(), 1 << 16);
  if (code != ARCHIVE_OK) return tl::unexpected(state->error(state->place));
  return std::unique_ptr<Packed>(new Packed(std::move(state)));
}

std::optional<Expected<std::string>> Packed::next() {
  State& state = *state_;
  while (!state.ended) {
    archive_entry* entry = nullptr;
    const int code = archive_read_next_header(state.archive, &entry);
    if (code == ARCHIVE_EOF) break;
    if (code == ARCHIVE_RETRY) continue;
    if (code < ARCHIVE_WARN) {
      state.ended = true;
      return tl::unexpected(state.error(state.place));
    }
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    state.entry = name == nullptr ? "" : name;
    // Names in old code pages are shown without what is no UTF-8.
    if (base::first_invalid_utf8(state.entry) != std::string::npos)
      std::erase_if(state.entry, [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; });
    if (archive_entry_filetype(entry) != AE_IFREG) continue;
    if (archive_entry_is_encrypted(entry) != 0)
      return tl::unexpected(Error{ErrorCode::io, state.place + "/" + state.entry, "", "the entry is encrypted",
                                  "unpack it with its password"});
    return state.entry;
  }
  state.ended = true;
  return std::nullopt;
}

ByteStream Packed::entry() { return ByteStream(std::make_unique<Entry>(*state_)); }

std::uint64_t Packed::taken() const noexcept {
  return state_->from_stream ? state_->stream.taken()
                             : static_cast<std::uint64_t>(archive_filter_bytes(state_->archive, -1));
}

bool is_tar(std::string_view head) noexcept { return head.size() >= 512 && head.substr(257, 5) == "ustar"; }
bool is_zip(std::string_view head) noexcept { return head.starts_with("PK\x03\x04"); }

}  // namespace marsad::collection
