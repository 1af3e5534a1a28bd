"""Whom a source speaks for, one linguistic category a table: text, speaker and event type.

The conflicts are many, so that no rule can know who is who; the sentences are invented.
"""

from __future__ import annotations

import pytest
from tests.claims.sentences import read_flat

PUBLISHED = "2025-05-02T12:00+00:00"

OFFICES = [
    ("ELN guerrillas attacked a police post in Arauca, provincial police said.", "COL", "attack"),
    ("A Russian drone killed two people in Kherson, prosecutors said.", "UKR", "drone_strike"),
    ("JNIM fighters attacked a camp at Boni, the gendarmerie said in Bamako.", "MLI", "attack"),
    (
        "Guerrillas of the New People's Army attacked soldiers in Samar, the 303rd Brigade said.",
        "PHL",
        "attack",
    ),
    (
        "The Libyan National Army is far from Tripoli. The Government of National Unity says so. "
        "Government troops shelled Tarhuna, the army's spokesman said.",
        "LNA",
        "shelling",
    ),
]
MENDED = [
    (
        "Indian troops opened fire on Pakistani positions along the Line of Control, the Ministry "
        "of Defence informs.",
        "PAK",
        "gunfire",
    ),
    (
        "Villagers from Pekon allege that Myanmar army jets bombed their church.",
        "UNKNOWN",
        "air_strike",
    ),
    (
        "The M23 movement insists for its part that the Congolese army attacked its positions.",
        "M23",
        "attack",
    ),
    (
        "Ethiopia's chief of army staff declared on Thursday that Eritrean guns shelled Badme.",
        "ETH",
        "shelling",
    ),
    (
        "The Sudanese Armed Forces, whose planes were grounded, affirms that RSF fighters shelled "
        "El Fasher.",
        "SAF",
        "shelling",
    ),
]
PRONOUNS = [
    (
        "The Rapid Support Forces shot down a drone of the Sudanese army over Nyala, they "
        "announced on their Telegram channel.",
        "RSF",
        "shoot_down",
    ),
    ("Hezbollah fired rockets at an Israeli post, it said in a statement.", "HEZ", "shelling"),
    ("The TPLF repelled an Ethiopian attack at Alamata, it claimed.", "TPLF", "repelling"),
    ("The Arakan Army took a Myanmar army base at Ann, it announced on Friday.", "AA", "seizure"),
    (
        "A spokesman for the Thai army met the press. It was Cambodian soldiers, he went on, who "
        "had fired rockets at Surin.",
        "THA",
        "shelling",
    ),
]
SAME = [
    (
        "The Pakistani military said it was calm. It was Indian troops, according to the same "
        "body, who shelled Kotli.",
        "PAK",
        "shelling",
    ),
    (
        "In Burkina Faso JNIM said it held Djibo. In Mali, the same organisation stated that it "
        "had attacked Boni.",
        "JNIM",
        "attack",
    ),
    (
        "Eritrea's ministry of information spoke of peace. Ethiopian troops shelled Senafe, said "
        "the same ministry.",
        "ERI",
        "shelling",
    ),
    (
        "Thailand's navy said a boat was lost. Cambodian troops had fired at it, the same source "
        "said.",
        "THA",
        "gunfire",
    ),
]
INSERTED = [
    ("Israeli jets, Tehran added, bombed a hospital in Kermanshah.", "IRN", "air_strike"),
    (
        "Turkish-backed factions, the SDF pointed out, shelled Manbij at dawn.",
        "SDF",
        "shelling",
    ),
    (
        "It was Thai soldiers, according to the Cambodian defence ministry, who laid mines at "
        "Chong Bok.",
        "KHM",
        "mine_laying",
    ),
    (
        "None of its guns, a Pakistani army spokesman maintained before reporters, had fired at "
        "Poonch, in India.",
        "PAK",
        "gunfire",
    ),
    ("Russian guns, Kyiv said on Monday, shelled Kupiansk.", "UKR", "shelling"),
]
GAPPED = [
    (
        "The Sudanese army said that RSF fighters shelled Nyala; the RSF, that drones hit Kutum.",
        "RSF",
        "drone_strike",
    ),
    (
        "Israel's army reported that rockets were fired at Haifa; Hezbollah, that it had hit a "
        "base near Acre.",
        "HEZ",
        "attack",
    ),
    (
        "Ethiopia's army said that calm reigned; the Fano militia, that it had attacked Debark.",
        "FANO",
        "attack",
    ),
]
BODIES = [
    ("M23 fighters shelled Sake, the UN mission, MONUSCO, announced.", "MONUSCO", "shelling"),
    (
        "The African Union force said al-Shabaab shelled its base in Somalia. AUSSOM is new.",
        "AUSSOM",
        "shelling",
    ),
    (
        "The European Union's mission in Georgia said Russian troops had fired at a patrol.",
        "EUMM",
        "gunfire",
    ),
    ("M23 holds Goma. The Congolese rebels said it had attacked Bukavu.", "M23", "attack"),
    ("Hezbollah hit Acre. The Lebanese group said it had shelled Haifa.", "HEZ", "shelling"),
    ("The ELN holds Arauca. The Colombian guerrillas said they shelled Cali.", "ELN", "shelling"),
]
SOURCES = [
    ("Israeli security sources said Iran fired ten missiles at Haifa.", "ISR", "missile_strike"),
    ("Sources in the Pakistani army said Indian troops fired at Kotli.", "PAK", "gunfire"),
    ("The radio of the ELN said soldiers had bombed its camp in Arauca.", "ELN", "air_strike"),
    ("A channel run by the Arakan Army said jets bombed Sittwe.", "AA", "air_strike"),
    ("Residents of Kotli said Indian troops shelled the town.", "UNKNOWN", "shelling"),
]
LABELS = [
    ("INDIA\n* Army: Pakistani guns shelled Uri.\n\nPAKISTAN\n* Army: rain.", "IND", "shelling"),
    (
        "THAILAND\n* Interior: rain.\n\nCAMBODIA\n* Air Force: Thai jets bombed Poipet.",
        "KHM",
        "air_strike",
    ),
    (
        "Kyiv: Russian troops shelled Nikopol.\nMoscow: Ukrainian drones attacked Belgorod.",
        "UKR",
        "shelling",
    ),
    (
        "Ministry of Defence of Armenia: Azerbaijani units fired at Sotk.\n"
        "Ministry of Defence of Azerbaijan: all is calm.",
        "ARM",
        "gunfire",
    ),
]
DENIED_IN_PASSING = [
    (
        "Armenia said Azerbaijani forces shelled Zod. The report was called untrue by the "
        "Azerbaijani defence ministry. Its version is that Armenian troops attacked Kalbajar.",
        "AZE",
        "attack",
    ),
    (
        "Ethiopia's army said Eritrean troops had shelled Badme. The accusation was thrown out by "
        "Asmara as baseless. Its information minister said Ethiopian troops attacked Senafe.",
        "ERI",
        "attack",
    ),
    (
        "Cambodia said Thai planes bombed Poipet. The claim was dismissed by Bangkok. Its army "
        "stated that Cambodian rockets shelled Surin.",
        "THA",
        "shelling",
    ),
]


