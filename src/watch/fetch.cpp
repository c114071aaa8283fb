#include "fetch.hpp"

#include <curl/curl.h>
#include <unistd.h>

#include <algorithm>

#include <fmt/format.h>

#include "address.hpp"

namespace marsad::watch {
namespace {

constexpr int kMostRedirects = 5;
constexpr std::size_t kMostHeaderBytes = 64 * 1024;

// One hop.
struct Transfer {
  Response response;
  std::uint64_t most = 0;
  bool allow_private = false, refused = false, too_large = false;
  std::size_t header_bytes = 0;
  const std::atomic<bool>* stop = nullptr;
};

std::size_t take_body(char* bytes, std::size_t, std::size_t size, void* to) {
  auto& transfer = *static_cast<Transfer*>(to);
  if (transfer.response.body.size() + size > transfer.most) return transfer.too_large = true, 0;
  transfer.response.body.append(bytes, size);
  return size;
}

std::size_t take_header(char* bytes, std::size_t, std::size_t size, void* to) {
  auto& transfer = *static_cast<Transfer*>(to);
  transfer.header_bytes += size;
  if (transfer.header_bytes > kMostHeaderBytes) return transfer.too_large = true, 0;
  const std::string_view line(bytes, size);
  // "100 Continue" and the like come before the real one.
  if (line.starts_with("HTTP/")) transfer.response.headers.clear();
  std::size_t at = 0;
  for (auto& header : collection::read_headers(line, at)) transfer.response.headers.push_back(std::move(header));
  return size;
}

curl_socket_t open_socket(void* from, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(from);
  if (!transfer.allow_private && is_private(&address->addr)) return transfer.refused = true, CURL_SOCKET_BAD;
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int watch_stop(void* from, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<Transfer*>(from)->stop ? 1 : 0;
}

tl::unexpected<Error> fail(ErrorCode code, const std::string& url, std::string message, std::string suggestion = "") {
  return tl::unexpected(Error{code, url, "", std::move(message), std::move(suggestion)});
}

}  // namespace

struct Fetcher::State {
  CURL* curl = nullptr;
  std::string agent;
  Expected<Response> once(const Request& request, const std::string& url, const std::atomic<bool>& stop);
};

Fetcher::Fetcher(std::string user_agent) : state_(std::make_unique<State>()) {
  static const CURLcode kReady = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (kReady == CURLE_OK) state_->curl = curl_easy_init();
  state_->agent = std::move(user_agent);
}

Fetcher::~Fetcher() {
  if (state_->curl != nullptr) curl_easy_cleanup(state_->curl);
}

Expected<Response> Fetcher::State::once(const Request& request, const std::string& url, const std::atomic<bool>& stop) {
  if (curl == nullptr) return fail(ErrorCode::io, url, "libcurl cannot be started");
  Transfer transfer;
  transfer.most = request.most, transfer.allow_private = request.allow_private, transfer.stop = &stop;
  curl_easy_reset(curl);
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, agent.c_str());
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min(request.timeout, 15.0) * 1000));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout * 1000));
  curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(request.most));
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, watch_stop);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  // A connection kept open was checked for another request's rights.
  curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
  curl_slist* lines = curl_slist_append(nullptr,
                                        "Accept: text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
                                        "application/xml;q=0.9,*/*;q=0.5");
  if (!request.etag.empty()) lines = curl_slist_append(lines, ("If-None-Match: " + request.etag).c_str());
  if (!request.last_modified.empty())
    lines = curl_slist_append(lines, ("If-Modified-Since: " + request.last_modified).c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, lines);
  const CURLcode code = curl_easy_perform(curl);
  curl_slist_free_all(lines);
  if (transfer.refused)
    return fail(ErrorCode::usage, url, "leads to an address of the local network, which is refused",
                "`private: yes` in the feed's record allows it");
  if (transfer.too_large || code == CURLE_FILESIZE_EXCEEDED)
    return fail(ErrorCode::too_large, url, fmt::format("the body is over the limit of {} bytes", request.most),
                "`most` in the feed's record raises it");
  if (code != CURLE_OK) return fail(ErrorCode::io, url, std::string("cannot be fetched: ") + curl_easy_strerror(code));
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  transfer.response.status = static_cast<int>(status);
  transfer.response.url = url;
  return std::move(transfer.response);
}

Expected<Response> Fetcher::get(const Request& request, const std::function<Expected<void>(const std::string&)>& before,
                                const std::atomic<bool>& stop) {
  std::string url = request.url;
  for (int hop = 0; hop <= kMostRedirects; ++hop) {
    if (auto allowed = before(url); !allowed) return tl::unexpected(allowed.error());
    auto response = state_->once(request, url, stop);
    if (!response) return response;
    const int status = response->status;
    const bool moved = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    if (!moved) return response;
    const char* next = nullptr;
    curl_easy_getinfo(state_->curl, CURLINFO_REDIRECT_URL, &next);
    if (next == nullptr) return response;
    if (origin_of(next).empty())
      return fail(ErrorCode::usage, url,
                  "redirects to '" + std::string(next).substr(0, 60) + "', which is neither http nor https");
    url = next;
  }
  return fail(ErrorCode::io, request.url, fmt::format("redirects more than {} times", kMostRedirects), "a loop?");
}

}  // namespace marsad::watch
