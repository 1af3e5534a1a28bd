"""Codes of PLOVER, CAMEO, ACLED and UCDP: hard cases written from the codebooks' rules."""

# ruff: noqa: E501  one case a line reads as a table

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.core.errors import LexiconError
from counterclaim.core.records import Bounds, Claim, Loss
from counterclaim.core.values import MadeBy, Value
from counterclaim.lexicons.ontology import load_ontology
from counterclaim.lexicons.parties import load_parties
from counterclaim.resolve.codes import CLASS_OF_KIND, codes_of, codes_of_claim, deaths_of

S, N, M, C = "state", "armed_group", "mission", "civilian"
CLASH = ("Battles", "Armed clash")
REGAINS = ("Battles", "Government regains territory")
OVERTAKES = ("Battles", "Non-state actor overtakes territory")
SHELLING = ("Explosions/Remote violence", "Shelling/artillery/missile attack")
AIR = ("Explosions/Remote violence", "Air/drone strike")
DEVICE = ("Explosions/Remote violence", "Remote explosive/landmine/IED")
GRENADE = ("Explosions/Remote violence", "Grenade")
SUICIDE = ("Explosions/Remote violence", "Suicide bomb")
ATTACK = ("Violence against civilians", "Attack")
ABDUCTION = ("Violence against civilians", "Abduction/forced disappearance")
DISRUPTED = ("Strategic developments", "Disrupted weapons use")
TRANSFER = ("Strategic developments", "Non-violent transfer of territory")
MOVES = ("Strategic developments", "Change to group/activity")
LOOTING = ("Strategic developments", "Looting/property destruction")
AGREEMENT = ("Strategic developments", "Agreement")
ARRESTS = ("Strategic developments", "Arrests")
OTHER = ("Strategic developments", "Other")
NONE = ("", "")

# what the case is, event, facts, PLOVER, CAMEO, ACLED, UCDP; None is not asked
Case = tuple[str, str, dict[str, Any], Any, Any, Any, Any]

A, T, K = "actor_kinds", "target_party_kinds", "target_kind"
MIL, CIV = {K: ["military"]}, {K: ["civilian"]}

