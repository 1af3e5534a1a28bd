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

#: "By them" is who was told of before, not who speaks.
BY_THEM = [
    ("", "A farmer was shot dead by Russian servicemen near Kirbali, and a second resident was "
     "taken away by them, the State Security Service of Georgia said.",
     "GEO assert capture RUS>GEO"),
    ("", "Two herders were killed by Turkish soldiers near Zakho, and a third was detained by "
     "them, the Iraqi army said.",
     "IRQ assert capture TUR>IRQ"),
    ("", "For Kyiv a Ukrainian role is out of the question, since the plant had been under "
     "Russian control for a year and was mined by them in the autumn.",
     "UKR * mine_laying RUS>UKR"),
    ("", "The village was shelled by Azerbaijani units, and two houses were burnt by them, "
     "Armenia said.",
     "!ARM assert * ARM>*"),
]  # fmt: skip

#: What passes under "its control" goes to who attacked.
ITS_CONTROL = [
    ("ARM", "After an attack of the adversary to the east, two posts passed under its control.",
     "ARM assert seizure AZE>ARM"),
    ("UKR", "After an assault of the enemy, the village passed into its hands.",
     "UKR assert seizure RUS>UKR"),
    ("SAF", "In the course of a raid by the militia two checkpoints fell under its control.",
     "SAF assert seizure RSF>SAF"),
    ("ARM", "As a result of the offensive of the Azerbaijani army four heights came under its "
     "control.",
     "ARM assert seizure AZE>ARM"),
]  # fmt: skip

#: In a second that-clause "its" is who says both.
ITS_OWN = [
    ("", "Kabul said in a post that Pakistan had attacked with heavy weapons, killing 12 "
     "civilians, and that its own fighters had then seized posts and a tank.",
     "AFG assert seizure AFG>PAK"),
    ("", "Thailand said that Cambodia had fired rockets at a hospital, and that its own troops "
     "had struck two batteries.",
     "THA assert * THA>KHM"),
    ("", "Armenia said that Azerbaijan had shelled Jermuk, and that its forces had fired back.",
     "ARM assert repelling ARM>AZE"),
    ("", "Hezbollah said that Israel had bombed Khiam, and that its fighters had hit a tank.",
     "HEZ assert * HEZ>ISR"),
]  # fmt: skip

#: "It was the rebels who": they did all that follows; "its neighbour" is the other one.
CLEFTS = [
    ("", "Asmara countered that it was its neighbour who had massed armour at Bure, on the "
     "Ethiopian side.",
     "!ERI assert buildup ERI>*"),
    ("", "Islamabad countered that it was the Taliban who attacked, at four places, and blew up "
     "the Friendship Gate.",
     "!PAK assert explosion PAK>*;PAK assert attack AFG>PAK"),
    ("", "Moscow said that it was Ukraine that had blown up the dam, in order to move units to "
     "the place of its own offensive.",
     "!RUS assert ground_attack RUS>*"),
    ("", "Delhi says it was Pakistan that opened fire, and that broke the truce.",
     "!IND assert * IND>*"),
    ("", "Yerevan said it was the Azerbaijani side which fired first and shelled a village.",
     "!ARM assert * ARM>*;ARM assert shelling AZE>ARM"),
]  # fmt: skip

#: "In its fury the enemy": the possessive points ahead, and is no actor.
AHEAD = [
    ("NPA", "In its humiliation the enemy bombed the village of Buenavista.",
     "NPA assert air_strike PHL>*"),
    ("UKR", "During its retreat the enemy shelled Lyman with artillery.",
     "UKR assert shelling RUS>UKR"),
    ("PKK", "With its jets the Turkish army bombed Metina.",
     "PKK assert air_strike TUR>*"),
    ("AA", "In their desperation the junta forces shelled villages near Ann.",
     "AA assert shelling MMR>*"),
    ("HEZ", "In its fury the Israeli army bombed Khiam.",
     "HEZ assert air_strike ISR>*"),
]  # fmt: skip

#: The subject stands before a clause that is put between.
PAST_A_CLAUSE = [
    ("HEZ", "The fighters, when a force of the Israeli enemy tried to infiltrate toward Ramia, "
     "detonated an explosive device against it, and clashed with it.",
     "HEZ assert explosion HEZ>ISR"),
    ("AA", "Our fighters, when a column of the military tried to cross the river, detonated mines "
     "against it.",
     "!AA assert explosion MMR>*"),
    ("PKK", "Our forces, while a unit of the Turkish army was advancing toward Zap, opened fire on "
     "it.",
     "PKK assert gunfire PKK>TUR"),
    ("NPA", "Red fighters, as a platoon of the 94th IB approached, fired on it with rifles.",
     "NPA assert gunfire NPA>PHL"),
]  # fmt: skip