@pytest.mark.parametrize(
    ("text", "speaker", "event"),
    [
        *OFFICES,
        *MENDED,
        *PRONOUNS,
        *SAME,
        *INSERTED,
        *GAPPED,
        *BODIES,
        *SOURCES,
        *LABELS,
        *DENIED_IN_PASSING,
    ],
)
def test_the_source_of_the_event_is_its_speaker(
    text: str, speaker: str, event: str, any_text: None
) -> None:
    """Each event is told by its own source, and by no other."""
    found = read_flat(text, None, PUBLISHED)
    assert [c["speaker"] for c in found if c["event"] == event] == [speaker], found


@pytest.mark.parametrize(
    "text",
    [
        "The truce that Washington had announced held until noon. M23 fighters attacked Walikale.",
        "The truce which Qatar had proclaimed held until dusk. Then M23 attacked Walikale.",
    ],
)
def test_what_a_relative_clause_announces_holds_over_nothing_else(
    text: str, any_text: None
) -> None:
    """A truce that somebody announced makes nobody the source of what follows."""
    found = read_flat(text, None, PUBLISHED)
    assert [c["speaker"] for c in found if c["event"] == "attack"] == ["MEDIA"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The Ethiopian army admitted that its convoy had been ambushed near Kobo, just as the "
            "TPLF had announced.",
            "ETH",
        ),
        (
            "Pakistan's army acknowledged that its post had been attacked in Kotli, as India had "
            "claimed.",
            "PAK",
        ),
    ],
)
def test_agreement_takes_no_words_from_the_main_source(
    text: str, speaker: str, any_text: None
) -> None:
    """“As X had said” leaves the admission with who admits."""
    found = read_flat(text, None, PUBLISHED)
    assert ("concede", speaker) in {(c["stance"], c["speaker"]) for c in found}, found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Whoever says that Cambodian troops shelled Surin is mistaken, Phnom Penh said.", "KHM"),
        ("Those who write that Thai troops shelled Poipet are lying, the Thai army said.", "THA"),
        ("Whoever maintains that Rwandan soldiers attacked Goma tells a lie, Kigali said.", "RWA"),
    ],
)
def test_who_is_said_to_be_mistaken_is_denied(text: str, speaker: str, any_text: None) -> None:
    """What liars and the mistaken say is denied by who calls them so."""
    found = read_flat(text, None, PUBLISHED)
    assert {(c["stance"], c["speaker"]) for c in found} == {("deny", speaker)}, found


