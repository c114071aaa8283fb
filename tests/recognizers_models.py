"""The models of ../shared/data/recognizers-arabic that are run: one row each. To add one, add a row to MODELS."""
import dataclasses
from typing import Callable, Optional


@dataclasses.dataclass(frozen=True)
class Model:
    group: str  # figures are summed over the models of a group
    file: str  # below recognizers-arabic/, without .json
    kinds: tuple  # kinds of `marsad mentions` that answer it
    expected: Callable  # one of a case's `Results` -> comparable value, None when it gives none
    found: Callable  # one mention -> comparable value of the same shape
    keep: Callable = lambda mention: True  # mentions that the model speaks of
    prefer: Optional[Callable] = None  # case -> "past" or "future"; None: past


@dataclasses.dataclass(frozen=True)
class Floor:
    values: float  # share of cases with resolution whose values are all right
    spans: float  # share of all supported cases whose spans are all right


def figure(result):
    value = (result.get("Resolution") or {}).get("value")
    return None if value is None else float(value)


def ordinal(result):
    value = (result.get("Resolution") or {}).get("value")
    return float(value) if value and value.isdigit() else value


def percent(result):
    value = (result.get("Resolution") or {}).get("value")
    return None if value is None else float(value.rstrip("%"))


def mention_value(mention):
    return mention["value"]


MODELS = (
    Model("Number", "Number/NumberModel", ("number",), figure, mention_value),
    Model("Ordinal", "Number/OrdinalModel", ("ordinal",), ordinal, mention_value),
    Model("Ordinal", "Number/OrdinalModelSuppressExtendedTypes", ("ordinal",), ordinal, mention_value,
          keep=lambda mention: "relative_to" not in mention),
    Model("Percent", "Number/PercentModel", ("percent",), percent, mention_value),
)

# The goals. A group that does not reach them has its floor just under what is measured, with a note that says so.
FLOORS = {
    "Number": Floor(values=0.95, spans=0.90),
    "Ordinal": Floor(values=0.95, spans=0.90),
    "Percent": Floor(values=0.95, spans=0.90),
}
