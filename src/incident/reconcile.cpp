// Many tellings of one happening -> one record: what the sources agree on, and who says which figure.
#include <algorithm>
#include <map>
#include <set>

#include "../base/sha256.hpp"
#include "../text/fold.hpp"
#include "link.hpp"

namespace marsad::incident {
namespace {

constexpr double kCopied = 0.85;  // share of words from which two wordings are one text

bool quotes_a_name(const Source& source) {
  return !source.text.empty() && (source.kind == "monitor" || source.kind == "official" || source.kind == "belligerent");
}

bool one_source(const Told& a, const Sketch& x, const Told& b, const Sketch& y) {
  if (a.report == b.report || (!a.sha256.empty() && a.sha256 == b.sha256)) return true;
  if (a.same_as == b.report || b.same_as == a.report || (!a.same_as.empty() && a.same_as == b.same_as)) return true;
  if (!a.publisher.empty() && a.publisher == b.publisher) return true;
  if (x.words.size() > 5 && overlap(x.words, y.words) >= kCopied) return true;
  return quotes_a_name(a.event.source) && quotes_a_name(b.event.source) &&
         text::fold_word(a.event.source.text) == text::fold_word(b.event.source.text);
}

class Reconciler {
 public:
  explicit Reconciler(const std::vector<const Told*>& members) : members_(members) {
    for (const Told* told : members) sketches_.push_back(sketch_of(*told));
    group_sources();
  }

  Incident make() {
    for (const Told* told : members_) out_.members.push_back(told->event.id);
    out_.id = "inc-" + base::sha256_hex(out_.members.front()).substr(0, 14);
    out_.independent_sources = sources_;
    choose_type();
    choose_when();
    choose_where();
    choose_sides();
    harm();
    grade();
    return std::move(out_);
  }

 private:
  void group_sources() {
    group_.resize(members_.size());
    for (std::size_t i = 0; i < members_.size(); ++i) group_[i] = i;
    for (std::size_t i = 0; i < members_.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (group_[i] != group_[j] && one_source(*members_[i], sketches_[i], *members_[j], sketches_[j]))
          std::replace(group_.begin(), group_.end(), std::max(group_[i], group_[j]), std::min(group_[i], group_[j]));
    sources_ = static_cast<int>(std::set<std::size_t>(group_.begin(), group_.end()).size());
  }

  // The value that most sources give; of those told equally often the smallest key.
  template <typename Key>
  std::string most_told(Key key) const {
    std::map<std::string, std::set<std::size_t>> votes;
    for (std::size_t i = 0; i < members_.size(); ++i)
      if (std::string k = key(i); !k.empty()) votes[std::move(k)].insert(group_[i]);
    std::string best;
    std::size_t most = 0;
    for (const auto& [name, groups] : votes)
      if (groups.size() > most) best = name, most = groups.size();
    return best;
  }
  template <typename Fits>
  const Event& first_where(Fits fits) const {
    for (std::size_t i = 0; i < members_.size(); ++i)
      if (fits(i)) return members_[i]->event;
    return members_.front()->event;
  }

  void choose_type() {
    const auto key = [this](std::size_t i) { return members_[i]->event.type + "\n" + members_[i]->event.subtype; };
    const std::string best = most_told(key);
    const Event& event = first_where([&](std::size_t i) { return key(i) == best; });
    out_.type = event.type, out_.subtype = event.subtype;
  }

  // A day that the words say is better than the day of publication; a day better than a week.
  void choose_when() {
    const auto key = [this](std::size_t i) -> std::string {
      const When& when = members_[i]->event.when;
      return when.from.empty() ? "" : when.from + when.to;
    };
    const auto exact = [&](std::size_t i) {
      const When& when = members_[i]->event.when;
      return when.precision == "day" && !when.text.empty() ? key(i) : std::string();
    };
    std::string best = most_told(exact);
    if (best.empty()) best = most_told([&](std::size_t i) { return sketches_[i].from == sketches_[i].to ? key(i) : ""; });
    if (best.empty()) best = most_told(key);
    const bool parted = std::any_of(members_.begin(), members_.end(), [&](const Told* t) {
      return t->event.when.from + t->event.when.to == best && !t->event.when.part_of_day.empty();
    });
    out_.when = first_where([&](std::size_t i) {
                  return key(i) == best && (!parted || !members_[i]->event.when.part_of_day.empty());
                }).when;
  }

  void choose_where() {
    const auto rank = [](const Where& where) {
      return where.precision == "place" ? 0 : where.precision == "near" ? 1 : where.precision == "area" ? 2 : 3;
    };
    int finest = 4;
    for (const Told* told : members_) finest = std::min(finest, rank(told->event.where));
    const auto key = [&](std::size_t i) -> std::string {
      const Where& where = members_[i]->event.where;
      if (rank(where) != finest) return "";
      return where.id.empty() ? where.text : where.id;
    };
    const std::string best = most_told(key);
    out_.where = first_where([&](std::size_t i) { return key(i) == best; }).where;
  }

  const std::vector<ActorRef>* actors(std::size_t i, const char* role) const {
    for (const Side& side : members_[i]->event.sides)
      if (side.role == role) return &side.actors;
    return nullptr;
  }
  static bool is_named(const ActorRef& actor) { return !actor.id.empty() && actor.id.rfind("generic:", 0) != 0; }

  void choose_sides() {
    for (const char* role : {"side1", "side2"}) {
      std::map<std::string, std::set<std::size_t>> votes;
      std::map<std::string, const ActorRef*> refs;
      bool named = false;
      for (std::size_t i = 0; i < members_.size(); ++i)
        if (const auto* list = actors(i, role))
          for (const ActorRef& actor : *list) {
            votes[actor.id].insert(group_[i]);
            refs.emplace(actor.id, &actor);
            named = named || is_named(actor);
          }
      std::vector<std::pair<std::size_t, const ActorRef*>> order;
      for (const auto& [id, ref] : refs)
        if (!named || is_named(*ref)) order.emplace_back(votes[id].size(), ref);
      std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
      Side side{role, {}};
      for (const auto& item : order) side.actors.push_back(*item.second);
      out_.sides.push_back(std::move(side));
    }
  }

  // Whether this member calls side1 what the incident calls side2.
  bool turned(std::size_t i) const {
    const auto in = [&](const char* mine, std::size_t theirs) {
      const auto* list = actors(i, mine);
      return list && std::any_of(list->begin(), list->end(), [&](const ActorRef& a) {
               const auto& other = out_.sides[theirs].actors;
               return is_named(a) &&
                      std::any_of(other.begin(), other.end(), [&](const ActorRef& b) { return a.id == b.id; });
             });
    };
    return (in("side1", 1) || in("side2", 0)) && !in("side1", 0) && !in("side2", 1);
  }

  std::string sufferer(std::size_t i, const Harm& harm) const {
    if (harm.civilian || harm.who == "civilian") return "civilian";
    if (harm.who != "side1" && harm.who != "side2") return "unknown";
    return !turned(i) ? harm.who : harm.who == "side1" ? "side2" : "side1";
  }

  struct Sum {
    std::int64_t min = 0, max = 0;
  };

  void harm() {
    std::map<std::pair<HarmKind, std::string>, std::map<std::size_t, Sum>> told;
    for (std::size_t i = 0; i < members_.size(); ++i)
      for (const Harm& harm : members_[i]->event.harm) {
        Sum& sum = told[{harm.kind, sufferer(i, harm)}][i];
        sum.min += harm.min;
        sum.max += std::max(harm.min, harm.max.value_or(harm.min));
      }
    for (const auto& [what, sums] : told) out_.harm.push_back(figure(what.first, what.second, sums));
  }

  // Of one source the latest report counts: an update raises or mends its own toll.
  std::vector<IncidentFigure> figures(const std::map<std::size_t, Sum>& sums) const {
    std::map<std::size_t, std::vector<std::size_t>> groups;
    for (const auto& [member, sum] : sums) groups[group_[member]].push_back(member);
    std::vector<IncidentFigure> out;
    for (auto& [group, list] : groups) {
      const auto latest = *std::max_element(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
        return members_[a]->published != members_[b]->published ? members_[a]->published < members_[b]->published
                                                                : sums.at(a).min < sums.at(b).min;
      });
      const Told& told = *members_[latest];
      IncidentFigure figure{sums.at(latest).min, sums.at(latest).max, told.report, told.published, {}};
      if (!told.publisher.empty()) figure.source = told.publisher;
      if (!told.event.source.text.empty()) figure.source = told.event.source.text;
      for (const std::size_t member : list)
        if (sums.at(member).min == figure.min && sums.at(member).max == figure.max)
          figure.events.push_back(members_[member]->event.id);
      out.push_back(std::move(figure));
    }
    return out;
  }

