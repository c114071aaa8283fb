#include "archive.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <system_error>
#include <unordered_set>

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "collection/byte_stream.hpp"
#include "index_line.hpp"
#include "object.hpp"

namespace marsad::archive {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestLine = std::size_t{4} << 20;

fs::path object_path(const fs::path& folder, const std::string& sha256) {
  return folder / "objects" / sha256.substr(0, 2) / (sha256 + ".zst");
}

tl::unexpected<Error> fail(const fs::path& place, const std::string& what, std::string suggestion = "") {
  return tl::unexpected(Error{ErrorCode::io, place.string(), "", what, std::move(suggestion)});
}

std::string why() { return std::generic_category().message(errno); }

// Names in a folder survive a power cut only once the folder is written too.
void sync_folder(const fs::path& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  fsync(file);
  close(file);
}

}  // namespace

struct Archive::State {
  fs::path folder;
  int index = -1, lock = -1;
  std::string last;  // SHA-256 of the last line

  ~State() {
    if (index >= 0) close(index);
    if (lock >= 0) close(lock);
  }
};

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

namespace {

// The last whole line's hash; what a kill left behind it is cut off.
Expected<std::string> mend_index(const fs::path& path, int file) {
  auto stream = collection::ByteStream::open(path.string());
  if (!stream) return tl::unexpected(stream.error());
  std::string last;
  off_t whole = 0;
  std::string_view line;
  bool cut = false;
  while (stream->next_line(kLongestLine, line, cut)) {
    const off_t end = whole + static_cast<off_t>(line.size()) + 1;
    if (end > lseek(file, 0, SEEK_END)) break;
    last = base::sha256_hex(line);
    whole = end;
  }
  if (ftruncate(file, whole) != 0) return fail(path, "cannot be mended: " + why());
  return last;
}

}  // namespace

Expected<Archive> Archive::open(const std::string& folder) {
  auto state = std::make_unique<State>();
  state->folder = folder;
  std::error_code error;
  fs::create_directories(state->folder / "objects", error);
  if (error) return fail(folder, "the archive cannot be made: " + error.message(), "check the path and its rights");
  const fs::path lock = state->folder / "lock", index = state->folder / "index.jsonl";
  state->lock = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (state->lock < 0) return fail(lock, "cannot be written: " + why());
  if (flock(state->lock, LOCK_EX | LOCK_NB) != 0)
    return tl::unexpected(
        Error{ErrorCode::usage, folder, "", "another process writes to this archive", "wait for it to end"});
  state->index = ::open(index.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (state->index < 0) return fail(index, "cannot be written: " + why());
  auto last = mend_index(index, state->index);
  if (!last) return tl::unexpected(last.error());
  state->last = *std::move(last);
  return Archive(std::move(state));
}

Expected<Finding> Archive::add(std::string bytes, Finding finding) {
  const auto source = collection::from_memory(std::move(bytes));
  return add(*source, std::move(finding));
}

Expected<Finding> Archive::add(collection::Source& bytes, Finding finding) {
  State& state = *state_;
  const fs::path temporary = state.folder / "objects" / "part";
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) return fail(temporary, "cannot be written: " + why());
  auto packed = pack(bytes, file, temporary.string());
  const bool kept = packed && fsync(file) == 0;
  close(file);
  if (!packed) return tl::unexpected(packed.error());
  if (!kept) return fail(temporary, "cannot be written: " + why());
  finding.sha256 = packed->sha256, finding.bytes = packed->bytes;
  if (finding.time.empty()) finding.time = utc_now();
  const fs::path place = object_path(state.folder, finding.sha256);
  std::error_code error;
  if (fs::exists(place, error)) {
    fs::remove(temporary, error);
  } else {
    fs::create_directories(place.parent_path(), error);
    fs::rename(temporary, place, error);
    if (error) return fail(place, "cannot be written: " + error.message());
    sync_folder(place.parent_path());
    sync_folder(state.folder / "objects");
  }
  const std::string line = index_line(finding, state.last);
  const std::string out = line + "\n";
  if (::write(state.index, out.data(), out.size()) != static_cast<ssize_t>(out.size()) || fsync(state.index) != 0)
    return fail(state.folder / "index.jsonl", "cannot be written: " + why(), "is the disk full?");
  state.last = base::sha256_hex(line);
  return finding;
}

