"""What ACLED's codebook says of each of its 31 columns, as checks on a table; and the same for UCDP's 49."""
import csv
import datetime
import io
import re

COLUMNS = ("event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 "
           "assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude "
           "geo_precision source source_scale notes fatalities tags timestamp").split()
TYPES = {
    "Battles": ["Government regains territory", "Non-state actor overtakes territory", "Armed clash"],
    "Protests": ["Excessive force against protesters", "Protest with intervention", "Peaceful protest"],
    "Riots": ["Violent demonstration", "Mob violence"],
    "Explosions/Remote violence": ["Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
                                   "Remote explosive/landmine/IED", "Grenade"],
    "Violence against civilians": ["Sexual violence", "Attack", "Abduction/forced disappearance"],
    "Strategic developments": ["Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
                               "Headquarters or base established", "Looting/property destruction",
                               "Non-violent transfer of territory", "Other"],
}
INTERS = ["State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians",
          "External/Other forces"]
BOTH = {"Excessive force against protesters", "Mob violence"}


def disorder(kind, sub):
    if sub in BOTH:
        return "Political violence; Demonstrations"
    if kind in ("Protests", "Riots"):
        return "Demonstrations"
    return "Strategic developments" if kind == "Strategic developments" else "Political violence"


def read(data):
    """Rows of a table as dicts; fails when its first line is not ACLED's."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    assert rows and rows[0] == COLUMNS, f"the columns are {rows[:1]}"
    assert all(len(row) == len(COLUMNS) for row in rows), "a row of another width"
    return [dict(zip(COLUMNS, row)) for row in rows[1:]]


def is_number(text, low, high, pattern):
    return re.fullmatch(pattern, text) is not None and low <= float(text) <= high


def faults(row):
    """Every rule that this row breaks."""
    def broken(column, why):
        found.append(f"{row['event_id_cnty']}: {column} {row[column]!r}: {why}")
    found = []
    if not re.fullmatch(r"[A-Z]{3}\d+", row["event_id_cnty"]):
        broken("event_id_cnty", "three letters and a number")
    try:
        day = datetime.date.fromisoformat(row["event_date"])
        if row["year"] != str(day.year):
            broken("year", "is not that of event_date")
    except ValueError:
        broken("event_date", "no ISO day")
    for column in ("time_precision", "geo_precision"):
        if row[column] not in ("1", "2", "3"):
            broken(column, "1, 2 or 3")
    if row["sub_event_type"] not in TYPES.get(row["event_type"], []):
        broken("sub_event_type", f"not of {row['event_type']}")
    elif row["disorder_type"] != disorder(row["event_type"], row["sub_event_type"]):
        broken("disorder_type", "not that of the sub-type")
    for number in "12":
        inter, actor = row["inter" + number], row["actor" + number]
        if inter and inter not in INTERS:
            broken("inter" + number, "no kind of actor")
        if inter and not actor:
            broken("inter" + number, "a kind without an actor")
        if row["assoc_actor_" + number] and not actor:
            broken("assoc_actor_" + number, "an associate without an actor")
    inters = sorted((i for i in (row["inter1"], row["inter2"]) if i in INTERS), key=INTERS.index)
    expected = "" if not inters else inters[0] + " only" if len(inters) == 1 else "-".join(inters)
    if row["interaction"] != expected:
        broken("interaction", f"should be {expected!r}")
    if row["civilian_targeting"] not in ("", "Civilian targeting"):
        broken("civilian_targeting", "")
    if row["event_type"] == "Violence against civilians" and not row["civilian_targeting"]:
        broken("civilian_targeting", "violence against civilians targets them")
    if row["event_type"] in ("Battles", "Strategic developments") and row["civilian_targeting"]:
        broken("civilian_targeting", "not of this type")
    if row["event_type"] == "Violence against civilians" and not row["actor2"]:
        broken("actor2", "the target is actor2")
    if row["country"] and (not row["iso"].isdigit() or not row["region"]):
        broken("iso", "a country without its number and region")
    for column, most in (("latitude", 90), ("longitude", 180)):
        if row[column] and not is_number(row[column], -most, most, r"-?\d{1,3}\.\d{4}"):
            broken(column, "degrees with four decimals")
    if bool(row["latitude"]) != bool(row["longitude"]):
        broken("latitude", "one of the two is missing")
    if not row["source"]:
        broken("source", "empty")
    if not set(row["source_scale"].split("-")) <= {"Subnational", "National", "Regional", "International", "Other", "Other"}:
        broken("source_scale", "no scale")
    if not row["notes"] or not row["notes"].rstrip().endswith((".", '."')):
        broken("notes", "no sentence")
    if not row["fatalities"].isdigit():
        broken("fatalities", "a whole number")
    if row["event_type"] in ("Protests", "Riots") and "crowd size=" not in row["tags"]:
        broken("tags", "demonstrations tell the crowd's size")
    if row["timestamp"] and not row["timestamp"].isdigit():
        broken("timestamp", "seconds since 1970")
    return found


UCDP = ("id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id "
        "dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources "
        "source_article source_office source_date source_headline source_original where_prec where_coordinates where_description "
        "adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end "
        "deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob").split()


def ucdp_faults(row):
    def check(holds, why):
        if not holds:
            found.append(f"{row['relid']}: {why}")
    found = []
    best, high, low = int(row["best"]), int(row["high"]), int(row["low"])
    parts = sum(int(row[c]) for c in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"))
    check(low <= best <= high and high >= 1, "low <= best <= high, at least one death")
    check(parts == best, f"best {best} is not the sum {parts} of its parts")
    check(row["type_of_violence"] in "123" and row["where_prec"] in "1234567" and row["date_prec"] in "12345", "codes")
    check(row["date_start"] <= row["date_end"] and row["year"] == row["date_start"][:4], "days")
    check(row["dyad_name"] == f"{row['side_a']} - {row['side_b']}" and row["side_a"] and row["side_b"], "dyad")
    check((row["type_of_violence"] == "3") == (row["side_b"] == "Civilians"), "one-sided violence is against civilians")
    check(row["region"] in ("Africa", "Americas", "Asia", "Europe", "Middle East", ""), "region")
    check(row["event_clarity"] in "12" and row["code_status"] == "Clear" and row["active_year"] in "01", "status")
    if row["latitude"]:
        lat, lon = float(row["latitude"]), float(row["longitude"])
        check(int(row["priogrid_gid"]) == int((lat + 90) * 2) * 720 + int((lon + 180) * 2) + 1, "PRIO-GRID cell")
        check(row["geom_wkt"] == f"POINT ({lon:.6f} {lat:.6f})", "geom_wkt")
    return found
