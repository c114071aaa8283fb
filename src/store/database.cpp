#include "database.hpp"

#include <iterator>

namespace marsad::store {

// Few sizes of statement, so that few are prepared.
constexpr std::size_t kRuns[] = {16, 8, 4, 2, 1};

void Database::begin(bool writing) {
  if (depth_ == 0)
    begin_outermost(writing);
  else
    script("SAVEPOINT inner_" + std::to_string(depth_));
  ++depth_;
}

void Database::commit() {
  --depth_;
  if (depth_ == 0) return commit_outermost();
  script("RELEASE SAVEPOINT inner_" + std::to_string(depth_));
}

void Database::roll_back() noexcept {
  if (depth_ > 0) --depth_;
  if (depth_ > 0 && still_open()) {
    const std::string name = "inner_" + std::to_string(depth_);
    try {
      return script("ROLLBACK TO SAVEPOINT " + name + "; RELEASE SAVEPOINT " + name);
    } catch (const Fault&) {  // then all of it has to go
    }
  }
  depth_ = 0;
  roll_back_outermost();
}

void Inserter::add(Values row) {
  waiting_.insert(waiting_.end(), std::make_move_iterator(row.begin()), std::make_move_iterator(row.end()));
  if (waiting_.size() == kRuns[0] * columns_) flush(kRuns[0]);
}

void Inserter::finish() {
  for (const std::size_t run : kRuns)
    while (waiting_.size() >= run * columns_) flush(run);
}

void Inserter::flush(std::size_t rows) {
  std::string sql = "INSERT INTO " + into_ + " VALUES ";
  for (std::size_t row = 0, n = 0; row < rows; ++row) {
    sql += row == 0 ? "(" : ", (";
    for (std::size_t column = 0; column < columns_; ++column) sql += (column == 0 ? "$" : ", $") + std::to_string(++n);
    sql += ")";
  }
  const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(rows * columns_);
  const Values values(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end));
  waiting_.erase(waiting_.begin(), end);
  db_.run(sql + " " + behind_, values);
}

}  // namespace marsad::store
