// Many tellings of one happening -> one record: what the sources agree on, and who says which figure.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "../base/sha256.hpp"
#include "../text/fold.hpp"
#include "figures.hpp"
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
    choose_status();
    choose_when();
    choose_where();
    choose_sides();
    for (const Told* told : members_) {
      add_each(out_.weapons, told->event.weapons);
      add_each(out_.flags, told->event.flags);
      add_each(out_.wording, own_words(*told));
    }
    name_sources();
    harm();
    out_.claims = claims_of(members_, sketches_, turned_);
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

  void choose_status() {
    out_.status = Status::denied;
    for (const Told* told : members_) {
      if (told->event.status == Status::reported) out_.status = Status::reported;
      if (told->event.status == Status::claimed && out_.status == Status::denied) out_.status = Status::claimed;
    }
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
  static bool is_named(const ActorRef& actor) { return !actor.id.empty() && actor.id.rfind("generic", 0) != 0; }

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
    for (std::size_t i = 0; i < members_.size(); ++i) turned_.push_back(turned(i));
  }

  static void add_each(std::vector<std::string>& into, const std::vector<std::string>& more) {
    for (const std::string& item : more)
      if (std::find(into.begin(), into.end(), item) == into.end()) into.push_back(item);
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
    return !turned_[i] ? harm.who : harm.who == "side1" ? "side2" : "side1";
  }

  static std::vector<std::string> own_words(const Told& told) {
    if (!told.sentence.empty()) return {told.sentence};
    std::vector<std::string> out;
    for (const std::string& words : told.wording)
      if (told.event.source.text.empty() || (words.find(told.event.source.text) == std::string::npos &&
                                             told.event.source.text.find(words) == std::string::npos))
        out.push_back(words);
    return out;
  }

  // Reports in the order of their days; groups numbered in that order.
  void name_sources() {
    std::vector<std::size_t> order(members_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::tie(members_[a]->published, members_[a]->report) < std::tie(members_[b]->published, members_[b]->report);
    });
    std::map<std::size_t, int> numbers;
    for (const std::size_t i : order) {
      const Told& told = *members_[i];
      const int group = numbers.emplace(group_[i], static_cast<int>(numbers.size())).first->second;
      const auto same =
          std::find_if(out_.sources.begin(), out_.sources.end(), [&](const auto& s) { return s.report == told.report; });
      if (same != out_.sources.end()) {
        same->events.push_back(told.event.id);
        continue;
      }
      out_.sources.push_back({told.report,
                              told.title,
                              told.publisher,
                              told.published,
                              told.url,
                              told.sha256,
                              told.event.source.text,
                              told.event.source.kind,
                              {told.event.id},
                              group});
    }
  }

  void harm() {
    std::map<std::pair<HarmKind, std::string>, Sums> told;
    std::map<HarmKind, Sums> totals;
    for (std::size_t i = 0; i < members_.size(); ++i)
      for (const Harm& harm : members_[i]->event.harm) {
        told[{harm.kind, sufferer(i, harm)}][i].add(harm);
        totals[harm.kind][i].add(harm);
      }
    for (const auto& [what, sums] : told)
      out_.harm.push_back(tally(what.first, what.second, sums, members_, group_, &out_.revisions));
    for (const auto& [kind, sums] : totals) out_.totals.push_back(tally(kind, "all", sums, members_, group_, nullptr));
  }

  void grade() {
    bool owned = false;
    for (std::size_t i = 0; i < members_.size(); ++i) owned = owned || accepts(members_[i]->event, turned_[i]);
    const bool rival = contested(out_.claims);
    out_.grade = rival ? "contested" : owned ? "confirmed" : sources_ > 1 ? "fair" : "weak";
  }

  const std::vector<const Told*>& members_;
  std::vector<Sketch> sketches_;
  std::vector<std::size_t> group_;
  std::vector<bool> turned_;  // this member calls side1 what the incident calls side2
  int sources_ = 0;
  Incident out_;
};

}  // namespace

Incident reconcile(const std::vector<const Told*>& members) { return Reconciler(members).make(); }

}  // namespace marsad::incident