  IncidentHarm figure(HarmKind kind, const std::string& who, const std::map<std::size_t, Sum>& sums) const {
    IncidentHarm out;
    out.kind = kind, out.who = who;
    out.figures = figures(sums);
    out.low = sums.begin()->second.min, out.high = sums.begin()->second.max;
    for (const auto& [member, sum] : sums) out.low = std::min(out.low, sum.min), out.high = std::max(out.high, sum.max);
    for (const auto& [member, sum] : sums) {
      if (sum.min == out.low) out.low_from.push_back(members_[member]->event.id);
      if (sum.max == out.high) out.high_from.push_back(members_[member]->event.id);
    }
    std::map<std::int64_t, std::pair<std::size_t, std::string>> votes;  // figure -> sources, latest day
    for (const IncidentFigure& f : out.figures) {
      auto& [count, day] = votes[f.min];
      ++count, day = std::max(day, f.published);
    }
    const auto best =
        std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    out.best = best->first;
    for (const IncidentFigure& f : out.figures)
      if (f.min == out.best) out.best_from.insert(out.best_from.end(), f.events.begin(), f.events.end());
    // Two independent sources reach the second highest of the figures.
    std::vector<std::int64_t> order;
    for (const IncidentFigure& f : out.figures) order.push_back(f.min);
    std::sort(order.rbegin(), order.rend());
    out.corroborated = order.size() > 1 ? order[1] : order[0];
    return out;
  }

  // Rival claims: sources that name different acting parties, or one that denies.
  bool contested() const {
    std::vector<const std::vector<std::string>*> seen;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (members_[i]->event.status == Status::denied) return true;
      const bool flipped = turned(i);
      const auto& actors = sketches_[i].actors[flipped ? 1 : 0];
      if (actors.empty()) continue;
      for (const auto* other : seen)
        if (std::none_of(actors.begin(), actors.end(),
                         [&](const std::string& a) { return std::binary_search(other->begin(), other->end(), a); }))
          return true;
      seen.push_back(&actors);
    }
    return false;
  }

  void grade() {
    const bool owned = std::any_of(members_.begin(), members_.end(), [](const Told* told) {
      return told->event.status == Status::claimed && told->event.source.kind == "belligerent";
    });
    out_.grade = contested() ? "contested" : owned ? "confirmed" : sources_ > 1 ? "fair" : "weak";
  }

  const std::vector<const Told*>& members_;
  std::vector<Sketch> sketches_;
  std::vector<std::size_t> group_;
  int sources_ = 0;
  Incident out_;
};

}  // namespace

Incident reconcile(const std::vector<const Told*>& members) { return Reconciler(members).make(); }

}  // namespace marsad::incident
