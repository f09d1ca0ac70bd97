// SMTP and MIME by libcurl, which encodes no headers and checks none; see smtp.hpp.
#include "platform/mail/smtp.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <memory>
#include <string_view>

#include "platform/mail/header.hpp"

namespace platform::mail {

namespace {

template <auto Free>
struct freed {
  template <class T>
  void operator()(T* p) const {
    Free(p);
  }
};
using handle = std::unique_ptr<CURL, freed<curl_easy_cleanup>>;
using mime = std::unique_ptr<curl_mime, freed<curl_mime_free>>;

class lines {
 public:
  lines() = default;
  ~lines() { curl_slist_free_all(list_); }
  lines(const lines&) = delete;
  lines& operator=(const lines&) = delete;
  void add(const std::string& line) {
    auto* longer = curl_slist_append(list_, line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    list_ = longer;
  }
  [[nodiscard]] curl_slist* get() const noexcept { return list_; }

 private:
  curl_slist* list_ = nullptr;
};

void succeed(CURLcode outcome) {
  if (outcome != CURLE_OK)
    throw std::runtime_error(std::string("libcurl: ") + curl_easy_strerror(outcome));
}

template <class T>
void set(CURL* on, CURLoption option, T value) {
  succeed(curl_easy_setopt(on, option, value));
}

void start_library() {
  static const auto once = curl_global_init(CURL_GLOBAL_DEFAULT);
  succeed(once);
}

// Line ends as SMTP wants them.
std::string with_crlf(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 32 + 2);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') continue;
    if (text[i] == '\n') out += '\r';
    out += text[i];
  }
  return out;
}

curl_mimepart* add_part(curl_mime* to, std::string_view data, const char* type,
                        const char* encoder) {
  auto* part = curl_mime_addpart(to);
  if (part == nullptr) throw std::bad_alloc();
  succeed(curl_mime_data(part, data.data(), data.size()));
  succeed(curl_mime_type(part, type));
  succeed(curl_mime_encoder(part, encoder));
  return part;
}

// Text and HTML as alternatives, then the attachments.
mime compose(CURL* on, const message& m) {
  mime all(curl_mime_init(on));
  mime texts(curl_mime_init(on));
  if (!all || !texts) throw std::bad_alloc();
  add_part(texts.get(), with_crlf(m.text), "text/plain; charset=utf-8", "quoted-printable");
  if (!m.html.empty())
    add_part(texts.get(), with_crlf(m.html), "text/html; charset=utf-8", "quoted-printable");
  auto* holder = curl_mime_addpart(all.get());
  if (holder == nullptr) throw std::bad_alloc();
  succeed(curl_mime_subparts(holder, texts.release()));  // owned by the part from here on
  succeed(curl_mime_type(holder, "multipart/alternative"));
  auto* inline_disposition = curl_slist_append(nullptr, "Content-Disposition: inline");
  succeed(curl_mime_headers(holder, inline_disposition, 1));
  for (const auto& a : m.attachments) {
    auto* part = add_part(all.get(), a.bytes, a.content_type.c_str(), "base64");
    succeed(curl_mime_filename(part, a.file_name.c_str()));
  }
  return all;
}

void add_headers(lines& headers, const message& m) {
  headers.add("Date: " + encoded_date(m.date));
  headers.add("From: " + encoded_mailbox(m.from.name, m.from.address));
  headers.add("To: " + encoded_mailbox(m.to.name, m.to.address));
  headers.add("Subject: " + encoded_text(m.subject));
  headers.add("Message-ID: <" + m.message_id + '>');
  headers.add("Auto-Submitted: auto-generated");
  for (const auto& [name, value] : m.extra_headers) headers.add(name + ": " + encoded_text(value));
}

[[noreturn]] void fail(CURL* on, CURLcode outcome, const char* detail) {
  long code = 0;
  curl_off_t sent = 0;
  curl_easy_getinfo(on, CURLINFO_RESPONSE_CODE, &code);
  curl_easy_getinfo(on, CURLINFO_SIZE_UPLOAD_T, &sent);
  const auto what = (*detail != 0 ? std::string(detail) : curl_easy_strerror(outcome)) + " (" +
                    std::to_string(code) + ')';
  // A refused login or greeting is about us and not about this message.
  const bool about_us = outcome == CURLE_LOGIN_DENIED || outcome == CURLE_USE_SSL_FAILED ||
                        (outcome == CURLE_WEIRD_SERVER_REPLY && sent == 0);
  if (code / 100 == 5 && !about_us) throw refused(static_cast<int>(code), what);
  throw failed(what, sent > 0 && code / 100 != 4 && code / 100 != 5);
}

constexpr std::chrono::milliseconds longest_question{3000};

// Where to, as whom, and how long it may take.
void address(CURL* on, const settings& to, std::chrono::milliseconds within) {
  const auto limit = static_cast<long>(within.count());
  set(on, CURLOPT_URL, to.url.c_str());
  set(on, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(on, CURLOPT_PROXY, "");
  set(on, CURLOPT_USE_SSL, static_cast<long>(to.require_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
  if (!to.username.empty()) {
    set(on, CURLOPT_USERNAME, to.username.c_str());
    set(on, CURLOPT_PASSWORD, to.password.c_str());
  }
  set(on, CURLOPT_CONNECTTIMEOUT_MS, std::min(1000L, limit));
  set(on, CURLOPT_TIMEOUT_MS, limit);
  set(on, CURLOPT_NOSIGNAL, 1L);
}

}  // namespace

smtp::smtp(settings chosen) : chosen_(std::move(chosen)) {
  start_library();
}

void smtp::send(const message& m) const {
  check(m);
  const handle on(curl_easy_init());
  if (!on) throw std::bad_alloc();
  char detail[CURL_ERROR_SIZE] = "";
  lines headers, recipients;
  add_headers(headers, m);
  recipients.add('<' + m.to.address + '>');
  const auto body = compose(on.get(), m);
  const auto from = '<' + m.from.address + '>';
  address(on.get(), chosen_, chosen_.timeout);
  set(on.get(), CURLOPT_MAIL_FROM, from.c_str());
  set(on.get(), CURLOPT_MAIL_RCPT, recipients.get());
  set(on.get(), CURLOPT_HTTPHEADER, headers.get());
  set(on.get(), CURLOPT_MIMEPOST, body.get());
  set(on.get(), CURLOPT_ERRORBUFFER, detail);
  if (const auto outcome = curl_easy_perform(on.get()); outcome != CURLE_OK)
    fail(on.get(), outcome, detail);
}

// Greeting, login and NOOP: what a mail needs of the server, without one.
bool smtp::answers() const {
  const handle on(curl_easy_init());
  if (!on) throw std::bad_alloc();
  address(on.get(), chosen_, std::min(chosen_.timeout, longest_question));
  set(on.get(), CURLOPT_CUSTOMREQUEST, "NOOP");
  set(on.get(), CURLOPT_NOBODY, 1L);
  return curl_easy_perform(on.get()) == CURLE_OK;
}

}  // namespace platform::mail