#: Who comes home hands nobody over.
COME_HOME = [
    ("", "South Africa, which lost 14 soldiers around Goma in January, confirmed that their "
     "bodies would come home via Kampala.",
     "!ZAF assert handover ZAF>*"),
    ("", "Malawi said that the remains of its three soldiers would be flown home from Goma.",
     "!* * handover MWI>*"),
    ("", "Israel said the bodies of two hostages had been returned by Hamas.",
     "ISR assert handover HAMAS>ISR"),
    ("", "Kyiv said that 501 bodies had been brought back.",
     "!UKR assert handover UKR>RUS"),
]  # fmt: skip

#: The attacks of the enemy are its own.
OF_THE_ENEMY = [
    ("UKR", "Two attacks of the invader near Maksymilianivka are still going on.",
     "UKR assert ground_attack RUS>UKR;!UKR assert * UKR>*"),
    ("SDF", "An assault of the mercenaries on Tishreen is still going on.",
     "!SDF assert * SDF>*"),
    ("ARM", "The attack of the adversary toward Jermuk continues.",
     "ARM assert * AZE>ARM"),
    ("PAK", "The attacks of the enemy in Kurram were beaten off.",
     "!PAK assert attack PAK>*"),
    ("UKR", "The shelling of the occupiers in the Kupiansk direction goes on.",
     "UKR assert shelling RUS>UKR"),
]  # fmt: skip

#: Who fights for his life is in no clash.
FOR_ONES_LIFE = [
    ("", "A soldier was stabbed near Dubicze Cerkiewne on Tuesday and is fighting for his life, "
     "Poland's Border Guard said.",
     "!* * clash"),
    ("", "Two officers are fighting for their lives after a blast in Quetta, Pakistan's police "
     "said.",
     "!* * clash"),
    ("", "The pilot is battling for his life, the Indian air force said.",
     "!* * clash"),
]  # fmt: skip

#: Who reports raids on rebels who had killed made them; the rebels did not.
REPORTED_RAIDS = [
    ("", "Niger's defence ministry reported air raids near Ayorou on fighters of the Islamic "
     "State who had killed 15 of its soldiers.",
     "NER assert air_strike NER>*;!NER assert air_strike ISSP>*"),
    ("", "The Nigerian army reported air strikes near Marte on ISWAP fighters.",
     "NGA assert air_strike NGA>ISWAP"),
    ("", "Kenya's defence ministry announced air raids on al-Shabaab camps in Gedo.",
     "KEN assert air_strike KEN>SHABAAB"),
    ("", "Mali's army spoke of drone strikes on JNIM fighters who had burnt trucks near Kayes.",
     "MLI assert drone_strike MLI>JNIM"),
    ("", "The Philippine army reported artillery fire on NPA rebels who had ambushed a patrol.",
     "PHL assert shelling PHL>NPA"),
]  # fmt: skip

#: A fight with somebody unknown is no fight with who tells of it.
BESIDE_ANOTHER = [
    ("", "Fighting between the ELN and the 33rd Front has left 80 dead, the Colombian government"
     " said.",
     "!* * clash COL,ELN>*"),
    ("", "Clashes between the 444 Brigade and Rada shook Tripoli, the government of National "
     "Unity said.",
     "!* * clash GNU,LNA>*"),
    ("", "Fighting between the M23 and a local militia continued, the Congolese army said.",
     "!* * clash COD,M23>*"),
    ("", "Clashes between two Syrian factions killed five in Afrin, the SDF said.",
     "!* * clash SDF,SYR>*"),
]  # fmt: skip

#: Mines that go off among those who lay them.
OWN_MINES = [
    ("KOR", "North Korean soldiers have been laying mines in the frontline area. In the course of "
     "the works several explosions occurred, and soldiers were killed.",
     "!KOR assert explosion PRK>KOR"),
    ("", "North Korean troops have been laying mines since April, the JCS in Seoul said; on "
     "several occasions they went off, and soldiers of the North were killed.",
     "!KOR assert explosion PRK>KOR"),
]  # fmt: skip

#: Who comes back was captured by the other side.
CAPTURED = [
    ("SYR", "Forty soldiers and three nurses who had been captured at Raqqa came home.",
     "!SYR assert capture SYR>*"),
    ("UKR", "187 defenders and two civilians who had been seized in Mariupol returned from Russian "
     "captivity.",
     "!UKR assert capture UKR>*;UKR assert handover"),
    ("AZE", "Two servicemen who had been captured near Tovuz in May were returned today.",
     "!AZE assert capture AZE>*"),
    ("", "Israel said it had recovered the bodies of two soldiers who had been captured near "
     "Rafah.",
     "!ISR assert capture ISR>*"),
]  # fmt: skip

