#include "kinds.hpp"

namespace marsad::event {

using mention::Mode;

bool acts_agree(const mention::Lexicon& lexicon, std::uint16_t a, std::uint16_t b) {
  const auto seizure = [&](std::uint16_t act) { return act == lexicon.act_number("seizure"); };
  if (!a || !b) return true;
  const Mode x = lexicon.act(a).mode, y = lexicon.act(b).mode;
  if (a == b) return true;
  const auto fight = [](Mode m) { return m == Mode::fight || m == Mode::assault; };
  const auto fire = [](Mode m) { return m == Mode::strike || m == Mode::blast; };
  if (fight(x) && fight(y)) return true;
  if ((fight(x) && y == Mode::take) || (x == Mode::take && fight(y))) return true;
  if (x == Mode::fight && fire(y)) return true;
  if (x == Mode::strike && y == Mode::strike) return true;
  if (x == Mode::blast && y == Mode::blast) return true;
  if ((x == Mode::assault && fire(y)) || (fire(x) && y == Mode::assault)) return true;
  if (x == Mode::weak && y != Mode::other && y != Mode::deal && y != Mode::people) return true;
  if (y == Mode::weak && x != Mode::other && x != Mode::deal && x != Mode::people) return true;
  if (x == Mode::crowd &&
      (y == Mode::crowd || y == Mode::disperse || y == Mode::riotous || y == Mode::property || y == Mode::detain))
    return true;
  if (x == Mode::disperse && (y == Mode::crowd || y == Mode::riotous || y == Mode::assault || y == Mode::detain))
    return true;
  if (x == Mode::assault && (y == Mode::crowd || y == Mode::disperse)) return true;
  if ((x == Mode::fight && y == Mode::riotous) || (x == Mode::riotous && y == Mode::fight)) return true;
  if (x == Mode::riotous && (y == Mode::crowd || y == Mode::riotous || y == Mode::disperse)) return true;
  // "arrested three and seized weapons": one raid.
  if ((x == Mode::detain && seizure(b)) || (seizure(a) && y == Mode::detain)) return true;
  if (x == Mode::body || y == Mode::body) return fight(x) || fight(y) || fire(x) || fire(y);
  if (x == Mode::property && y == Mode::property) return true;
  if (x == Mode::riotous && y == Mode::property) return true;
  // "found a mine and blew it up".
  if (x == Mode::disrupt && y == Mode::blast) return true;
  if (x == Mode::deal && y == Mode::deal) return true;
  if (x == Mode::people && y == Mode::people) return true;
  if (x == Mode::disrupt && y == Mode::disrupt) return true;
  if (x == Mode::detain && y == Mode::detain) return true;
  if (x == Mode::other && y == Mode::other) return a == b;
  return false;
}

}  // namespace marsad::event