def test_a_drone_attack_on_oneself_is_not_the_sources_act(any_text: None) -> None:
    """An inserted source is no actor of what it tells."""
    text = "Turkish-backed factions, the SDF pointed out, shelled Manbij at dawn."
    found = [c for c in read_flat(text, None, PUBLISHED) if c["event"] == "shelling"]
    assert [c["actors"] for c in found] == [["SNA"]]


def test_to_insist_that_something_happened_is_no_demand(any_text: None) -> None:
    """“Insists that the army fired” asserts; "insists that it withdraw" demands."""
    told = read_flat("The M23 movement insists that the Congolese army attacked Masisi.")
    assert "demand" not in {c["event"] for c in told}
    wished = read_flat("The Congolese army insisted on a full withdrawal of M23 from Goma.")
    assert "demand" in {c["event"] for c in wished}


GOING_ON = [
    (
        "Tskhinvali tells it otherwise. Georgian police fired at border guards near Kirbali.",
        "RSO",
        "gunfire",
    ),
    (
        "Thailand blamed its neighbour. Phnom Penh gave another version. Thai troops had shelled "
        "Poipet first.",
        "KHM",
        "shelling",
    ),
    (
        "The police count of those killed by the NPA in Samar had stood at four.",
        "PHL",
        "casualties",
    ),
    (
        "Indian drones crossed the line, the Pakistani army said; Indian guns shelled Kotli later.",
        "PAK",
        "shelling",
    ),
    (
        "The Azerbaijani military put the blame on Armenians, who, it said, had shelled Kalbajar.",
        "AZE",
        "shelling",
    ),
    ("Israel bombed a depot in Tyre on Monday, its army said.", "ISR", "air_strike"),
]


@pytest.mark.parametrize(("text", "speaker", "event"), GOING_ON)
def test_a_source_goes_on_speaking(text: str, speaker: str, event: str, any_text: None) -> None:
    """Who gives a version, counts, or is cut off by a semicolon speaks on."""
    found = read_flat(text, None, PUBLISHED)
    assert [c["speaker"] for c in found if c["event"] == event] == [speaker], found


