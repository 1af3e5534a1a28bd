"""Who did it to whom: active, passive, nominal, by position, and with weapons for subjects."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims, only

#: Publisher, sentence, event, actors, targets.
ROLES = [
    ("ARM", "Azerbaijani units shelled Armenian positions near Sotk with mortars.",
     "shelling", "AZE", "ARM"),
    ("UKR", "A village in the Sumy region was shelled by Russian artillery.",
     "shelling", "RUS", "UKR"),
    ("PAK", "Our posts near Chakothi came under fire from Indian mortars.",
     "shelling", "IND", "PAK"),
    ("KGZ", "Shelling of Kyrgyz villages by Tajik artillery continued.",
     "shelling", "TJK", "KGZ"),
    ("ETH", "TPLF fighters carried out an attack on our units near Alamata.",
     "attack", "TPLF", "ETH"),
    ("ISR", "Two launchers of Hezbollah were struck by our aircraft.",
     "air_strike", "ISR", "HEZ"),
    ("UKR", "The enemy, using Shahed drones, attacked the port of Izmail.",
     "drone_strike", "RUS", "UKR"),
    ("AZE", "Our units repelled an attack by Armenian armed formations.",
     "repelling", "AZE", "ARM"),
    ("KHM", "Thai F-16 fighters dropped two bombs on a road near Preah Vihear.",
     "air_strike", "THA", "KHM"),
    ("", "The ELN said it had attacked a Colombian army patrol in Arauca.",
     "attack", "ELN", "COL"),
    ("RUS", "Ukrainian drones attacked an oil depot in the city of Engels.",
     "drone_strike", "UKR", "RUS"),
    ("AZE", "The shelling, which lasted two hours, was carried out by Armenian units.",
     "shelling", "ARM", "AZE"),
    ("PAK", "Indian aggression against our posts took the form of artillery fire.",
     "shelling", "IND", "PAK"),
]  # fmt: skip


@pytest.mark.parametrize(("party", "text", "event", "actor", "target"), ROLES)
def test_who_did_it_to_whom(party: str, text: str, event: str, actor: str, target: str) -> None:
    claim = only(text, party, event)
    assert (claim["actors"], claim["targets"]) == ([actor], [target])


def test_both_sides_of_a_clash_act() -> None:
    text = "Clashes broke out between the Sudanese army and the Rapid Support Forces in Omdurman."
    claim = only(text, "", "clash")
    assert set(claim["actors"]) == {"SAF", "RSF"}
    assert claim["targets"] == []


def test_who_reports_is_not_who_did_it() -> None:
    text = "Rwandan soldiers attacked Congolese army positions near Sake, the army said."
    claim = only(text, "", "attack")
    assert (claim["speaker"], claim["actors"], claim["targets"]) == ("COD", ["RWA"], ["COD"])


KINDS = [
    ("ARM", "Azerbaijani units shelled Armenian positions near Sotk.", "military"),
    ("SDN", "RSF artillery shelled a hospital in the north of El Fasher.", "medical"),
    ("KGZ", "Shelling of Kyrgyz villages by Tajik artillery continued.", "civilian"),
    ("UKR", "The enemy attacked the port of Izmail with artillery.", "infrastructure"),
]


@pytest.mark.parametrize(("party", "text", "kind"), KINDS)
def test_what_was_hit(party: str, text: str, kind: str) -> None:
    (claim,) = claims(text, party)
    assert kind in claim["target_kind"]


def test_unnamed_militants_are_no_rival_state() -> None:
    found = claims("Security forces killed 12 militants in North Waziristan.", "PAK")
    parties = {loss[0] for claim in found for loss in claim["losses"]}
    assert parties == {"UNKNOWN"}
    assert all(claim["targets"] == [] for claim in found)


def test_saboteurs_of_a_denied_accusation_are_the_deniers_own() -> None:
    text = (
        "Azerbaijan claims that saboteurs had mined the roads near Lachin. "
        "Nothing of the kind took place."
    )
    denied = [c for c in claims(text, "ARM") if c["stance"] == "deny"]
    assert [c["actors"] for c in denied] == [["ARM"]]


def test_one_sentence_of_an_outlet_with_an_armed_group_is_of_conflict() -> None:
    claim = only("Turkish jets hit PKK shelters in Gara, the ministry said.", "", "air_strike")
    assert (claim["actors"], claim["targets"]) == (["TUR"], ["PKK"])


STRUCTURES = [
    # the owner of a weapon that acts
    ("UKR", "Aviation of the Defence Forces struck 12 areas where Russian personnel gathered.",
     "air_strike", ["UKR"], ["RUS"]),
    ("RUS", "In the gulf, naval aviation of the Black Sea Fleet destroyed three enemy boats.",
     "air_strike", ["RUS"], ["UKR"]),
    # fire that engages somebody
    ("RUS", "Artillery fire engaged concentrations of manpower and equipment of the enemy.",
     "shelling", ["RUS"], ["UKR"]),
    # an attack by the rival that was repelled
    ("RUS", "Two counterattacks by assault groups of the AFU near Sudzha were repelled.",
     "repelling", ["RUS"], ["UKR"]),
    # a side calls its own gain a liberation
    ("UKR", "The village of Robotyne was liberated from the Russian occupiers.",
     "seizure", ["UKR"], ["RUS"]),
    # who draws fire, or is its object, was fired at
    ("PAK", "A platoon sent to the ridge drew rifle fire from Indian posts.",
     "gunfire", ["IND"], ["PAK"]),
    ("THA", "A camp of our rangers was the object of a strike by Cambodian drones.",
     "drone_strike", ["KHM"], ["THA"]),
    # whoever "our heroes" are, they are ours
    ("SAF", "Our heroes stormed the base of the RSF in Bara.", "ground_attack", ["SAF"], ["RSF"]),
    # a preposition holds what "and" joins to its noun
    ("", "Fighting between the M23 and Wazalendo groups continues around Mwenga.",
     "clash", ["M23", "WAZALENDO"], []),
    # who mans a post acts
    ("", "Sudan's army shelled Bara. RSF checkpoints turned back a convoy of the UN.",
     "blockade", ["RSF"], ["UN"]),
    # the object that stands behind the prepositions
    ("AZE", "Units of the armed forces of Armenia, from positions in the direction of Gorus, "
     "subjected to fire from small arms the positions of the Azerbaijan Army.",
     "gunfire", ["ARM"], ["AZE"]),
    # strikes of jets are by jets
    ("IRN", "Three soldiers were martyred at Bushehr in the strikes of Zionist fighter jets.",
     "air_strike", ["ISR"], ["IRN"]),
    # a source inserted in a relative clause
    ("", "Thailand's army protested against Cambodian soldiers, who, it said, opened fire on a "
     "Thai patrol near Chong Bok.", "gunfire", ["KHM"], ["THA"]),
    # who fires on somebody is not what is fired
    ("", "BEIRUT - An Israeli Merkava tank fired on United Nations peacekeepers on Sunday, "
     "UNIFIL said.", "shelling", ["ISR"], ["UNIFIL"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("party", "text", "event", "actors", "targets"), STRUCTURES, ids=[s[1] for s in STRUCTURES]
)
def test_structures(
    party: str, text: str, event: str, actors: list[str], targets: list[str]
) -> None:
    claim = only(text, party, event)
    assert (sorted(claim["actors"]), claim["targets"]) == (actors, targets)


def test_an_outlet_has_a_state_strike_those_whom_it_fights() -> None:
    text = (
        "Niger's defence ministry reported air raids near Ayorou on fighters of the Islamic State "
        "in the Sahel. Mali and Burkina Faso said nothing; Algeria called for talks."
    )
    claim = only(text, "", "air_strike")
    assert claim["actors"] == ["NER"]


def test_the_strikes_of_their_jets_are_theirs() -> None:
    text = "Three soldiers fell at Bushehr in the strikes of Israeli fighter jets."
    claim = only(text, "IRN", "air_strike")
    assert (claim["actors"], claim["targets"]) == (["ISR"], ["IRN"])


def test_a_mission_between_two_sides_is_no_side() -> None:
    text = (
        "The Congolese army said M23 rebels had attacked its positions near Sake. "
        "The United Nations mission MONUSCO called on both sides to stop fighting."
    )
    (demand,) = [c for c in claims(text) if c["event"] == "demand"]
    assert set(demand["targets"]) == {"COD", "M23"}


def test_who_bombs_with_drones_makes_a_drone_strike() -> None:
    text = "The RSF accused the Sudanese army of bombing a camp in El Fasher with drones."
    kinds = {c["event"] for c in claims(text)}
    assert "drone_strike" in kinds and "air_strike" not in kinds


def test_who_is_accused_is_who_did_it() -> None:
    text = "The Indian army accused Pakistan of violating the ceasefire at Krishna Ghati."
    found = [c for c in claims(text) if c["event"] == "ceasefire_violation"]
    assert [c["actors"] for c in found] == [["PAK"]]
