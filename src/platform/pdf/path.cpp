// SVG path data; see path.hpp.
#include "platform/pdf/path.hpp"

#include <charconv>
#include <stdexcept>
#include <string>

namespace platform::pdf {

namespace {

class path_reader {
 public:
  explicit path_reader(std::string_view svg) : left_(svg) {}

  std::vector<path_step> read() {
    char command = 0;
    while (skip_separators()) {
      if (std::string_view("MmLlHhVvCcZz").find(left_.front()) != std::string_view::npos) {
        command = left_.front();
        left_.remove_prefix(1);
      } else if (command == 0 || command == 'Z' || command == 'z') {
        fail();
      }
      step(command);
      if (command == 'M') command = 'L';  // more pairs after a move are lines
      if (command == 'm') command = 'l';
    }
    return std::move(steps_);
  }

 private:
  [[noreturn]] void fail() const {
    throw std::invalid_argument("path data at: " + std::string(left_.substr(0, 20)));
  }
  bool skip_separators() {
    const auto next = left_.find_first_not_of(" ,\t\r\n");
    left_.remove_prefix(next == std::string_view::npos ? left_.size() : next);
    return !left_.empty();
  }
  double number() {
    if (!skip_separators()) fail();
    double value = 0;
    const auto end = std::from_chars(left_.data(), left_.data() + left_.size(), value);
    if (end.ec != std::errc{}) fail();
    left_.remove_prefix(static_cast<std::size_t>(end.ptr - left_.data()));
    return value;
  }
  void point(double* to, bool relative) {
    to[0] = number() + (relative ? x_ : 0);
    to[1] = number() + (relative ? y_ : 0);
  }
  void step(char command) {
    const bool relative = command >= 'a';
    path_step s{'L', {x_, y_, 0, 0, 0, 0}};
    double* last = s.points;
    switch (command) {
      case 'Z':
      case 'z': s.command = 'Z'; break;
      case 'H':
      case 'h': s.points[0] = number() + (relative ? x_ : 0); break;
      case 'V':
      case 'v': s.points[1] = number() + (relative ? y_ : 0); break;
      case 'C':
      case 'c':
        s.command = 'C';
        for (int i = 0; i < 6; i += 2) point(s.points + i, relative);
        last = s.points + 4;
        break;
      default:
        if (command == 'M' || command == 'm') s.command = 'M';
        point(s.points, relative);
    }
    if (s.command == 'M') start_x_ = s.points[0], start_y_ = s.points[1];
    x_ = s.command == 'Z' ? start_x_ : last[0];
    y_ = s.command == 'Z' ? start_y_ : last[1];
    steps_.push_back(s);
  }

  std::string_view left_;
  std::vector<path_step> steps_;
  double x_ = 0, y_ = 0, start_x_ = 0, start_y_ = 0;
};

}  // namespace

std::vector<path_step> parse_path(std::string_view svg) {
  return path_reader(svg).read();
}

}  // namespace platform::pdf
