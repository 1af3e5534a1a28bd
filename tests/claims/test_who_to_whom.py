"""Who did what to whom, by linguistic category: each line is a text and what it tells.

A claim is written "SPEAKER stance event ACTORS>TARGETS"; `*` stands for anything, a leading `!`
says that no such claim may be made.
"""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims

pytestmark = pytest.mark.usefixtures("any_text")


def _matches(claim: dict[str, object], wanted: str) -> bool:
    speaker, stance, event, *roles = wanted.split()
    told = (claim["speaker"], claim["stance"], claim["event"])
    if any(w not in ("*", t) for w, t in zip((speaker, stance, event), told, strict=True)):
        return False
    if not roles:
        return True
    for part, slot in zip(roles[0].split(">"), ("actors", "targets"), strict=True):
        values = claim[slot]
        assert isinstance(values, list)
        if part != "*" and sorted(values) != sorted(filter(None, part.split(","))):
            return False
    return True


def check(party: str, text: str, wanted: str) -> None:
    """Whether the text tells all that is wanted, and nothing that is barred."""
    found = claims(text, party)
    for pattern in wanted.split(";"):
        barred = pattern.startswith("!")
        hit = any(_matches(claim, pattern.lstrip("!")) for claim in found)
        assert hit is not barred, (pattern, found)


#: People under fire with no owner are the speaker's own; who drew fire did not fire.
UNDER_FIRE = [
    ("", "A patrol on the road to Bama drew machine-gun fire from a treeline, the Nigerian army "
     "said.", "NGA assert gunfire >NGA"),
    ("", "The Philippine army said a platoon received heavy fire from a hillside in Masbate.",
     "PHL assert gunfire >PHL"),
    ("", "Two Georgian police posts attracted fire from across the line, Tbilisi said.",
     "GEO assert gunfire *>GEO"),
    ("", "A Kenyan patrol ran into fire near Mandera, the army in Nairobi said.",
     "KEN assert gunfire *>KEN"),
    ("", "Our checkpoint at Tal Tamr drew sniper fire during the night, the SDF said.",
     "SDF assert gunfire *>SDF"),
]  # fmt: skip

#: Who tries to break in is the actor of the attempt, not who foils it.
ATTEMPTS = [
    ("PAK", "Attempts of terrorists to infiltrate from Afghanistan were foiled in North "
     "Waziristan.", "PAK assert raid *>PAK;!PAK assert raid PAK>*;!PAK assert repelling"),
    ("ARM", "Attempts of Azerbaijani sabotage groups to penetrate near Jermuk were foiled.",
     "ARM assert raid AZE>ARM;!ARM assert repelling"),
    ("AZE", "In the last month, positions of Azerbaijan have been taken under fire by the Armenian "
     "side, attempts of sabotage groups to infiltrate were foiled, and Armenia accumulated arms "
     "along the border.", "AZE assert raid ARM>AZE"),
    ("KGZ", "An effort of Tajik servicemen to cross the line near Batken was thwarted by border "
     "guards.", "KGZ assert raid TJK>KGZ"),
    ("", "A bid by Hezbollah fighters to infiltrate near Metula was thwarted, the Israeli army "
     "said.", "ISR assert raid HEZ>ISR"),
    ("TUR", "An attempt of the terrorist organisation PKK to infiltrate into the operation area "
     "was foiled; three terrorists were neutralised.", "TUR assert raid PKK>TUR"),
]  # fmt: skip

#: What is denied of a fall or of an aircraft shot down is a loss of one's own.
DENIED_LOSSES = [
    ("YEM", "Houthi talk of the fall of Marib is a fantasy, the army said.",
     "YEM deny seizure HOUTHI>YEM"),
    ("MMR", "Reports of the fall of the Loikaw command are fabricated by terrorist groups, the "
     "junta said.", "!MMR deny seizure MMR>*"),
    ("UKR", "Reports of the capture of Chasiv Yar by the Russian army are false.",
     "UKR deny seizure RUS>UKR"),
    ("", "The fall of Goma to the M23 was confirmed by the Congolese army.",
     "* * seizure M23>COD"),
    ("", "Kyiv dismissed Russian reports of the loss of the town of Toretsk.",
     "UKR deny seizure RUS>UKR"),
    ("RUS", "The tales of Ukrainian bloggers about a Su-34 shot down over Belgorod are nonsense.",
     "RUS deny shoot_down UKR>RUS"),
    ("AZE", "Armenian reports of an Azerbaijani helicopter shot down near Sotk are untrue.",
     "AZE deny shoot_down ARM>AZE"),
    ("PAK", "The stories aired by Indian channels about a PAF JF-17 brought down near Pathankot "
     "are a figment of imagination.", "PAK deny shoot_down IND>PAK"),
]  # fmt: skip

