"""Whose act it is, where syntax or the speaker's point of view could turn it round.

Each line is a text and what it tells; for the form of what is wanted see `check`.
"""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims
from tests.claims.test_who_to_whom import check

pytestmark = pytest.mark.usefixtures("any_text")

#: Who is accused of an act is told to have done it; who denies the accusation denies the act.
ACCUSED = [
    ("", "Bangkok accused Cambodia of shelling a hospital in Surin. Phnom Penh denied it.",
     "THA assert shelling KHM>THA;KHM deny shelling KHM>THA;!THA assert blame"),
    ("", "Sudan's army accused the Rapid Support Forces of attacking a market in Omdurman. The RSF "
     "rejected the accusation.", "* assert attack RSF>*;RSF deny attack RSF>*;!* assert blame"),
    ("", "Kyiv accused Russia of firing at a convoy near Kupiansk. Moscow denied the accusation.",
     "UKR assert gunfire RUS>UKR;RUS deny gunfire RUS>UKR"),
    ("", "Pakistan was accused by India of shelling villages in Poonch. Islamabad denied it.",
     "PAK deny shelling PAK>IND;"
     "!* assert shelling IND>*"),
    ("", "Baghdad accused Turkey of shelling Zakho; Ankara answered that it knew of no such "
     "attack.", "IRQ assert shelling TUR>IRQ;TUR deny * TUR>IRQ"),
    ("", "Kinshasa accused Rwanda of backing the M23.", "COD assert blame COD>RWA"),
]  # fmt: skip

#: The source that is put into the middle of a sentence is not who acts in it.
INSERTED = [
    ("", "Militants, Pakistan's military spokesman said in a radio interview, had been firing "
     "mortars at a post in Kurram.", "PAK assert shelling *>*;!PAK assert shelling PAK>*"),
    ("", "Rebels, the Philippine army's spokesman told a briefing in Manila, had fired at a convoy "
     "in Samar.", "PHL assert gunfire *>*;!PHL assert gunfire PHL>*"),
    ("", "Hezbollah, the Israeli military said on Sunday evening, had fired rockets at Kiryat "
     "Shmona.", "ISR assert shelling HEZ>ISR"),
    ("", "Eritrean troops, the TPLF's spokesman said in a statement, shelled Adigrat with "
     "artillery.", "TPLF assert shelling ERI>*;!TPLF assert shelling TPLF>*"),
]  # fmt: skip

#: The subject of a gerund stands before it, in whatever case.
GERUNDS = [
    ("IND", "The report, spread in Islamabad, of the Indian Army having opened fire on 3 May is "
     "false.", "IND deny gunfire IND>PAK"),
    ("RUS", "The story of Russian troops having shelled Nikopol is a lie.",
     "RUS deny shelling RUS>UKR"),
    ("TUR", "There is no truth in the claim of Turkish soldiers having fired at farmers near "
     "Kobani.", "TUR deny gunfire TUR>*"),
    ("KHM", "The news of the Cambodian army having fired rockets at Sisaket is fabricated.",
     "KHM deny shelling KHM>THA"),
]  # fmt: skip

#: Where a text was written takes no part in what it tells.
DATELINES = [
    ("", "MANILA - Chinese coast guard boats rammed a Philippine supply ship near Sabina Shoal on "
     "Monday, officials said.", "* assert attack CHN>PHL"),
    ("", "BEIRUT - Israeli tanks shelled the village of Khiam on Friday, the Lebanese army said.",
     "LBN assert shelling ISR>LBN"),
    ("", "KYIV — Russian drones attacked Odesa overnight, the Ukrainian air force said.",
     "UKR assert drone_strike RUS>UKR"),
    ("", "SEOUL - North Korean boats fired at a patrol ship off Yeonpyeong, the South Korean navy "
     "said.", "KOR assert gunfire PRK>KOR"),
]  # fmt: skip

