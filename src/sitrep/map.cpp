#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "../knowledge/store.hpp"
#include "charts.hpp"

namespace marsad::sitrep {
namespace {

constexpr double kWidth = 700, kMostHeight = 560, kLeastSpan = 0.6;  // degrees
constexpr std::size_t kMostNames = 14;

struct Spot {
  double lat, lon;
  bool coarse;
  std::int64_t events = 0;
  std::map<std::string, std::int64_t> types;
};

struct Town {
  double lat, lon, weight;
  std::string name;
};

std::vector<Spot> spots_of(const Facts& facts) {
  std::map<std::pair<long, long>, Spot> spots;
  for (const codebook::Record* record : facts.incidents) {
    const Where& where = record->event.where;
    if (!where.lat || !where.lon || where.precision == "country") continue;
    const auto key = std::pair(std::lround(*where.lat * 1000), std::lround(*where.lon * 1000));
    Spot& spot = spots.try_emplace(key, Spot{*where.lat, *where.lon, true, 0, {}}).first->second;
    spot.coarse = spot.coarse && (where.precision == "area" || where.precision == "admin");
    ++spot.events, ++spot.types[record->event.type];
  }
  std::vector<Spot> out;
  for (auto& [key, spot] : spots) out.push_back(std::move(spot));
  // Small circles over large ones.
  std::stable_sort(out.begin(), out.end(), [](const Spot& a, const Spot& b) { return a.events > b.events; });
  return out;
}

class Map {
 public:
  explicit Map(const std::vector<Spot>& spots) {
    south_ = north_ = spots.front().lat, west_ = east_ = spots.front().lon;
    for (const Spot& spot : spots) {
      south_ = std::min(south_, spot.lat), north_ = std::max(north_, spot.lat);
      west_ = std::min(west_, spot.lon), east_ = std::max(east_, spot.lon);
    }
    const double rim = std::max({kLeastSpan / 2, (north_ - south_) * 0.1, (east_ - west_) * 0.1});
    south_ -= rim, north_ += rim, west_ -= rim, east_ += rim;
    const double squeeze = std::cos((south_ + north_) / 2 * 3.14159265358979 / 180);
    scale_ = std::min(kWidth / ((east_ - west_) * squeeze), kMostHeight / (north_ - south_));
    across_ = scale_ * squeeze;
    left_ = (kWidth - (east_ - west_) * across_) / 2;
  }
  double x(double lon) const { return left_ + (lon - west_) * across_; }
  double y(double lat) const { return (north_ - lat) * scale_; }
  double height() const { return (north_ - south_) * scale_; }
  bool holds(double lat, double lon) const { return lat > south_ && lat < north_ && lon > west_ && lon < east_; }
  double km(double pixels) const { return pixels / scale_ * 111.32; }

  std::string frame() const {
    const double step = north_ - south_ > 12 ? 5 : north_ - south_ > 5 ? 2 : north_ - south_ > 2 ? 1 : 0.25;
    const double x0 = x(west_), x1 = x(east_);
    std::string out =
        fmt::format("<rect x=\"{:.1f}\" y=\"0\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"#f7f6f2\" stroke=\"#bbb\"/>", x0,
                    x1 - x0, height());
    for (double lat = std::ceil(south_ / step) * step; lat < north_; lat += step)
      out += fmt::format(
          "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#ddd\" stroke-width=\"0.6\"/>"
          "<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"small\" direction=\"ltr\" text-anchor=\"start\">{:g}\u00b0</text>",
          x0, y(lat), x1, y(lat), x0 + 3, y(lat) - 3, lat);
    for (double lon = std::ceil(west_ / step) * step; lon < east_; lon += step)
      out += fmt::format(
          "<line x1=\"{:.1f}\" y1=\"0\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#ddd\" stroke-width=\"0.6\"/>"
          "<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"small\" direction=\"ltr\" text-anchor=\"start\">{:g}\u00b0</text>",
          x(lon), x(lon), height(), x(lon) + 3, height() - 4, lon);
    return out;
  }