#: What is denied before "and blamed" is told by nobody else.
DENIED_AND = [
    ("", "Russia denied that it had shelled Kupiansk, and blamed Ukraine for the attack.",
     "RUS deny shelling RUS>UKR;!MEDIA assert shelling;RUS assert blame RUS>UKR"),
    ("", "Eritrea denied that it had bombed Adigrat, and blamed Ethiopia for the raid.",
     "ERI deny air_strike ERI>ETH;!MEDIA assert air_strike"),
    ("", "The RSF denied that it had attacked the hospital, and accused the army of shelling it.",
     "RSF deny attack RSF>*;!MEDIA assert attack;RSF assert shelling SAF>*"),
    ("", "Rwanda denied its troops had crossed the border, but warned Congo.",
     "!MEDIA assert ground_attack"),
    ("", "Cambodia denied that its soldiers had laid new mines, and urged Thailand to stop.",
     "KHM deny mine_laying KHM>*;!MEDIA assert mine_laying"),
]  # fmt: skip

#: Who caused deaths did not suffer them.
CAUSES = [
    ("", "Deaths from Ethiopian air strikes in Tigray reached 40, rebels said.",
     "!* * casualties *>ETH;!* * air_strike *>ETH"),
    ("", "Deaths from Israeli shelling in southern Lebanon rose to 12.", "!* * casualties *>ISR"),
    ("", "The toll from Turkish drone strikes in Qamishli has climbed to nine.",
     "!* * casualties *>TUR"),
    ("", "Casualties from Russian missiles in Kharkiv stood at 30.", "!* * * *>RUS"),
    ("", "The dead of the Pakistani bombardment of Khost were 36 civilians.", "!* * * *>PAK"),
]  # fmt: skip

#: Whose claim of the other's dead is rejected by the other.
REJECTED_TOLLS = [
    ("", "Azerbaijan's claim that 14 Armenian soldiers were killed was rejected by Yerevan.",
     "ARM deny * *>ARM"),
    ("", "Ukraine's claim that 600 Russian soldiers died in Kramatorsk was denied by Moscow.",
     "RUS deny * *>RUS"),
    ("", "Pakistan's assertion that 40 Indian soldiers were killed was dismissed by Delhi.",
     "IND deny * *>IND"),
    ("", "Hamas's claim that three Israeli tanks were destroyed was rejected by the Israeli army.",
     "ISR deny * *>ISR"),
    ("", "The rebels' claim that 20 Malian soldiers were wounded was denied by Bamako.",
     "MLI deny * *>MLI"),
]  # fmt: skip

#: Who says that he was attacked "and it" struck back tells two acts.
STRUCK_BACK = [
    ("", "Cambodia said Thai troops had attacked and it acted in self-defence.",
     "KHM assert attack THA>KHM;KHM assert repelling KHM>THA"),
    ("", "India said Pakistani guns had opened fire and it had retaliated.",
     "IND assert repelling IND>PAK"),
    ("", "Kyrgyzstan said Tajik soldiers crossed the line and it responded in self-defence.",
     "KGZ assert repelling KGZ>TJK"),
    ("", "Armenia said Azerbaijani units attacked, but it beat them back.",
     "ARM assert repelling ARM>AZE"),
    ("", "Rwanda said Congolese shells had landed in Gisenyi and it answered in kind.",
     "RWA assert repelling RWA>COD"),
]  # fmt: skip

#: Help for a group is a reproach that is denied; told as background it is none.
HELP = [
    ("", "Rwanda denies supporting M23.", "RWA deny blame >RWA"),
    ("", "Iran denied arming the Houthis.", "IRN deny blame >IRN"),
    ("", "The UAE denied supplying weapons to the RSF.", "ARE deny blame >ARE"),
    ("", "Eritrea rejected accusations that it finances Fano.", "ERI deny blame >ERI"),
    ("", "Pakistan has denied any support for the Taliban.", "PAK deny blame >PAK"),
    ("", "Congo accuses Rwanda of supporting M23, which Kigali denies.",
     "COD assert blame COD>RWA"),
    ("", "Iran supports the Hezbollah movement with weapons and money.", "!* assert blame"),
    ("", "M23 rebels, whom Rwanda supports, took Bukavu on Monday.", "!* * blame"),
]  # fmt: skip

ALL = [
    *UNDER_FIRE, *ATTEMPTS, *DENIED_LOSSES, *DENIED_AND, *CAUSES, *REJECTED_TOLLS, *STRUCK_BACK,
    *HELP,
]  # fmt: skip


@pytest.mark.parametrize(("party", "text", "wanted"), ALL, ids=[c[1][:60] for c in ALL])
def test_who_did_what_to_whom(party: str, text: str, wanted: str) -> None:
    check(party, text, wanted)