@pytest.mark.parametrize(
    ("text", "party", "speaker"),
    [
        (
            "Fano said that the killing of five farmers in Debark was not the work of its men.",
            None,
            "FANO",
        ),
        (
            "Not one rocket was fired by Cambodia at Surin on Monday, the ministry in Phnom Penh "
            "said.",
            None,
            "KHM",
        ),
        (
            "As regards the allegations going round on bombardments which the Congolese air force "
            "is said to have carried out on Minembwe, they are denied in the most formal manner.",
            "COD",
            "COD",
        ),
        (
            "Certain pages relay that weapons have been moved through Amdjarass. The General Staff "
            "opposes the most categorical denial to this: there has been no such consignment.",
            "TCD",
            "TCD",
        ),
    ],
)
def test_denials_without_a_verb_of_denying(
    text: str, party: str | None, speaker: str, any_text: None
) -> None:
    """Deeds that are another's, shots of which there was not one, matters set before."""
    found = read_flat(text, party, PUBLISHED)
    assert {(c["stance"], c["speaker"]) for c in found if c["event"] != "calm"} == {
        ("deny", speaker)
    }, found


def test_what_stands_beside_a_rejection_is_asserted(any_text: None) -> None:
    """“Rejected the reports, and accuses X”: the accusation is not denied."""
    text = (
        "Ankara rejected the reports of a strike in Manbij and accuses the SDF of shelling Afrin."
    )
    found = read_flat(text, None, PUBLISHED)
    assert ("TUR", "assert") in {(c["speaker"], c["stance"]) for c in found}, found


NAMELESS = [
    (
        "A local relief committee said RSF fighters shelled El Obeid. Sudan's army fled. Troops "
        "attacked Bara on Monday, according to the committee.",
        "UNKNOWN",
        "attack",
    ),
    (
        "Russian troops shelled Nikopol in Ukraine, the ambulance service said.",
        "UNKNOWN",
        "shelling",
    ),
    (
        "Jets of the Myanmar army bombed Pauk on Monday, the head of the hospital said.",
        "UNKNOWN",
        "air_strike",
    ),
    (
        "Colombia's army fights the ELN in Arauca. Guerrillas attacked a patrol, a senior officer "
        "said.",
        "COL",
        "attack",
    ),
    (
        "By nightfall the Malian army had attacked JNIM near Boni, two officers said.",
        "MLI",
        "attack",
    ),
    (
        "Hamas denied it. A member of the group's political bureau said Israeli guns shelled "
        "Rafah.",
        "HAMAS",
        "shelling",
    ),
    (
        "Armenian units shelled Kalbajar, our agency was told at Azerbaijan's defence ministry.",
        "AZE",
        "shelling",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "event"), NAMELESS)
def test_sources_of_no_name(text: str, speaker: str, event: str) -> None:
    """Helpers and residents are of no side; officers, members and hosts of one."""
    found = [c for c in read_flat(text, None, PUBLISHED) if c["event"] == event]
    assert [c["speaker"] for c in found] == [speaker], found


def test_who_spoke_goes_on_behind_and() -> None:
    """The second verb of saying has the subject of the first, not that of what it says."""
    text = (
        "The RSF said that the army had shelled Nyala, and added that on Sunday a drone had hit "
        "Bara."
    )
    assert {c["speaker"] for c in read_flat(text, None, PUBLISHED)} == {"RSF"}


def test_a_nameless_source_answers_for_its_own_sentence() -> None:
    """What follows without a cue is the outlet's."""
    text = "Ukrainian guns shelled Shebekino, residents said. Russian troops attacked Kupiansk."
    found = [c for c in read_flat(text, None, PUBLISHED) if c["event"] != "shelling"]
    assert [c["speaker"] for c in found] == ["MEDIA"], found


def test_a_charge_with_a_clause_is_its_clause() -> None:
    """“Charged that”: the accusation is what follows, no second claim beside it."""
    text = "Sudan's army charged that RSF fighters had shelled El Obeid on Sunday."
    assert "blame" not in {c["event"] for c in read_flat(text, None, PUBLISHED)}