CASES: list[Case] = [
    ("mortars on army posts, three dead", "shelling", {A: [S], T: [S], **MIL, "means": ["mortar"], "deaths": 3},
     ("ASSAULT", "heavy-weapons"), "194", SHELLING, "1"),
    ("both sides shell each other", "shelling", {A: [S], T: [S], **MIL, "mutual": True},
     ("ASSAULT", "heavy-weapons"), "194", CLASH, ""),
    ("shells on a town, two civilians dead", "shelling", {A: [S], T: [S], **CIV, "deaths": 2},
     None, "194", SHELLING, "3"),
    ("shells on a town and a post", "shelling", {A: [S], T: [S], K: ["civilian", "military"], "deaths": 2},
     None, None, SHELLING, "1"),
    ("shells of unknown origin kill a woman", "shelling", {T: [S], **CIV, "deaths": 1}, None, None, SHELLING, ""),
    ("shelling without losses", "shelling", {A: [N], T: [S], **MIL, "deaths": 0}, None, None, SHELLING, ""),
    ("shelling, losses unknown", "shelling", {A: [N], T: [S], **MIL}, None, None, SHELLING, ""),
    ("a denied shelling", "shelling", {"stance": "deny", A: [S], T: [S], **CIV, "deaths": 2},
     ("ASSAULT", "heavy-weapons"), "016", NONE, ""),
    ("a withdrawn report of shelling", "shelling", {"stance": "retract", A: [S], T: [S], "deaths": 1},
     ("ASSAULT", "heavy-weapons"), "016", NONE, ""),
    ("a conceded shelling counts as told", "shelling", {"stance": "concede", A: [S], T: [N], **MIL, "deaths": 1},
     None, "194", SHELLING, "1"),
    ("an air strike that may come", "air_strike", {"status": "hypothetical", A: [S], T: [S]},
     ("ASSAULT", "aerial"), "", NONE, ""),
    ("a planned offensive", "ground_attack", {"status": "planned", A: [S], T: [N], "deaths": 0},
     ("ASSAULT", ""), "", NONE, ""),
    ("rifle fire at a post", "gunfire", {A: [S], T: [S], **MIL, "means": ["small_arms"], "deaths": 1},
     ("ASSAULT", "firearms"), "193", CLASH, "1"),
    ("a shepherd shot at", "gunfire", {A: [S], T: [S], **CIV, "deaths": 1}, ("ASSAULT", "firearms"), "193", ATTACK, "3"),
    ("an ambulance shot at", "gunfire", {A: [S], T: [S], K: ["medical", "vehicle"], "deaths": 0}, None, None, ATTACK, ""),
    ("observers shot at", "gunfire", {A: [S], T: [M], K: ["monitor", "vehicle"], "deaths": 0}, None, None, ATTACK, ""),
    ("observers killed", "gunfire", {A: [N], T: [M], K: ["monitor"], "deaths": 2}, None, None, ATTACK, ""),
    ("an army patrol ambushed by a militia", "attack", {A: [N], T: [S], **MIL, "deaths": 6}, ("ASSAULT", ""), "190", CLASH, "1"),
    ("a village attacked by gunmen", "attack", {A: [N], T: [S], **CIV, "deaths": 14}, None, "190", ATTACK, "3"),
    ("a village attacked by men nobody knows", "attack", {A: [""], T: [S], **CIV, "deaths": 14}, None, None, ATTACK, ""),
    ("an attack by drone", "attack", {A: [S], T: [N], **MIL, "means": ["drone"], "deaths": 2}, ("ASSAULT", "drone"), "1952", AIR, "1"),
    ("an attack with a roadside bomb", "attack", {A: [N], T: [S], **MIL, "means": ["ied"], "deaths": 2},
     ("ASSAULT", "explosives"), "183", DEVICE, "1"),
    ("an attack with hand grenades", "attack", {A: [N], T: [S], **MIL, "means": ["grenade"]}, ("ASSAULT", "explosives"), "193", GRENADE, ""),
    ("an attack with rifles and mortars", "attack", {A: [N], T: [S], **MIL, "means": ["small_arms", "mortar"]},
     ("ASSAULT", "heavy-weapons"), "194", SHELLING, ""),
    ("a ballistic missile on a city", "missile_strike", {A: [S], T: [S], **CIV, "deaths": 12}, ("ASSAULT", "heavy-weapons"), "195", SHELLING, "3"),
    ("a missile from a bomber", "missile_strike", {A: [S], T: [S], "means": ["missile", "aircraft"]}, None, None, AIR, ""),
    ("a missile stopped on its way", "missile_strike", {A: [N], T: [S], "status": "attempted"}, ("ASSAULT", ""), None, DISRUPTED, ""),
    ("jets bomb a camp of rebels", "air_strike", {A: [S], T: [N], **MIL, "deaths": 9}, ("ASSAULT", "aerial"), "195", AIR, "1"),
    ("rebels' drone on a refinery", "drone_strike", {A: [N], T: [S], K: ["infrastructure"], "deaths": 0}, ("ASSAULT", "drone"), "1952", AIR, ""),
    ("a drone that was jammed", "drone_strike", {A: [S], T: [S], "status": "attempted"}, None, None, DISRUPTED, ""),
    ("a jet shot down", "shoot_down", {A: [S], T: [S], K: ["aircraft"], "means": ["air_defence"], "deaths": 1},
     ("ASSAULT", "heavy-weapons"), "194", SHELLING, "1"),
    ("a helicopter shot down by rebels", "shoot_down", {A: [N], T: [S], K: ["aircraft"], "deaths": 4}, None, "190", SHELLING, "1"),
    ("a drone shot down", "shoot_down", {A: [S], T: [S], K: ["drone"], "deaths": 0}, ("ASSAULT", ""), None, DISRUPTED, ""),
    ("a missile intercepted", "shoot_down", {A: [S], T: [N], "means": ["air_defence"]}, None, "194", DISRUPTED, ""),
    ("a drone shot down, a dead below", "shoot_down", {A: [S], T: [S], K: ["drone"], "deaths": 1}, None, None, DISRUPTED, ""),
    ("two armies clash", "clash", {A: [S, S], "deaths": 7}, ("ASSAULT", ""), "190", CLASH, "1"),
    ("two militias clash", "clash", {A: [N, N], "deaths": 7}, None, None, CLASH, "2"),
    ("an army and a militia clash", "clash", {A: [S, N], "deaths": 7}, None, None, CLASH, "1"),
    ("an artillery duel", "clash", {A: [S, S], "means": ["artillery"], "deaths": 0}, ("ASSAULT", "heavy-weapons"), "194", CLASH, ""),
    ("a clash nobody is named for", "clash", {"deaths": 3}, None, None, CLASH, ""),
    ("a state retakes a town of its own", "seizure", {A: [S], T: [N], **MIL, "home": True}, ("COERCE", "seize"), "192", REGAINS, ""),
    ("a state retakes a town from a state", "seizure", {A: [S], T: [S], **MIL, "home": True, "deaths": 3}, None, None, REGAINS, "1"),
    ("a state takes a town abroad", "seizure", {A: [S], T: [S], **MIL, "home": False}, None, None, OVERTAKES, ""),
    ("a group takes a town", "seizure", {A: [N], T: [S], **MIL, "deaths": 5}, None, None, OVERTAKES, "1"),
    ("de facto forces take a height", "seizure", {A: ["de_facto_authority"], T: [S], **MIL}, None, None, OVERTAKES, ""),
    ("a state takes heights from a state, whose ground is not known", "seizure", {A: [S], T: [S], **MIL}, None, None, CLASH, ""),
    ("a village taken without a shot", "seizure", {A: [S], T: [S], **CIV, "contested": False}, None, None, TRANSFER, ""),
    ("a ship seized", "seizure", {A: [S], T: [S], K: ["ship"]}, ("COERCE", "seize"), "171", LOOTING, ""),
    ("a ridge that is held", "seizure", {A: [S], T: [N], **MIL, "status": "ongoing"}, NONE, "192", NONE, ""),
    ("an assault beaten off", "ground_attack", {A: [S], T: [S], **MIL, "status": "attempted", "deaths": 4}, ("ASSAULT", ""), "190", CLASH, "1"),
    ("infiltrators found, no fight", "raid", {A: [S], T: [S], "status": "attempted", "contested": False}, None, None, MOVES, ""),
    ("a raid on herders", "raid", {A: [N], T: [C], **CIV, "deaths": 4}, None, None, ATTACK, "3"),
    ("return fire kills two", "repelling", {A: [S], T: [S], **MIL, "deaths": 2}, ("ASSAULT", ""), "190", CLASH, "1"),
    ("mines laid on a road", "mine_laying", {A: [S], T: [S], K: ["infrastructure"], "means": ["mine"]}, ("MOBILIZE", "weapons"), "150", OTHER, ""),
    ("mine layers stopped", "mine_laying", {A: [S], T: [S], "means": ["mine"], "status": "attempted"}, None, None, DISRUPTED, ""),
    ("an old mine kills a farmer", "explosion", {T: [S], **CIV, "means": ["mine"], "deaths": 1}, ("ASSAULT", "explosives"), "183", DEVICE, ""),
    ("a roadside bomb of rebels", "explosion", {A: [N], T: [S], **MIL, "means": ["ied"], "deaths": 3}, None, "183", DEVICE, "1"),
    ("a suicide bomber in a market", "explosion", {A: [N], T: [S], **CIV, "means": ["ied"], "suicide": True, "deaths": 9}, None, None, SUICIDE, "3"),
    ("a dam blown up", "explosion", {A: [S], T: [S], K: ["infrastructure"], "deaths": 0}, ("ASSAULT", "destroy"), "1712", LOOTING, ""),
    ("a store blows up by itself", "explosion", {"deaths": 0}, NONE, "", NONE, ""),
    ("soldiers taken by a group", "capture", {A: [N], T: [S], **MIL}, ("COERCE", "arrest"), "173", OTHER, ""),
    ("rebels held by a state", "capture", {A: [S], T: [N], **MIL}, None, "173", ARRESTS, ""),
    ("villagers carried off", "capture", {A: [N], T: [S], **CIV}, ("ASSAULT", "abduct"), "181", ABDUCTION, ""),
    ("prisoners shot", "abuse", {A: [S], T: [S], **MIL, "deaths": 7}, ("ASSAULT", "targeted"), "1823", ATTACK, "3"),
    ("prisoners beaten", "abuse", {A: [S], T: [S], **MIL, "deaths": 0}, ("ASSAULT", "torture"), "1822", ATTACK, ""),
    ("a truce in force", "ceasefire", {A: [S, S]}, ("RETREAT", "ceasefire"), "0871", AGREEMENT, ""),
    ("a truce announced for tomorrow", "ceasefire", {A: [S, S], "status": "planned"}, ("CONCEDE", ""), "0871", NONE, ""),
    ("28 violations by rifles", "ceasefire_violation", {A: [S], T: [S], **MIL, "means": ["small_arms"]}, ("ASSAULT", "firearms"), "196", CLASH, ""),
    ("violations by mortars", "ceasefire_violation", {A: [S], T: [S], **MIL, "means": ["mortar"]}, None, "196", SHELLING, ""),
    ("troops leave", "withdrawal", {A: [S]}, ("RETREAT", "withdraw"), "0874", TRANSFER, ""),
    ("troops will leave", "withdrawal", {A: [S], "status": "planned"}, ("CONCEDE", ""), "080", NONE, ""),
    ("a road closed", "blockade", {A: [S], T: [S], K: ["infrastructure"]}, ("COERCE", "restrict"), "191", OTHER, ""),
    ("a patrol of observers turned back", "blockade", {A: [""], T: [M], K: ["monitor"]}, None, "120", OTHER, ""),
    ("guns brought up", "buildup", {A: [S], "means": ["artillery"]}, ("MOBILIZE", "weapons"), "154", MOVES, ""),
    ("a joint drill", "exercise", {A: [S, S, S]}, ("COOPERATE", ""), "062", NONE, ""),
    ("jets over the line", "airspace_violation", {A: [S], T: [S], "means": ["aircraft"]}, ("MOBILIZE", "weapons"), "150", OTHER, ""),
    ("prisoners freed", "handover", {A: [S], T: [S]}, ("RETREAT", "release"), "0841", OTHER, ""),
    ("an offer of bodies", "handover", {A: [S], T: [S], "status": "planned", "deaths": None}, ("CONCEDE", ""), "080", NONE, ""),
    ("a toll of the week", "casualties", {T: [S], **MIL, "deaths": 49}, NONE, "", NONE, ""),
    ("a toll with its author", "casualties", {A: [S], T: [S], **MIL, "deaths": 49}, ("ASSAULT", ""), "190", NONE, "1"),
    ("houses destroyed", "damage", {T: [S], **CIV}, NONE, "", NONE, ""),
    ("people flee", "displacement", {T: [S], **CIV}, NONE, "", NONE, ""),
    ("people driven out", "displacement", {A: [S], T: [S], **CIV}, ("COERCE", "deport"), "174", OTHER, ""),
    ("people of one's own evacuated", "displacement", {A: [S], T: [S], **CIV, "own": True}, NONE, "", NONE, ""),
    ("a charge", "blame", {A: [S], T: [S]}, ("ACCUSE", "allege"), "112", NONE, ""),
    ("a threat", "threat", {A: [S], T: [S], "status": "hypothetical"}, ("THREATEN", "violence"), "138", NONE, ""),
    ("an appeal to an alliance", "demand", {A: [S], T: ["international_organisation"]}, ("REQUEST", "change"), "020", NONE, ""),
    ("a demand on a rival", "demand", {A: [S], T: [S]}, ("REQUEST", "change"), "100", NONE, ""),
    ("talks of four", "talks", {A: [S, S, S, S]}, ("CONSULT", "multilateral"), "040", NONE, ""),
    ("talks to come", "talks", {A: [S, S], "status": "planned"}, ("AGREE", ""), "036", NONE, ""),
    ("a finding of observers", "monitoring", {A: [M]}, ("ACCUSE", "investigate"), "093", NONE, ""),
    ("a quiet night", "calm", {"status": "ongoing"}, NONE, "", NONE, ""),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda c: c[0])
