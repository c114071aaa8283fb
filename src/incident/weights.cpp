#include "weights.hpp"

#include <string>

#include "../knowledge/store.hpp"

namespace marsad::incident {
namespace {

using Classes = std::map<std::string, WeaponClasses, std::less<>>;

WeaponClasses at(const Classes& classes, std::string_view name) {
  const auto found = classes.find(name);
  return found == classes.end() ? WeaponClasses{} : found->second;
}

// Each `link_class` record is a bit; `like` adds the bits of others.
Classes read_classes(const knowledge::Store& store, Classes& subtypes) {
  const std::uint32_t kind = store.intern("link_class"), like = store.intern("like"), subtype = store.intern("subtype");
  Classes own, out;
  const auto each = [&](auto visit) {
    for (knowledge::Id i = 0; kind != 0 && i < store.record_count(); ++i)
      if (const knowledge::RecordView record = store.record(i); record.kind == kind)
        visit(std::string(store.text(record.id)), record);
  };
  each([&](const std::string& name, const knowledge::RecordView&) {
    if (own.size() < 32) own.emplace(name, WeaponClasses{std::uint32_t{1} << own.size(), 0});
  });
  each([&](const std::string& name, const knowledge::RecordView& record) {
    WeaponClasses bits = at(own, name);
    for (const knowledge::Tag& tag : record.tags)
      if (tag.key == like) bits.like |= at(own, store.text(tag.value)).own;
    out.emplace(name, bits);
    for (const knowledge::Tag& tag : record.tags)
      if (tag.key == subtype) subtypes[std::string(store.text(tag.value))] |= bits;
  });
  return out;
}

}  // namespace

WeaponClasses Weights::classes_of(const std::vector<std::string>& weapons, const std::string& subtype) const {
  WeaponClasses out;
  for (const std::string& weapon : weapons) out |= at(weapon_classes, weapon);
  return out.own != 0 ? out : at(subtype_classes, subtype);
}

Weights Weights::from(const knowledge::Store& store) {
  Weights out;
  out.value = {store, "link_weight", {"value"}};
  const Classes classes = read_classes(store, out.subtype_classes);
  const std::uint32_t weapon = store.intern("weapon");
  for (knowledge::Id i = 0; weapon != 0 && i < store.record_count(); ++i)
    if (store.record(i).kind == weapon)
      out.weapon_classes[std::string(store.field(i, "name_en"))] = at(classes, store.field(i, "class"));
  return out;
}

}  // namespace marsad::incident
