#include "sources.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace marsad::knowledge {
namespace {

// Paths below `folder`, with `/`, sorted by bytes.
std::vector<std::string> recfiles_below(const std::string& folder, std::vector<Error>& errors) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  std::error_code failed;
  const fs::path root(folder);
  for (fs::recursive_directory_iterator it(root, failed), end; !failed && it != end; it.increment(failed)) {
    std::error_code ignored;
    if (it->path().extension() == ".rec" && it->is_regular_file(ignored))
      paths.push_back(it->path().lexically_relative(root).generic_string());
  }
  if (failed)
    errors.push_back(error_at(ErrorCode::io, folder, {}, "the folder cannot be read: " + failed.message(),
                              "name a folder of *.rec files"));
  std::sort(paths.begin(), paths.end());
  return paths;
}

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new()) {
    good_ = context_ != nullptr && EVP_DigestInit_ex(context_, EVP_sha256(), nullptr) == 1;
  }
  ~Sha256() { EVP_MD_CTX_free(context_); }
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  // Each string with its length before it, so that no two lists of strings give the same bytes.
  void add(std::string_view s) {
    std::array<unsigned char, 8> size{};
    for (std::size_t i = 0; i < size.size(); ++i) size[i] = static_cast<unsigned char>(s.size() >> (8 * i));
    update(size.data(), size.size());
    update(s.data(), s.size());
  }

  std::string hex16() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    good_ = good_ && EVP_DigestFinal_ex(context_, digest.data(), &size) == 1;
    if (!good_ || size < 8) return {};
    std::string text;
    for (std::size_t i = 0; i < 8; ++i) {
      text += "0123456789abcdef"[digest[i] >> 4];
      text += "0123456789abcdef"[digest[i] & 15];
    }
    return text;
  }

 private:
  void update(const void* bytes, std::size_t size) { good_ = good_ && EVP_DigestUpdate(context_, bytes, size) == 1; }

  EVP_MD_CTX* context_;
  bool good_ = false;
};

}  // namespace

std::vector<Recfile> read_sources(const std::string& folder, const std::vector<std::string>& extra,
                                  std::vector<Error>& errors) {
  std::vector<Recfile> files;
  for (const std::string& path : recfiles_below(folder, errors))
    files.push_back(read_recfile((std::filesystem::path(folder) / path).string(), {}, errors));
  for (const std::string& path : extra) files.push_back(read_recfile(path, {}, errors));
  return files;
}

std::string content_hash_of(const std::vector<Recfile>& files) {
  Sha256 hash;
  for (const Recfile& file : files) {
    for (const Record& record : file.records) {
      if (record.kind() == "schema") continue;
      for (const Field& field : record.fields) hash.add(field.key), hash.add(field.value);
      hash.add("\n");  // no key or value: the record ends
    }
  }
  return hash.hex16();
}

}  // namespace marsad::knowledge
