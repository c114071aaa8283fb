// Which addresses belong to no public host.
#pragma once

#include <sys/socket.h>

#include <string>
#include <string_view>

namespace marsad::watch {

// Loopback, private, link-local, shared, multicast, documentation and reserved ranges of IPv4 and IPv6, and IPv6 forms
// that carry such an IPv4 address (mapped, 6to4, NAT64). Anything that is neither family is private too.
bool is_private(const sockaddr* address) noexcept;

// "https://a.example:8080/x?y" -> "https://a.example:8080"; "" when it is no http address.
std::string origin_of(std::string_view url);
// Lower-case scheme and host, without fragment and the marks of campaigns (utm_...): one page, one address.
std::string tidy_url(std::string_view url);

}  // namespace marsad::watch
