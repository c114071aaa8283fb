// The elements of a JSON document of any length, one after another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "byte_stream.hpp"

namespace marsad::collection {

// Goes through a document in constant memory and gives out the elements of its root array, or, where the root is an
// object, those of each array that is called `key`. Only as much of the grammar is looked at as it takes to find where
// elements end.
class JsonItems {
 public:
  JsonItems(ByteStream stream, std::string key) : stream_(std::move(stream)), key_(std::move(key)) {}

  // False at the end. `cut`: the element is over `most` bytes, only its beginning is given. `item` lives until the next
  // call.
  bool next(std::size_t most, std::string_view& item, bool& cut);
  // The last text that stood under "name" in an object that holds the array (a channel's name); and under "id".
  const std::string& name() const noexcept { return name_; }
  const std::string& id() const noexcept { return id_; }
  // The document ended inside a value.
  bool broken() const noexcept { return broken_; }
  ByteStream& stream() noexcept { return stream_; }

 private:
  struct Level {
    bool object = false, items = false;
  };
  bool step(char c, std::size_t most);
  void close();
  void end_string();

  ByteStream stream_;
  std::string key_, name_, id_, item_, string_, last_key_;
  std::vector<Level> levels_;
  std::size_t item_depth_ = 0, item_bytes_ = 0;
  bool in_string_ = false, escape_ = false, inside_ = false, scalar_ = false, value_ = false, broken_ = false;
};

}  // namespace marsad::collection
