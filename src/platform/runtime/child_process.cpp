#include "platform/runtime/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace platform {
namespace {

constexpr std::size_t most_kept = std::size_t{4} * 1024 * 1024;

[[noreturn]] void fail(int error, const char* what) {
  throw std::system_error(error, std::generic_category(), what);
}

class pipe_ends {
 public:
  pipe_ends() {
    if (::pipe2(ends_, O_CLOEXEC) != 0) fail(errno, "pipe");
  }
  ~pipe_ends() {
    close_write();
    ::close(ends_[0]);
  }
  pipe_ends(const pipe_ends&) = delete;
  pipe_ends& operator=(const pipe_ends&) = delete;
  [[nodiscard]] int read_end() const noexcept { return ends_[0]; }
  [[nodiscard]] int write_end() const noexcept { return ends_[1]; }
  void close_write() noexcept {
    if (ends_[1] >= 0) ::close(ends_[1]);
    ends_[1] = -1;
  }

 private:
  int ends_[2] = {-1, -1};
};

class spawn_plan {
 public:
  spawn_plan() {
    posix_spawn_file_actions_init(&files_);
    posix_spawnattr_init(&attributes_);
    // Ours are blocked or ignored; a child should end as any program does.
    sigset_t none, usual;
    sigemptyset(&none);
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &usual);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawn_file_actions_addopen(&files_, 0, "/dev/null", O_RDONLY, 0);
  }
  ~spawn_plan() {
    posix_spawn_file_actions_destroy(&files_);
    posix_spawnattr_destroy(&attributes_);
  }
  spawn_plan(const spawn_plan&) = delete;
  spawn_plan& operator=(const spawn_plan&) = delete;
  void to_file(int fd, const char* path) {
    posix_spawn_file_actions_addopen(&files_, fd, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  }
  void to(int fd, int end) { posix_spawn_file_actions_adddup2(&files_, end, fd); }
  [[nodiscard]] pid_t start(std::vector<std::string>& command, std::vector<std::string>& env) {
    const auto pointers = [](std::vector<std::string>& list) {
      std::vector<char*> out;
      for (auto& text : list) out.push_back(text.data());
      out.push_back(nullptr);
      return out;
    };
    auto arguments = pointers(command), environment = pointers(env);
    pid_t pid = 0;
    const int error = posix_spawnp(&pid, arguments[0], &files_, &attributes_, arguments.data(),
                                   environment.data());
    if (error == ENOENT) return 0;
    if (error != 0) fail(error, "cannot start a program");
    return pid;
  }

 private:
  posix_spawn_file_actions_t files_;
  posix_spawnattr_t attributes_;
};

// Both pipes until both have ended, or the time has.
bool read_all(int out, std::string& output, int err, std::string& errors,
              std::chrono::steady_clock::time_point until) {
  pollfd ends[2] = {{out, POLLIN, 0}, {err, POLLIN, 0}};
  std::string* into[2] = {&output, &errors};
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    if (::poll(ends, 2, static_cast<int>(left.count())) < 0 && errno != EINTR) fail(errno, "poll");
    for (int i = 0; i < 2; ++i) {
      if (ends[i].fd < 0 || ends[i].revents == 0) continue;
      char buffer[8192];
      const auto n = ::read(ends[i].fd, buffer, sizeof buffer);
      if (n <= 0)
        ends[i].fd = -1;
      else if (into[i]->size() < most_kept)
        into[i]->append(buffer, static_cast<std::size_t>(n));
    }
  }
  return true;
}

}  // namespace

child_result run_child(const child_run& wanted) {
  auto command = wanted.command;
  std::vector<std::string> environment;
  for (const char* name : {"PATH", "HOME", "LANG"}) {
    if (const char* value = std::getenv(name); value != nullptr)
      environment.push_back(std::string(name) + "=" + value);
  }
  for (const auto& [name, value] : wanted.environment) environment.push_back(name + "=" + value);
  pipe_ends out, err;
  spawn_plan plan;
  if (wanted.output.empty())
    plan.to(1, out.write_end());
  else
    plan.to_file(1, wanted.output.c_str());
  plan.to(2, err.write_end());
  child_result result;
  const auto pid = plan.start(command, environment);
  if (pid == 0) return {127, {}, "there is no program " + command[0]};
  out.close_write();
  err.close_write();
  const auto until = std::chrono::steady_clock::now() + wanted.limit;
  if (!read_all(out.read_end(), result.output, err.read_end(), result.errors, until)) {
    ::kill(pid, SIGKILL);
    result.errors += "; it took too long and was ended";
  }
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

}  // namespace platform
