#include "address.hpp"

#include <netinet/in.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace marsad::watch {
namespace {

bool private_v4(std::uint32_t a) noexcept {
  struct Range {
    std::uint32_t net;
    unsigned bits;
  };
  static constexpr Range kRanges[] = {{0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},
                                      {0xA9FE0000, 16}, {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24},
                                      {0xC0586300, 24}, {0xC0A80000, 16}, {0xC6120000, 15}, {0xC6336400, 24},
                                      {0xCB007100, 24}, {0xE0000000, 3}};
  return std::any_of(std::begin(kRanges), std::end(kRanges),
                     [&](const Range& range) { return (a >> (32 - range.bits)) == (range.net >> (32 - range.bits)); });
}

std::uint32_t word_at(const unsigned char* bytes) noexcept {
  return (std::uint32_t{bytes[0]} << 24) | (std::uint32_t{bytes[1]} << 16) | (std::uint32_t{bytes[2]} << 8) | bytes[3];
}

bool private_v6(const unsigned char* a) noexcept {
  static constexpr unsigned char kZero[12] = {}, kMapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF},
                                 kNat64[12] = {0, 0x64, 0xFF, 0x9B};
  // Unspecified, loopback and the old embedded form.
  if (std::memcmp(a, kZero, 12) == 0) return true;
  if (std::memcmp(a, kMapped, 12) == 0 || std::memcmp(a, kNat64, 12) == 0) return private_v4(word_at(a + 12));
  if (a[0] == 0x20 && a[1] == 0x02) return private_v4(word_at(a + 2));
  const bool documentation = a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0D && a[3] == 0xB8;
  const bool teredo = a[0] == 0x20 && a[1] == 0x01 && a[2] == 0 && a[3] == 0;
  // Only 2000::/3 is public at all.
  return (a[0] & 0xE0) != 0x20 || documentation || teredo;
}

}  // namespace

bool is_private(const sockaddr* address) noexcept {
  if (address->sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, address, sizeof v4);
    return private_v4(ntohl(v4.sin_addr.s_addr));
  }
  if (address->sa_family != AF_INET6) return true;
  sockaddr_in6 v6{};
  std::memcpy(&v6, address, sizeof v6);
  return private_v6(v6.sin6_addr.s6_addr);
}

std::string origin_of(std::string_view url) {
  const std::size_t slashes = url.find("://");
  if (slashes == std::string_view::npos) return {};
  std::string origin(url.substr(0, std::min(url.find_first_of("/?#", slashes + 3), url.size())));
  for (char& c : origin)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return origin.starts_with("http://") || origin.starts_with("https://") ? origin : std::string();
}

std::string tidy_url(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const std::string origin = origin_of(url);
  if (origin.empty()) return {};
  const std::string_view rest = url.substr(origin.size());
  const std::size_t question = std::min(rest.find('?'), rest.size());
  std::string out = origin + std::string(rest.substr(0, question)), query;
  if (question == 0 && rest.empty()) out += '/';
  for (std::size_t at = question + 1; at <= rest.size();) {
    const std::size_t end = std::min(rest.find('&', at), rest.size());
    const std::string_view part = rest.substr(at, end - at);
    if (!part.empty() && !part.starts_with("utm_") && !part.starts_with("fbclid="))
      query += (query.empty() ? "?" : "&") + std::string(part);
    at = end + 1;
  }
  for (const char c : query) out += c;
  std::erase_if(out, [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
  return out;
}

}  // namespace marsad::watch
