// Random texts for properties.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "text_spell.hpp"

namespace marsad::test {

// Mostly what Arabic pages are made of, now and then anything at all.
inline rc::Gen<std::string> pages() {
  using rc::gen::element;
  using rc::gen::inRange;
  const auto point = rc::gen::weightedOneOf<std::uint32_t>(
      {{8, inRange<std::uint32_t>(0x621, 0x64B)},
       {3, inRange<std::uint32_t>(0x600, 0x700)},
       {3, element<std::uint32_t>(0x640, 0x640, ' ', '.', '*', '_', '-', '/', ',', '\n', '\r', '&', ';', '#')},
       {3, element<std::uint32_t>('1', '2', '0', 0x661, 0x66B, 0x66C, 0x60C, 0xA0, 0x202F)},
       {1, inRange<std::uint32_t>(0x20, 0x7F)},
       {1, inRange<std::uint32_t>(0xFB50, 0xFF00)},
       {1, inRange<std::uint32_t>(0x80, 0xD800)},
       {1, inRange<std::uint32_t>(0x1F300, 0x1FB00)},
       {1, inRange<std::uint32_t>(0xE000, 0x10FFFF)}});
  return rc::gen::map(rc::gen::container<std::vector<std::uint32_t>>(point), [](const std::vector<std::uint32_t>& points) {
    std::string text;
    for (const std::uint32_t c : points) base::append_utf8(text, static_cast<char32_t>(c));
    return text;
  });
}

}  // namespace marsad::test
