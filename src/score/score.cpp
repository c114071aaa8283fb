#include "score.hpp"

namespace marsad::score {

Outcome score(const Coding& gold, const Coding& predicted) {
  Outcome out;
  Agreement agreement;
  const auto take = [&](const Sheet& sheet, const Sheet* coded) {
    const Comparison comparison = compare(sheet, coded);
    Tally tally;
    tally.add(comparison);
    out.all.add(tally);
    out.by_kind[sheet.kind].add(tally), out.by_file[sheet.file].add(tally);
    agreement.add(comparison, coded);
    list_mismatches(comparison, out.mismatches);
  };
  for (const Sheet& sheet : gold.sheets()) take(sheet, predicted.find(sheet.id));
  for (const Sheet& sheet : predicted.sheets()) {
    if (gold.find(sheet.id)) continue;
    if (gold.lists_reports()) {
      out.foreign += sheet.events.size();
      continue;
    }
    Sheet nothing;
    nothing.id = sheet.id, nothing.kind = sheet.kind, nothing.published = sheet.published, nothing.file = sheet.file;
    take(nothing, &sheet);
  }
  out.alphas = agreement.alphas();
  return out;
}

}  // namespace marsad::score
