// Who acted on whom: the weighing of one draft's actors, for find_sides() only.
// sides.cpp collects and assigns; sides_verb.cpp, sides_before.cpp and sides_noun.cpp weigh the words around a trigger;
// sides_sites.cpp knows whose the sites are; sides_suffer.cpp acts told from the side that suffers them;
// sides_frames.cpp knows the frames of surrender, hand-over and claims; sides_pairs.cpp those told together;
// sides_fill.cpp adds crowds, civilians and unknown attackers.
#pragma once

#include "../mention/actors.hpp"
#include "draft.hpp"

namespace marsad::event {

class Sides {
 public:
  Sides(const Document& doc, Draft& draft, const Draft* previous) : doc_(doc), draft_(draft), previous_(previous) {}
  void run();

 private:
  using Actor = mention::Actor;
  using Group = mention::Group;
  using HarmOn = mention::HarmOn;
  using Link = mention::Link;
  using Mode = mention::Mode;
  using People = mention::People;
  using Person = mention::Person;
  using Preposition = mention::Preposition;
  using Role = mention::Role;
  using Site = mention::Site;
  using WeaponClass = mention::WeaponClass;
  using WordInfo = mention::WordInfo;
  using Kind = token::Kind;

  mention::Mode mode() const;
  bool in_draft(std::uint32_t i) const;
  bool links(std::uint32_t k) const;
  Party* party_of(int actor);
  void collect();
  // "a column of X": a generic force whose owner is named right behind it.
  // "X, which is linked to Y": Y is X's friend, no party of its own.
  bool only_linked(const mention::Actor& actor) const;
  bool describes_next(const mention::Actor& actor) const;
  // "7 gunmen": victims or attackers by number, read through people.
  bool counted_people(const mention::Actor& actor) const;
  bool native(const mention::Actor& actor) const;
  // Inside the words that name a source, or right before a verb of saying.
  bool speaks(const mention::Actor& actor) const;
  void credit(std::uint32_t token, float agent, float patient, const char* why);
  // First actor among the next few tokens, with only quotes, adverbs, times, group nouns and "mn" between. kNone: size().
  std::uint32_t actor_after(std::uint32_t i, std::uint32_t reach) const;
  bool has_prep(std::uint32_t i, mention::Preposition p) const;
  bool led_by(std::uint32_t i, std::uint16_t bits) const;
  std::uint32_t head(std::uint32_t i) const;
  std::uint32_t who_at(std::uint32_t i) const;
  void weigh(const Trigger& t);
  bool into_hands(const Trigger& t);
  // The arguments of a finite verb.
  void verb(const Trigger& t);
  // "X repelled an attack of Y on Z": Y acts, X and Z are attacked.
  void repelled(const Trigger& t, std::uint32_t subject);
  bool target_of_masdar(std::uint32_t k) const;
  bool its_repelling(const Trigger& t);
  bool attack_of(std::uint32_t from, std::uint32_t actor) const;
  // Who repelled, when the verb stands behind its subject.
  void defender(const Trigger& t);
  // "qSf TyrAn X", "qSft TA'rp tAbEp l X": the weapon stands for its owner.
  std::uint32_t weapon_owner(const Trigger& t) const;
  bool befalls(const Trigger& t, std::uint32_t subject) const;
  bool accusative(std::uint32_t k) const;
  bool loses_own(const Trigger& t, std::uint32_t from) const;
  bool counted_before(std::uint32_t i) const;
  std::uint32_t subject_end(std::uint32_t i) const;
  // The next actor, people, site or place.
  std::uint32_t nominal_after(std::uint32_t i, std::uint32_t reach) const;
  bool is_site(std::uint32_t k) const;
  // "teams in the army", "a force of X": the whole is the subject.
  bool member_of(std::uint32_t i) const;
  bool in_force(std::uint32_t i) const;
  bool force_of(std::uint32_t i) const;
  bool its_post(std::uint32_t i) const;
  bool governed_by_preposition(std::uint32_t i) const;
  // What the verb is done to, from token i on.
  void object(const Trigger& t, std::uint32_t i);
  bool brings_result(std::uint32_t k) const;
  bool next_clause(std::uint32_t k) const;
  std::uint32_t behind_group(std::uint32_t i) const;
  bool of_arms(std::uint32_t adjective) const;
  bool holds(std::uint32_t k) const;
  bool other_trigger(std::uint32_t k, const Trigger& t) const;
  // The subject before the verb: "X has shelled", "that X seized".
  void before(const Trigger& t);
  // "six fighters of X were killed": the counted people before a verb of harm that has no object are its victims.
  bool victims_before(const Trigger& t);
  bool killed_before(const Trigger& t);
  // The arguments of a noun of act: "shelling by X of Y", "an attack of X on Y", "clashes between X and Y".
  void noun(const Trigger& t);
  bool subject_of_hit(const Trigger& t) const;
  bool led_li(std::uint32_t k) const;
  bool bare_object(std::uint32_t k) const;
  bool object_by_li(std::uint32_t from) const;
  bool takes_by_on(std::uint32_t from) const;
  bool site_between(std::uint32_t from, std::uint32_t to) const;
  // Nouns whose genitive suffers: arrest, killing, targeting, abduction ...
  bool takes_object(const Trigger& t) const;
  // "which X carried out", "that X planted", "launched by": a verb with a pronoun or a light verb, X behind it.
  void relative(const Trigger& t);
  bool clause_of_actor(std::uint32_t verb) const;
  void launched_by_pronoun(const Trigger& t, std::uint32_t verb);
  // "X announced the death of 17 of its soldiers": who speaks of its own losses is the other side.
  void own_losses(const Trigger& t);
  const token::Analysis* finite_with_object(std::uint32_t k) const;
  bool unknown_verb_with_object(const Trigger& t, std::uint32_t k) const;
  // "launched", "carried out" before the noun: its subject acts. "X launched an attack on Y".
  void behind(const Trigger& t);
  bool lays(std::uint32_t p) const;
  void subject_before(std::uint32_t verb);
  void laid_for(const Trigger& t);
  // "X came under an attack of Y", "the attack that X came under": X suffers.
  void exposed(const Trigger& t);
  std::uint32_t exposing_verb(const Trigger& t) const;
  bool undergone(std::uint32_t verb);
  bool went_off(const Trigger& t) const;
  void blown_up(const Trigger& t);
  // "an attack from X", "targeting by fire from X": X acts.
  bool comes_from(const Trigger& t, std::uint32_t i) const;
  // Signs that stand beside the actor itself.
  bool act_themselves(const mention::People& people) const;
  void weigh_alone(Party& party);
  std::uint32_t before_its_men(std::uint32_t i) const;
  bool weapon_but_gas(std::uint32_t i) const;
  bool of_a_site(std::uint32_t i) const;
  void beside(Party& party, const mention::Actor& actor, std::uint32_t i);
  // "by X" belongs to the act only right behind it: "backed by X" names a friend.
  bool after_act(std::uint32_t p) const;
  // "a post belonging to X", "a vehicle of X"
  bool belonging_site(std::uint32_t i) const;
  bool adjective(std::uint32_t p) const;
  // The frames of single acts: to whom one surrenders, from whom ground is taken, who leaves it.
  void frames();
  void frame(Party& party, std::uint32_t i);
  void leavers();
  void announced(const Trigger& t);
  bool given_to(std::uint32_t i) const;
  bool part_of(std::uint32_t i) const;
  int pronoun_subject(std::uint32_t p) const;
  void credit_earlier(int actor, std::uint32_t token, float agent, const char* why, float patient = 0);
  // "its storming of the camp": the pronoun of a noun of act that has its object behind it acts.
  void possessor(const Trigger& t);
  // "X claimed the attack", "they accused X": who did it, where the act itself names nobody.
  void claimed();
  int claimant(std::uint32_t from, std::uint32_t to, bool inside) const;
  int named_near(std::uint32_t verb, bool object) const;
  int believed(std::uint32_t verb) const;
  bool nobody_named() const;
  bool continues_subject(const Trigger& t) const;
  bool continues_strikes() const;
  bool parties_with_agents() const;
  bool acts(std::uint32_t p) const;
  bool subject_is_act(const Trigger& t) const;
  // Soldiers whom no force owns: what an act was done to.
  bool soldiers_hit();
  bool weapon_before(std::uint32_t first) const;
  bool mark(std::uint32_t k) const;
  bool clause_begins(std::uint32_t actor) const;
  std::uint32_t coordinated_after(std::uint32_t actor, float agent, float patient = 0);
  void coordinated_before(std::uint32_t first);
  bool unarmed(const Party& party) const;
  std::uint32_t jointly(std::uint32_t i) const;
  void helpers();
  void assign();
  // "X raided the town ... and arrested six": a verb without a subject of its own goes on with the one before.
  void inherit();
  bool goes_on(const Trigger& t) const;
  int clause_subject(const Trigger& t) const;
  bool beside_verb(std::uint32_t first, std::uint32_t end, const token::Sentence& s) const;
  bool inside_target(std::uint32_t i) const;
  bool acts_on_them(std::uint32_t i) const;
  // "between X and Y": the two sides as they stand. "the two sides": the pair before.
  void pairs();
  bool between(std::uint32_t i);
  int gunmen_at(std::uint32_t k) const;
  bool and_at(std::uint32_t k) const;
  bool between_them_and(std::uint32_t i, int actor, std::uint32_t at);
  bool names_both() const;
  bool among_themselves(std::uint32_t i, int actor, std::uint32_t at);
  // "X and Y on the one side and Z on the other": the first "and" joins, it does not part.
  bool one_side_ahead(std::uint32_t k) const;
  bool and_before(std::uint32_t k) const;
  bool other_finite(std::uint32_t k) const;
  bool both(int both_index);
  // "clashed with Y"
  void with();
  // Protests: the crowd acts, who comes against it is the other side.
  bool camps();
  void crowd();
  // "the police turned to tear gas": a force of the state in the words of a crowd that was dispersed.
  std::vector<Party> interveners(bool told) const;
  bool civilians_hit() const;
  bool civilians_exposed(const Trigger& t) const;
  bool by_someone(const Trigger& t) const;  // "by X" behind the verb
  // "herders attacked a village", "an attack that herders launched": people whom no actor names act. Mention index or -1.
  int people_who_act(const Trigger& t) const;
  bool people_act(int people) const;
  bool keeps(std::uint32_t i) const;
  bool armed_people(const Actor& actor) const;
  bool by_those_at_post(std::uint32_t i) const;
  // Civilians are the other side where nobody armed is and they are hurt, held or hit.
  void civilians();
  // Wanted men, suspects: they are who was seized, no civilians.
  void detained(Party& party) const;
  bool gunmen(const mention::People& people) const;
  bool two_camps();
  // People who act without a name: gunmen, "two masked men".
  void unknown();
  // Somebody killed the civilian, drove the car into the post: nobody knows who.
  void implied_attacker();
  bool operator_acts();
  // Preceded by a word of harm: these people suffer.
  bool victim(const mention::People& people) const;

  const Document& doc_;
  Draft& draft_;
  const Draft* previous_;
  std::vector<Party> parties_, undecided_;
};

}  // namespace marsad::event