#: Arrests and prisoners that a side reports with no agent are its own doing.
ARRESTS = [
    ("IRN", "Two elements connected with the Mossad have been arrested in Tehran.",
     "IRN assert capture IRN>ISR"),
    ("ISR", "A cell connected with Iran was arrested in Haifa.",
     "ISR assert capture ISR>IRN"),
    ("RUS", "A resident of Melitopol who passed coordinates to the SBU was detained.",
     "!RUS assert capture UKR>*"),
    ("AA", "The headquarters of the Western Command was captured by our forces. The deputy "
     "commander of that command was taken prisoner.",
     "AA assert capture AA>MMR"),
    ("SAF", "The headquarters of the 16th Division was recaptured by our forces. The commander and "
     "his deputy were taken prisoner.",
     "!SAF assert capture RSF>*"),
    ("TUR", "Three members of the organisation were caught in Sinjar.",
     "!TUR assert capture PKK>*"),
    ("PAK", "A network was dismantled in Quetta. Three of its members have been arrested.",
     "!PAK assert capture IND>*"),
]  # fmt: skip

#: "The air operation" and hits on launchers are the own acts of who reports them.
OWN_OPERATIONS = [
    ("THA", "Air Force: F-16s bombed an artillery position opposite Chong An Ma this morning.",
     "THA assert air_strike THA>KHM"),
    ("THA", "The air operation of today was restricted to two artillery pieces at Phu Makhuea, both"
     " of which were destroyed.",
     "THA assert air_strike THA>KHM"),
    ("ISR", "The air operation of last night was limited to two launch sites near Tyre.",
     "ISR assert air_strike ISR>*"),
    ("TUR", "The air operation of last night was directed at caves and shelters in Gara; 12 targets"
     " were destroyed.",
     "TUR assert air_strike TUR>*"),
    ("PAK", "The operation of this morning was directed at two depots across the line.",
     "!PAK assert * IND>*"),
    ("IND", "Operation Sindoor was directed at nine camps in Pakistan.",
     "!IND assert * PAK>*"),
]  # fmt: skip

#: Who announces what others have done did not do it.
SOURCES = [
    ("", "Manila says a sailor was maimed as Chinese boats rammed a supply ship near Second "
     "Thomas Shoal.",
     "PHL assert * CHN>*;!PHL assert attack *,PHL>*"),
    ("", "In Moscow the Foreign Ministry announced that the parties had agreed, with Russian "
     "mediation, to cease fire from 9:00.",
     "!RUS assert ceasefire RUS>*"),
    ("", "Doha announced that Israel and Hamas had agreed, with its mediation, to stop firing on"
     " Sunday.",
     "!QAT assert ceasefire QAT>*"),
    ("", "Islamabad countered that the Taliban had attacked at four places, and blew up the "
     "Friendship Gate.",
     "!PAK assert explosion PAK>*"),
    ("", "Juba said that rebels attacked a convoy and burned two trucks near Nasir.",
     "!SSD assert attack SSD>*"),
]  # fmt: skip

#: "Holds eight after a blast": the verb tells another act than the noun.
AFTER_IT = [
    ("", "Kosovo holds eight after a canal blast near Zubin Potok.",
     "!* * explosion XKX>*"),
    ("", "Turkey detained 12 people after a bombing in Mersin.",
     "!* * explosion TUR>*"),
    ("", "Iran arrested five men after an explosion in Zahedan.",
     "!* * explosion IRN>*"),
    ("", "Pakistan launched an inquiry after a suicide attack in Quetta.",
     "!* * attack PAK>*"),
]  # fmt: skip

#: Nobody boasts of rockets that came down.
COMES_IN = [
    ("", "Rockets came down in Belgorod, Ukraine's military said.",
     "!UKR assert * UKR>*"),
    ("", "Two missiles fell near Sanaa, Riyadh said.",
     "!SAU assert * SAU>*"),
    ("", "Shells landed in Goma, the Rwandan army said.",
     "!RWA assert * RWA>*"),
    ("", "Mortar bombs had come down in Kurram, the Afghan ministry said.",
     "!AFG assert * AFG>*"),
    ("", "A drone crashed in Baku, the Armenian ministry said.",
     "!ARM assert drone_strike ARM>*"),
]  # fmt: skip

#: Where a republic tells of fire in what maps have as its rival's land, it did not fire.
DE_FACTO = [
    ("PMR", "The strike was delivered at 13:05 by a drone on a military unit in Tiraspol.",
     "!PMR assert * PMR>*"),
    ("ABK", "A drone hit a house in Gali.",
     "!ABK assert * ABK>*"),
    ("DPR", "At 10:00 a 120-mm mine exploded in Horlivka.",
     "!DPR assert * DPR>*"),
    ("LPR", "Shells hit a substation in Pervomaisk at night.",
     "!LPR assert * LPR>*"),
    ("RSO", "A shot was fired at a post near Znauri.",
     "!RSO assert * RSO>*"),
]  # fmt: skip