#: Nobody tells of his own men that they executed villagers or carried off a farmer.
SHAMEFUL = [
    ("ELN", "A patrol of the Fourth Brigade took two farmers from their house in Tame and executed "
     "them beside the road.", "ELN assert abuse COL>*;!ELN assert abuse ELN>*"),
    ("NPA", "A farmer was seized by the troopers in Masbate on 9 May.",
     "NPA assert capture PHL>*;!NPA assert capture NPA>*"),
    ("FANO", "A unit of the garrison tortured three residents of Merawi on Sunday.",
     "FANO assert abuse ETH>*;!FANO assert abuse FANO>*"),
    ("KNLA", "A column burned two houses and executed a teacher in Kawkareik.",
     "KNLA assert abuse MMR>*;!KNLA assert abuse KNLA>*"),
]  # fmt: skip

#: "It was X who did it, and did that": X did both.
CLEFTS = [
    ("", "The Indian army said that it was Pakistani soldiers who fired first, and shelled the "
     "village of Uri from their side.", "IND assert shelling PAK>*;!IND assert shelling IND>*"),
    ("", "It was the Houthis who attacked, Riyadh said, and blew up a bridge on their side.",
     "SAU assert * HOUTHI>*;!SAU assert * SAU>*"),
    ("", "Thailand said that it was Cambodian troops who opened fire and shelled Surin from their "
     "territory.", "THA assert shelling KHM>*;!THA assert shelling THA>*"),
    ("", "Rwanda's army said it was Congolese soldiers who shelled Rubavu from their positions.",
     "RWA assert shelling COD>*;!RWA assert shelling RWA>*"),
]  # fmt: skip

#: Arms that only a force has are its own where it denies that they were hit.
OWN_ARMS = [
    ("", "The Russian defence ministry said that Ukrainian reports that a frigate had been hit off "
     "Sevastopol were untrue.", "RUS deny attack *>RUS;!RUS deny attack RUS>*"),
    ("", "That an airbase had been hit was, India's air force said, false. Pakistan said its "
     "missiles struck Adampur.", "IND deny * PAK>IND;!IND deny * IND>*"),
    ("", "Israel's military denied that a headquarters in Safed was hit by Hezbollah.",
     "ISR deny attack HEZ>ISR;!ISR deny attack ISR>*"),
    ("", "Myanmar's junta denied that a command post in Lashio had been hit. The MNDAA said its "
     "fighters shelled Lashio.", "!MMR deny attack MMR>*"),
]  # fmt: skip

#: A pronoun that speaks in a clause of its own is who spoke before; his men are his.
SPEAKING = [
    ("", "The army and the Wazalendo were resisting near Uvira, Congo's defence ministry said, and "
     "it called on the M23 to lay down its arms.", "COD assert demand COD>M23"),
    ("", "Indian soldiers had held their fire, the foreign ministry in Delhi said, and it called "
     "on Pakistan to withdraw.", "IND assert demand IND>PAK"),
    ("", "A spokesman for the Houthis charged that the Saudi army had moved guns to Hays, and "
     "added that a drone had been shot down over Marib by his fighters.",
     "HOUTHI assert shoot_down HOUTHI>*"),
    ("", "A spokesman of the RSF charged that the army had mined the bridge, and added that a jet "
     "had been brought down over Nyala by his fighters' air defences.",
     "RSF assert shoot_down RSF>SAF"),
]  # fmt: skip

#: "Had passed under its control" is no "had control".
AUXILIARIES = [
    ("ARM", "After an attack of the adversary a post had passed under its control.",
     "!ARM assert seizure ARM>*"),
    ("UKR", "After the enemy's assault the village of Bohdanivka had come under his control, but "
     "our soldiers fight on.", "!UKR assert seizure UKR>*"),
    ("", "Two districts of Goma had fallen under the control of the M23, Congolese soldiers said.",
     "!* assert seizure COD>*"),
    ("", "Georgian villages near Tskhinvali had passed under Russian control, Tbilisi said.",
     "!* assert seizure GEO>*"),
]  # fmt: skip

#: "Fired at a post and laid mines": two acts of one subject.
MINES = [
    ("", "Hezbollah fighters fired at an Israeli post near Metula and laid mines on the road, the "
     "Israeli army said.", "ISR assert gunfire HEZ>ISR;ISR assert mine_laying HEZ>ISR"),
    ("COD", "The M23 fired at a post near Sake and laid mines on the road.",
     "COD assert gunfire M23>COD;COD assert mine_laying M23>COD"),
    ("COL", "The guerrillas of the ELN fired at a patrol in Arauquita, and laid mines around the "
     "school.", "COL assert mine_laying ELN>COL"),
    ("MMR", "The terrorists of the KNLA attacked a post in Kawkareik and buried mines on the "
     "highway.", "MMR assert mine_laying KNLA>MMR"),
]  # fmt: skip