  std::string scale_bar(const std::string& unit) const {
    double km = 1;
    for (const double step : {2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0})
      if (step / this->km(1) < 150) km = step;
    const double length = km / this->km(1), at = x(east_) - length - 12, low = height() - 22;
    return fmt::format(
        "<line x1=\"{0:.1f}\" y1=\"{1:.1f}\" x2=\"{2:.1f}\" y2=\"{1:.1f}\" stroke=\"#333\" stroke-width=\"2\"/>"
        "<text x=\"{3:.1f}\" y=\"{4:.1f}\" class=\"small\" text-anchor=\"middle\">{5:g} {6}</text>",
        at, low, at + length, at + length / 2, low - 5, km, escaped(unit));
  }

 private:
  double south_, north_, west_, east_, scale_ = 1, across_ = 1, left_ = 0;
};

double weight_of(std::string_view kind, double population) {
  const double rank = kind == "governorate" ? 3e6
                      : kind == "city"      ? 2e5
                      : kind == "town"      ? 2e4
                      : kind == "village"   ? 1e3
                                            : 0;
  return rank == 0 ? 0 : rank + population;
}

std::vector<Town> towns_of(const Map& map, const knowledge::Store& store, bool arabic) {
  std::vector<Town> out;
  for (knowledge::Id record = 0; record < store.record_count(); ++record) {
    if (store.text(store.record(record).kind) != "place") continue;
    const std::string lat(store.field(record, "lat")), lon(store.field(record, "lon"));
    if (lat.empty() || lon.empty()) continue;
    const double la = std::strtod(lat.c_str(), nullptr), lo = std::strtod(lon.c_str(), nullptr);
    const std::string_view kind = store.field(record, "kind");
    const double weight = weight_of(kind, std::strtod(std::string(store.field(record, "population")).c_str(), nullptr));
    // A governorate's point is no town.
    if (weight == 0 || kind == "governorate" || !map.holds(la, lo)) continue;
    std::string name(store.field(record, arabic ? "name_ar" : "name_en"));
    out.push_back({la, lo, weight, std::move(name)});
  }
  std::stable_sort(out.begin(), out.end(), [](const Town& a, const Town& b) { return a.weight > b.weight; });
  return out;
}

std::string towns(const Map& map, const std::vector<Town>& list) {
  std::string dots, names;
  std::vector<std::pair<double, double>> taken;
  for (const Town& town : list) {
    const double x = map.x(town.lon), y = map.y(town.lat);
    dots +=
        fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\" fill=\"#c9c5ba\"/>", x, y, town.weight >= 2e5 ? 2 : 1.1);
    const bool crowded = std::any_of(taken.begin(), taken.end(), [&](const auto& other) {
      return std::abs(other.first - x) < 80 && std::abs(other.second - y) < 22;
    });
    if (town.name.empty() || taken.size() >= kMostNames || crowded || x < 45 || x > kWidth - 45) continue;
    taken.emplace_back(x, y);
    names += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" class=\"town\">{}</text>", x, y - 5,
                         escaped(town.name));
  }
  return dots + names;
}

}  // namespace

std::string map_of(const Facts& facts, const knowledge::Store& store, const codebook::Wording& wording) {
  const std::vector<Spot> spots = spots_of(facts);
  if (spots.empty()) return "";
  const Map map(spots);
  std::string out = fmt::format("<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">", kWidth,
                                map.height() + 1, escaped(wording.say("Map")));
  out += map.frame() + towns(map, towns_of(map, store, wording.arabic()));
  std::int64_t most = 1;
  for (const Spot& spot : spots) most = std::max(most, spot.events);
  for (const Spot& spot : spots) {
    const auto type = std::max_element(spot.types.begin(), spot.types.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    const double radius =
        4 + 16 * std::sqrt(static_cast<double>(spot.events) / static_cast<double>(std::max<std::int64_t>(most, 12)));
    const char* colour = colour_of(type->first);
    out += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"{}\" fill-opacity=\"{}\" stroke=\"{}\" {}/>",
                       map.x(spot.lon), map.y(spot.lat), radius, colour, spot.coarse ? "0.08" : "0.65",
                       spot.coarse ? colour : "#fff", spot.coarse ? "stroke-dasharray=\"3 2\"" : "stroke-width=\"0.8\"");
  }
  return out + map.scale_bar(wording.say("km")) + "</svg>";
}

}  // namespace marsad::sitrep