namespace {

// Every line with its number and the hash that the line before it has; `visit` gets the finding or the error.
Expected<void> each_line(const fs::path& folder, const std::function<bool(Expected<Finding>, bool chained)>& visit) {
  const fs::path path = folder / "index.jsonl";
  auto stream = collection::ByteStream::open(path.string());
  if (!stream) {
    stream.error().suggestion = "is this the folder of an archive?";
    return tl::unexpected(stream.error());
  }
  std::string last, before;
  std::string_view line;
  bool cut = false;
  for (std::uint64_t number = 1; stream->next_line(kLongestLine, line, cut); ++number) {
    auto finding = read_index_line(line, before);
    if (!finding) finding.error().place = fmt::format("{}:{}", path.string(), number);
    const bool chained = before == last;
    last = base::sha256_hex(line);
    if (!visit(std::move(finding), chained)) break;
  }
  return {};
}

Error fault_at(const fs::path& place, std::string what, std::string suggestion = "") {
  return {ErrorCode::io, place.string(), "", std::move(what), std::move(suggestion)};
}

void check_object(const fs::path& folder, const Finding& finding, Verdict& verdict) {
  const fs::path path = object_path(folder, finding.sha256);
  std::error_code error;
  if (!fs::exists(path, error)) {
    verdict.faults.push_back(fault_at(path,
                                      "the object of " + (finding.url.empty() ? "a finding" : finding.url) + " is missing",
                                      "restore it from a copy"));
    return;
  }
  auto unpacked = unpack(path.string(), {});
  ++verdict.objects;
  if (!unpacked) {
    verdict.faults.push_back(unpacked.error());
  } else if (unpacked->sha256 != finding.sha256 || unpacked->bytes != finding.bytes) {
    verdict.faults.push_back(
        fault_at(path, "holds other bytes than its name says: " + unpacked->sha256, "restore it from a copy"));
  } else {
    verdict.bytes += unpacked->bytes;
  }
}

}  // namespace

Expected<void> each_finding(const std::string& folder, const std::function<bool(const Finding&)>& visit) {
  std::optional<Error> broken;
  auto done = each_line(folder, [&](const Expected<Finding>& finding, bool) {
    if (!finding) return broken = finding.error(), false;
    return visit(*finding);
  });
  if (!done) return done;
  if (broken) return tl::unexpected(*std::move(broken));
  return {};
}

Expected<Verdict> verify(const std::string& folder) {
  Verdict verdict;
  std::unordered_set<std::string> seen;
  std::uint64_t number = 0;
  auto done = each_line(folder, [&](const Expected<Finding>& finding, bool chained) {
    ++number;
    if (!finding) return verdict.faults.push_back(finding.error()), true;
    ++verdict.findings;
    if (!chained)
      verdict.faults.push_back(fault_at(fmt::format("{}/index.jsonl:{}", folder, number),
                                        "the line before this one was changed or taken out",
                                        "compare with a copy of the index"));
    if (seen.insert(finding->sha256).second) check_object(folder, *finding, verdict);
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  std::error_code error;
  for (fs::recursive_directory_iterator at(fs::path(folder) / "objects", error), end; !error && at != end;
       at.increment(error))
    if (at->path().extension() == ".zst" && !seen.contains(at->path().stem().string()))
      verdict.faults.push_back(fault_at(at->path(), "no line of the index names this object",
                                        "a kill between both leaves such an object; adding the bytes again mends it"));
  return verdict;
}

Expected<std::string> bytes_of(const std::string& folder, const std::string& sha256, std::size_t most) {
  const bool plain = sha256.size() == 64 && sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
  const fs::path path = plain ? object_path(folder, sha256) : fs::path();
  std::error_code error;
  if (!plain || !fs::exists(path, error))
    return tl::unexpected(Error{ErrorCode::field, folder, sha256.substr(0, 64), "the archive holds no such object", ""});
  std::string out;
  auto unpacked = unpack(path.string(), [&](std::string_view piece) {
    out += piece;
    return out.size() <= most;
  });
  if (!unpacked) return tl::unexpected(unpacked.error());
  if (out.size() > most)
    return tl::unexpected(Error{ErrorCode::too_large, path.string(), "", fmt::format("over {} bytes", most), ""});
  return out;
}

std::string utc_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  char out[32];
  std::strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return out;
}

}  // namespace marsad::archive