#: A fight of which the next sentence tells who began it is the act that it tells.
BEGUN = [
    ("TJK", "A fight broke out near Isfara on Friday. It was started by Kyrgyz border guards, who "
     "opened fire on a Tajik post.", "TJK assert gunfire KGZ>TJK;!TJK assert clash"),
    ("IND", "An exchange of fire took place in Uri. It was initiated by the Pakistan Army, which "
     "shelled two of our posts.", "IND assert shelling PAK>IND;!IND assert clash"),
    ("UKR", "A battle went on near Kupiansk all night. It was begun by Russian infantry, which "
     "attacked our trench.", "UKR assert attack RUS>UKR;!UKR assert clash"),
    ("ETH", "A clash took place at Badme on Monday. The clash was provoked by Eritrean troops, who "
     "fired at our patrol.", "ETH assert gunfire ERI>ETH;!ETH assert clash"),
]  # fmt: skip

#: A person of no stated post, by the form of the name or the authority that he heads.
NAMES = [
    ("", "Baku denied on Sunday that its men fired at Armenian posts. Vardikyan wrote that "
     "observers should be sent to the border.", "ARM assert demand"),
    ("", "Moscow said its drones hit a depot near Sumy. Horbashenko wrote that Russian drones had "
     "attacked a hospital in Odesa.", "UKR assert drone_strike RUS>UKR"),
    ("", "The Russian army denied that it had shelled Nikozi, a Georgian village. Beridzeshvili "
     "wrote that Russian soldiers had fired at a farmer.", "GEO assert gunfire RUS>*"),
    ("", "Baku denied that its jets had struck Gyumri. Rustam Zarzade wrote that Armenian troops "
     "had fired at a village near Tovuz.", "AZE assert gunfire ARM>AZE"),
]  # fmt: skip

#: What somebody answers with is his act, not what he drove off.
ANSWERED = [
    ("", "Hezbollah said it had answered with a barrage of rockets at Safed; an Israeli official "
     "said he knew of no such attack.", "HEZ assert shelling HEZ>ISR;ISR deny shelling HEZ>ISR"),
    ("", "Russian forces struck Sumy, Kyiv said. Ukraine's army replied with a volley of missiles "
     "at Belgorod on Friday.", "* assert missile_strike UKR>RUS"),
    ("", "The RSF retaliated with a salvo of rockets on Omdurman, the army said.",
     "SAF assert shelling RSF>*;!SAF assert repelling SAF>*"),
    ("", "The M23 responded with a salvo of mortar bombs at Sake, Congo's army said.",
     "COD assert shelling M23>*;!COD assert repelling COD>*"),
]  # fmt: skip

GROUPS = [
    *MINES, *BEGUN, *NAMES, *ANSWERED,
    *ACCUSED, *INSERTED, *GERUNDS, *DATELINES, *SHAMEFUL, *CLEFTS, *OWN_ARMS, *SPEAKING,
    *AUXILIARIES,
]  # fmt: skip


@pytest.mark.parametrize(("party", "text", "wanted"), GROUPS)
def test_whose_act(party: str, text: str, wanted: str) -> None:
    check(party, text, wanted)


SHELLS = [
    ("Pakistan said Indian shells killed two farmers in Poonch.", "PAK", "IND"),
    ("Thai shells landed in a village in Preah Vihear and wounded four people, Cambodia said.",
     "KHM", "THA"),
    ("Congolese bombs fell on Gisenyi and killed five people, Kigali said.", "RWA", "COD"),
    ("An Azerbaijani bullet wounded a soldier near Verin Shorzha, Yerevan said.", "ARM", "AZE"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "actor"), SHELLS)
def test_a_shell_is_whose_it_is_called(text: str, speaker: str, actor: str) -> None:
    (claim,) = claims(text)
    assert (claim["speaker"], claim["actors"], claim["targets"]) == (speaker, [actor], [speaker])
    assert {p[0] for p in claim["places"]}.isdisjoint({"Kigali", "Yerevan"})
