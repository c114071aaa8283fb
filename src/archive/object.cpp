#include "object.hpp"

#include <openssl/evp.h>
#include <unistd.h>
#include <zstd.h>

#include <cerrno>
#include <memory>
#include <system_error>
#include <vector>

namespace marsad::archive {
namespace {

constexpr int kLevel = 3;

tl::unexpected<Error> fail(const std::string& path, const std::string& what, std::string suggestion = "") {
  return tl::unexpected(Error{ErrorCode::io, path, "", what, std::move(suggestion)});
}

class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }
  void add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }
  std::string hex() {
    unsigned char raw[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    EVP_DigestFinal_ex(context_.get(), raw, &size);
    std::string out;
    for (unsigned i = 0; i < size; ++i) {
      out += "0123456789abcdef"[raw[i] >> 4];
      out += "0123456789abcdef"[raw[i] & 15];
    }
    return out;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_;
};

bool write_all(int file, const char* bytes, std::size_t size) {
  while (size != 0) {
    const ssize_t written = ::write(file, bytes, size);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes += written, size -= static_cast<std::size_t>(written);
  }
  return true;
}

}  // namespace

Expected<Packed> pack(collection::Source& source, int file, const std::string& path) {
  const std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kLevel);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  std::vector<char> in(ZSTD_CStreamInSize()), out(ZSTD_CStreamOutSize());
  Digest digest;
  Packed packed;
  for (bool more = true; more;) {
    const std::size_t got = source.read(in.data(), in.size());
    if (auto fault = source.take_fault()) return tl::unexpected(*std::move(fault));
    more = got != 0;
    digest.add({in.data(), got});
    packed.bytes += got;
    ZSTD_inBuffer input{in.data(), got, 0};
    for (bool done = false; !done;) {
      ZSTD_outBuffer output{out.data(), out.size(), 0};
      const std::size_t left = ZSTD_compressStream2(context.get(), &output, &input, more ? ZSTD_e_continue : ZSTD_e_end);
      if (ZSTD_isError(left)) return fail(path, std::string("cannot be compressed: ") + ZSTD_getErrorName(left));
      if (!write_all(file, out.data(), output.pos))
        return fail(path, "cannot be written: " + std::generic_category().message(errno), "is the disk full?");
      done = more ? input.pos == input.size : left == 0;
    }
  }
  packed.sha256 = digest.hex();
  return packed;
}

Expected<Packed> unpack(const std::string& path, const std::function<bool(std::string_view)>& take) {
  auto source = collection::open_file(path);
  if (!source) return tl::unexpected(source.error());
  const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
  std::vector<char> in(ZSTD_DStreamInSize()), out(ZSTD_DStreamOutSize());
  Digest digest;
  Packed packed;
  std::size_t left = 1;
  while (const std::size_t got = (*source)->read(in.data(), in.size())) {
    ZSTD_inBuffer input{in.data(), got, 0};
    while (input.pos < input.size) {
      ZSTD_outBuffer output{out.data(), out.size(), 0};
      left = ZSTD_decompressStream(context.get(), &output, &input);
      if (ZSTD_isError(left))
        return fail(path, std::string("is damaged: ") + ZSTD_getErrorName(left), "restore it from a copy");
      digest.add({out.data(), output.pos});
      packed.bytes += output.pos;
      if (take && !take({out.data(), output.pos})) return packed;
    }
  }
  if (auto fault = (*source)->take_fault()) return tl::unexpected(*std::move(fault));
  if (left != 0) return fail(path, "is damaged: it ends too early", "restore it from a copy");
  packed.sha256 = digest.hex();
  return packed;
}

}  // namespace marsad::archive