def test_codes(case: Case) -> None:
    _, event, facts, plover, cameo, acled, ucdp = case
    codes = codes_of(event, **facts)
    if plover is not None:
        assert (codes.plover.type, codes.plover.subtype) == plover
    if cameo is not None:
        assert codes.cameo.type == cameo
    if acled is not None:
        assert (codes.acled.type, codes.acled.subtype) == acled
    if ucdp is not None:
        assert codes.ucdp.type == ucdp


def test_every_type_has_a_case() -> None:
    assert {case[1] for case in CASES} == set(load_ontology())


@pytest.mark.parametrize(
    ("facts", "auxiliary"),
    [
        ({}, ""),
        ({"stance": "deny"}, "negation"),
        ({"status": "planned"}, "future"),
        ({"status": "hypothetical"}, "hypothetical"),
        ({"stance": "deny", "status": "planned"}, "negation"),
    ],
)
def test_plover_marks_what_did_not_happen(facts: dict[str, Any], auxiliary: str) -> None:
    assert codes_of("shelling", **facts).plover.auxiliary == auxiliary


def test_civilian_targeting_is_violence_against_civilians_alone() -> None:
    def targeted(event: str, *kinds: str, **facts: Any) -> bool:
        return codes_of(event, actor_kinds=[S], target_kind=kinds, **facts).civilian_targeting

    assert targeted("shelling", "civilian", "infrastructure")
    assert targeted("gunfire", "medical", "vehicle")
    assert not targeted("shelling", "civilian", "military")
    assert not targeted("shelling", "infrastructure")
    assert not targeted("shelling", "civilian", stance="deny")