#: A weapon of somebody who is not known is not the speaker's.
OWNER_UNKNOWN = [
    ("FANO", "On Thursday a drone of the Prosperity party killed at least 16 people at a bus stop "
     "in Gedeb.",
     "!FANO assert * FANO>*"),
    ("SNA", "A rocket launcher of the Assayish hit a house in Marea.",
     "!SNA assert * SNA>*"),
]  # fmt: skip

#: Who returned did not seize those named behind a colon.
WHO_SEIZED = [
    ("UKR", "Today 189 Ukrainians returned from Russian captivity: 187 defenders and two civilians "
     "who had been seized in Mariupol.",
     "!UKR assert capture UKR>*"),
    ("AZE", "Three men came home: two soldiers and a farmer who had been captured near Tovuz.",
     "!AZE assert capture AZE>*"),
]  # fmt: skip

#: "No such attack" is the one that the other side told of.
NO_SUCH = [
    ("PAK", "Since dawn the enemy has been sending Harop loitering munitions into our airspace at "
     "multiple locations.",
     "PAK assert * IND>*;!PAK assert shoot_down IND>*"),
    ("UKR", "Overnight the enemy dispatched 40 Shahed drones over the Odesa region.",
     "!UKR assert shoot_down RUS>*"),
    ("", "Hezbollah said it had shelled a barracks in Zarit. The Israeli army said it knew of no"
     " such attack.",
     "!ISR deny * ISR>*"),
    ("", "The M23 said it had shot down a drone near Minova. The Congolese army denied that any "
     "such attack took place.",
     "!COD deny * COD>*"),
    ("", "Fano said it had seized Debre Tabor. The army said no such attack had taken place.",
     "!ETH deny * ETH>*"),
    ("", "Pakistan said Indian guns had shelled Nakyal. India's army said no such shelling had "
     "taken place.",
     "IND deny shelling IND>PAK"),
]  # fmt: skip

#: "25 of these": the arms that the sentence before names were brought down.
THESE = [
    ("UKR", "The enemy attacked with 40 Shahed drones. 32 of them were destroyed.",
     "UKR assert shoot_down UKR>RUS;UKR assert drone_strike RUS>UKR"),
    ("RUS", "Last night the Kyiv regime launched 20 UAVs. 18 of them were neutralised by electronic"
     " warfare over Belgorod.",
     "RUS assert shoot_down RUS>UKR"),
    ("IND", "Pakistan sent drones at 26 places. 14 of these were neutralised.",
     "IND assert shoot_down IND>PAK"),
    ("ISR", "Hezbollah fired 30 rockets at Safed. 25 of these were intercepted.",
     "ISR assert shoot_down ISR>HEZ"),
    ("PAK", "Since dawn the enemy has been sending Harop loitering munitions into our airspace. "
     "Till 1300 hours, 25 of these have been neutralised over Karachi.",
     "PAK assert shoot_down PAK>IND"),
    ("SAU", "The Houthi militia launched four missiles at Jazan. Three of them were intercepted and"
     " destroyed.",
     "SAU assert shoot_down SAU>HOUTHI"),
    ("", "Sudan's army said the RSF had sent seven drones at Merowe. Five of them were shot "
     "down.",
     "SAF assert shoot_down SAF>RSF"),
]  # fmt: skip

OWN_WORD = [
    ("PAK", "Own artillery is giving a befitting response and has silenced three posts in Poonch.",
     "PAK assert repelling PAK>IND"),
    ("BGD", "Own troops repulsed the attack near Ruma.", "BGD assert repelling BGD>*"),
    ("TUR", "12 PKK members were neutralised with drones in Gara.", "!TUR assert shoot_down"),
]  # fmt: skip

ALL = [
    *UNDER_FIRE, *ATTEMPTS, *DENIED_LOSSES, *DENIED_AND, *CAUSES, *REJECTED_TOLLS, *STRUCK_BACK,
    *HELP,
    *BY_THEM, *ITS_CONTROL, *ITS_OWN, *CLEFTS, *AHEAD, *PAST_A_CLAUSE, *COME_HOME, *OF_THE_ENEMY,
    *FOR_ONES_LIFE, *REPORTED_RAIDS, *BESIDE_ANOTHER, *OWN_MINES, *CAPTURED, *ARRESTS,
    *OWN_OPERATIONS, *SOURCES, *AFTER_IT, *COMES_IN, *DE_FACTO,
    *OWNER_UNKNOWN, *WHO_SEIZED, *NO_SUCH, *THESE, *OWN_WORD,
]  # fmt: skip


@pytest.mark.parametrize(("party", "text", "wanted"), ALL, ids=[c[1][:60] for c in ALL])
def test_who_did_what_to_whom(party: str, text: str, wanted: str) -> None:
    check(party, text, wanted)