def test_every_kind_of_the_parties_lexicon_has_its_class() -> None:
    kinds = {party.kind for party in load_parties().by_code.values()}
    assert kinds <= set(CLASS_OF_KIND)


def _loss(kind: str, low: int | None, high: int | None, what: str = "military") -> Loss:
    return Loss(
        party="KEN", kind=kind, what=what, amount=Bounds(low=low, high=high),
        basis="stated", method="test", evidence=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("losses", "deaths"),
    [
        ([], None),
        ([("killed", 3, 3)], 3),
        ([("killed", None, None)], 1),
        ([("killed", None, 5)], None),
        ([("killed", 4, None), ("killed", 2, 2)], 6),
        ([("wounded", 4, 4)], None),
        ([("killed_or_wounded", 0, 0)], 0),
        ([("killed_or_wounded", 9, 9)], None),
        ([("destroyed", 2, 2), ("killed", 0, 0)], 0),
    ],
)
def test_deaths_that_losses_state(
    losses: list[tuple[str, int | None, int | None]], deaths: int | None
) -> None:
    assert deaths_of([_loss(*loss) for loss in losses]) == deaths


def test_codes_of_a_claim_record() -> None:
    def value(what: Any) -> Value[Any]:
        return Value(value=what, basis="stated", method="test")

    claim = Claim(
        id="c-1", document="d-1", speaker=value("KEN"), stance=value("assert"),
        event=value("attack"), status=value("occurred"), quotes=(), made_by=MadeBy(stage="t", version="1"),
        actors=(value("SHABAAB"),), targets=(value("KEN"),), target_kind=(value("civilian"),),
        losses=(_loss("killed", 2, None, "civilian"),),
    )  # fmt: skip
    kinds = {"SHABAAB": "armed_group", "KEN": "state"}
    codes = codes_of_claim(claim, lambda code: kinds.get(code, ""))
    assert codes.acled.subtype == "Attack"
    assert codes.ucdp.type == "3"
    assert codes_of_claim(claim, lambda code: "").ucdp.type == ""


def test_the_example_of_the_reference_is_true() -> None:
    codes = codes_of(
        "seizure", actor_kinds=["state"], target_party_kinds=["state"], target_kind=["military"],
        home=False,
    )  # fmt: skip
    page = (Path(__file__).parents[2] / "docs/reference/ontology.md").read_text(encoding="utf-8")
    for shown in (codes.acled.subtype, codes.acled.rule, codes.acled.reason, codes.ucdp.reason):
        assert f"# '{shown}'" in page


def test_an_unknown_event_type_is_an_error() -> None:
    with pytest.raises(LexiconError, match="picnic"):
        codes_of("picnic")


KINDS = st.lists(st.sampled_from([*CLASS_OF_KIND, ""]), max_size=3)
MEANS = st.lists(st.sampled_from(["mortar", "drone", "small_arms", "ied", "aircraft"]), max_size=3)
TARGETS = st.lists(
    st.sampled_from(["military", "civilian", "drone", "aircraft", "monitor"]), max_size=3
)


@given(
    event=st.sampled_from(sorted(load_ontology())),
    stance=st.sampled_from(["assert", "deny", "concede", "retract"]),
    status=st.sampled_from(["occurred", "ongoing", "attempted", "planned", "hypothetical"]),
    actors=KINDS,
    owners=KINDS,
    kinds=TARGETS,
    means=MEANS,
    deaths=st.none() | st.integers(0, 50),
    home=st.none() | st.booleans(),
)
def test_any_claim_gets_an_answer_that_keeps_the_codebooks_bounds(
    event: str,
    stance: Any,
    status: Any,
    actors: list[str],
    owners: list[str],
    kinds: list[str],
    means: list[str],
    deaths: int | None,
    home: bool | None,
) -> None:
    codes = codes_of(
        event, stance=stance, status=status, actor_kinds=actors, target_party_kinds=owners,
        target_kind=kinds, means=means, deaths=deaths, home=home,
    )  # fmt: skip
    for code in (codes.plover, codes.cameo, codes.acled, codes.ucdp):
        assert code.rule and code.reason
    told = stance not in ("deny", "retract") and status not in ("planned", "hypothetical")
    if not told:
        assert not codes.acled and not codes.ucdp
    if not deaths or not actors:
        assert not codes.ucdp
    if codes.ucdp.type == "1" and event != "casualties":
        classes = {CLASS_OF_KIND.get(k, "unknown") for k in (*actors, *owners)}
        assert classes & {"state", "external"}


@given(actors=KINDS, owners=KINDS, kinds=TARGETS, deaths=st.none() | st.integers(0, 9))
def test_order_and_repetition_of_parties_change_nothing_but_the_count(
    actors: list[str], owners: list[str], kinds: list[str], deaths: int | None
) -> None:
    def coded(a: list[str], o: list[str], k: list[str]) -> Any:
        return codes_of("attack", actor_kinds=a, target_party_kinds=o, target_kind=k, deaths=deaths)

    assert coded(actors, owners, kinds) == coded(actors[::-1], owners[::-1], kinds[::-1])
