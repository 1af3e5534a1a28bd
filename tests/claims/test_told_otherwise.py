"""Acts told in other words than the usual ones, on many wars: each sentence is one claim."""

from __future__ import annotations

import pytest
from tests.claims.sentences import read_flat

#: A text of war, so that the sentence behind it is read as one.
_BEFORE = (
    "Militants fired at an army lorry with mortars at dawn on April 24, killing two soldiers "
    "of the army, residents said."
)

TOLD = [
    # displacement
    (
        "displacement",
        "assert",
        "The governor said that 12,000 people were in shelters in Sittwe on Thursday because "
        "of the fighting.",
    ),
    (
        "displacement",
        "assert",
        "Around 300 peasant families were driven to the town of Tame by the operations of the"
        " army, the ELN said.",
    ),
    (
        "displacement",
        "assert",
        "Some 7,000 people had left their farms for Palma after the insurgents came, the "
        "Mozambican army said.",
    ),
    (
        "displacement",
        "assert",
        "More than 9,000 villagers sought refuge in Maiduguri on Wednesday, the army said.",
    ),
    (
        "displacement",
        "assert",
        "Whole villages near Djibo have emptied out since Sunday, the Malian army said.",
    ),
    (
        "displacement",
        "assert",
        "Over 2,000 families were uprooted from Kadugli by the shelling, the Sudanese army said.",
    ),
    (
        "displacement",
        "assert",
        "The army said residents of Sderot had been bused out to hotels on Wednesday.",
    ),
    (
        "displacement",
        "assert",
        "Nearly 30,000 people have been forced from their homes in Sool since Monday, the "
        "Somali government said.",
    ),
    (
        "displacement",
        "assert",
        "The inhabitants of six hamlets took shelter in a church at Mocoa, the Colombian army"
        " said.",
    ),
    # seizure
    (
        "seizure",
        "assert",
        "Seventeen army posts were overrun by the Arakan Army on Tuesday, the Myanmar junta said.",
    ),
    (
        "seizure",
        "assert",
        "Government reinforcements had won back the barracks at Bay Hasan by noon on "
        "Thursday, the Somali army said.",
    ),
    (
        "seizure",
        "assert",
        "The rebels say they recovered their camp near Kapoeta on Wednesday night.",
    ),
    (
        "seizure",
        "deny",
        "The Malian army denied having lost the town of Kidal.",
    ),
    (
        "seizure",
        "assert",
        "The Kachin Independence Army said it had captured the hill post of Ganga Dara on "
        "Wednesday.",
    ),
    (
        "seizure",
        "assert",
        "Eight trucks with 40,000 litres of fuel were taken by Houthi fighters in Marib on "
        "Tuesday, the UN said.",
    ),
    (
        "seizure",
        "assert",
        "JNIM seized four vehicles and a quantity of ammunition in the camp at Dioura, the "
        "group said.",
    ),
    (
        "seizure",
        "assert",
        "The army won the bridge at Shambat back from the Rapid Support Forces on Wednesday.",
    ),
    (
        "seizure",
        "assert",
        "The town of Laukkai is back in government hands, the Myanmar army said.",
    ),
    (
        "seizure",
        "assert",
        "The Sudanese army regained possession of the radio building in Omdurman on Wednesday.",
    ),
    # buildup
    (
        "buildup",
        "assert",
        "Chinese army engineers finished a bridge over the Pangong lake in the first week of "
        "April, the Indian army said.",
    ),
    (
        "buildup",
        "assert",
        "North Korea has put up anti-tank walls at four spots along the line, the South "
        "Korean military said.",
    ),
    (
        "buildup",
        "assert",
        "The Russian occupation forces installed new fences near Khurvaleti in April, the "
        "State Security Service of Georgia said.",
    ),
    (
        "buildup",
        "assert",
        "Rifles and ammunition were shipped by the Emirates from Bosaso for the Rapid Support"
        " Forces over the weekend, the Sudanese army said.",
    ),
    (
        "buildup",
        "assert",
        "Ethiopia has sent fresh brigades to the Fano front at Debre Tabor, the Fano movement"
        " said.",
    ),
    (
        "buildup",
        "deny",
        "There was not a single rifle in the cargo, the Emirati foreign ministry said of the "
        "Sudanese charge.",
    ),
    (
        "buildup",
        "assert",
        "Eritrean tanks have taken up positions at Zalambessa since Sunday, the Ethiopian "
        "army said.",
    ),
    # abuse
    (
        "abuse",
        "assert",
        "The Malian army said JNIM men had gone from door to door in Ansongo on Tuesday, "
        "taking people out and executing them.",
    ),
    (
        "abuse",
        "assert",
        "The ELN said the army had executed four peasants without trial at Tame on Wednesday.",
    ),
    (
        "abuse",
        "assert",
        "Turkish border guards beat a Syrian refugee at Darkush on Tuesday night and threw "
        "him over the wall, the SDF said.",
    ),
    (
        "abuse",
        "assert",
        "MONUSCO documented 22 cases of ill treatment by the Congolese army in April.",
    ),
    (
        "abuse",
        "deny",
        "The spokesman of the Malian army has rejected the accusation of summary executions "
        "at Moura.",
    ),
    (
        "abuse",
        "assert",
        "The RSF said that soldiers of the Sudanese army cut the throats of two youths in Wad"
        " Madani on Monday.",
    ),
    (
        "abuse",
        "assert",
        "The RSF said the army had carried out reprisals against youths in Shambat on Monday.",
    ),
    # capture
    (
        "capture",
        "assert",
        "Six people have been arrested over the attack on the barracks in Bamako, the Malian "
        "government said.",
    ),
    (
        "capture",
        "assert",
        "A farmer was seized by troopers of the Philippine army at Buenavista on Tuesday, the"
        " NPA said.",
    ),
    (
        "capture",
        "assert",
        "A Georgian citizen was illegally detained by Russian forces near Kirbali on Monday "
        "and taken to Tskhinvali, the State Security Service of Georgia said.",
    ),
    (
        "capture",
        "assert",
        "Gunmen of the ELN led away two policemen at Saravena on Tuesday, the Colombian army said.",
    ),
    (
        "capture",
        "assert",
        "JNIM fighters are holding nine Malian soldiers taken at Boulkessi on Monday, the "
        "group said.",
    ),
    (
        "capture",
        "assert",
        "The Nigerian army said it had nabbed three Boko Haram couriers in Bama on Tuesday.",
    ),
    (
        "capture",
        "assert",
        "ISWAP gunmen abducted 14 passengers of a bus near Monguno on Wednesday, the Nigerian"
        " army said.",
    ),
    # repelling
    (
        "repelling",
        "assert",
        "The attackers were put to flight by the garrison of Faladie, the Malian army said.",
    ),
    # talks
    (
        "talks",
        "assert",
        "The security chiefs of Turkey and Iraq were sitting together at Habur on Thursday at"
        " the time of writing.",
    ),
    (
        "talks",
        "assert",
        "The Rwandan ambassador would be summoned on Friday, the Congolese foreign ministry said.",
    ),
    (
        "talks",
        "assert",
        "Pakistan summoned the Iranian charge d'affaires on Wednesday over the strike on Panjgur.",
    ),
    (
        "talks",
        "assert",
        "The foreign ministers of Thailand and Cambodia spoke by telephone on Wednesday about"
        " the border fighting.",
    ),
    (
        "talks",
        "assert",
        "The heads of the two armies are conferring in Abyei, the South Sudanese army said.",
    ),
    # blame
    (
        "blame",
        "assert",
        "The Sudanese foreign ministry held it against Chad that it goes on arming the RSF.",
    ),
    (
        "blame",
        "assert",
        "Ethiopia charged Cairo with plotting to set the Horn on fire.",
    ),
    (
        "blame",
        "assert",
        "Iran, Baghdad said, was looking for a pretext for an attack.",
    ),
    (
        "blame",
        "assert",
        "In the eyes of Bogota, the ELN was behind the blast at Saravena.",
    ),
    (
        "blame",
        "assert",
        "Kinshasa pointed the finger at Kigali on Thursday.",
    ),
    # demand
    (
        "demand",
        "assert",
        "We call on our people in Darfur to go out into the streets, the RSF said.",
    ),
    (
        "demand",
        "assert",
        "The General Staff of Mali gave the militia two days to lay down its arms.",
    ),
    (
        "demand",
        "assert",
        "Niger told French troops to be gone by Friday.",
    ),
    (
        "demand",
        "assert",
        "The UN mission exhorted the CPC to lay down its arms.",
    ),
    (
        "demand",
        "assert",
        "The ELN demanded that the army stop the bombardments at once.",
    ),
    # casualties alone
    (
        "casualties",
        "assert",
        "The number of Congolese dead since Monday stands at 16 civilians and one soldier, "
        "the army said.",
    ),
    (
        "casualties",
        "assert",
        "Ethiopia counts 19 soldiers killed since Sunday, five of them officers.",
    ),
    (
        "casualties",
        "assert",
        "Four inhabitants of Stepanakert perished in two days, the Karabakh authorities said.",
    ),
    (
        "demand",
        "assert",
        "The UN urged the Houthis to stop shelling the port of Hodeidah.",
    ),
    (
        "demand",
        "assert",
        "Chad called on the RSF to cease its attacks on El Fasher.",
    ),
    (
        "demand",
        "assert",
        "The AU demanded that Eritrea withdraw its troops from Tigray.",
    ),
    (
        "demand",
        "assert",
        "Colombia instructed the ELN to free the policemen.",
    ),
    (
        "demand",
        "assert",
        "Egypt insisted that Israel pull its troops out of Rafah.",
    ),
    (
        "demand",
        "assert",
        "The Congolese government requires that Rwanda end its shelling of Sake.",
    ),
    # denials
    (
        "abuse",
        "deny",
        "The M23 said it had not laid a hand on civilians in Kishishe.",
    ),
    (
        "talks",
        "deny",
        "There is no truth in the news that the movement has broken off the talks, Hamas said.",
    ),
    (
        "buildup",
        "deny",
        "There is not a single tank of ours at Kornidzor, the Azerbaijani army said.",
    ),
    (
        "drone_strike",
        "deny",
        "Kyiv dismissed any involvement in the drone attack on Tiraspol.",
    ),
    (
        "ground_attack",
        "deny",
        "Reports that an Eritrean column had entered Tigray were dismissed as rumour by the "
        "Eritrean government.",
    ),
    # truces, withdrawal, blockade
    (
        "blockade",
        "assert",
        "Access to a strip 300 metres wide along the border will be closed from June, the "
        "Polish interior ministry said.",
    ),
    (
        "blockade",
        "assert",
        "A patrol of UNIFIL was turned back by Hezbollah men near Rmeich on Tuesday, the "
        "mission said.",
    ),
    (
        "blockade",
        "assert",
        "Fishing in the zone has been forbidden by North Korea since April, the South Korean "
        "navy said.",
    ),
    (
        "withdrawal",
        "assert",
        "The fighters of JNIM had left the camp by Wednesday, the Malian army said.",
    ),
    (
        "withdrawal",
        "assert",
        "The last Kenyan soldiers went home from Goma on Tuesday, the Congolese army said.",
    ),
    (
        "ceasefire",
        "assert",
        "The guns of the SDF will be silent from Friday on, the SDF said.",
    ),
    (
        "ceasefire_violation",
        "assert",
        "Two violations by Kyiv were reported on Wednesday near Zolote by the Luhansk militia.",
    ),
    (
        "ceasefire_violation",
        "assert",
        "The truce has been broken by the junta at least 20 times, the Karen National Union "
        "said on Thursday.",
    ),
    (
        "calm",
        "assert",
        "The night passed without a shot along the Blue Line, the Lebanese army said.",
    ),
    (
        "calm",
        "assert",
        "The truce was holding on Thursday along the Line of Control, the Indian army said.",
    ),
    (
        "handover",
        "assert",
        "He will be handed to the Red Cross in the coming days, the ELN said of the captured "
        "sergeant.",
    ),
    (
        "handover",
        "assert",
        "The bodies of nine soldiers were given back to Ethiopia on Tuesday, the TPLF said.",
    ),
    # fire and attack idioms
    (
        "shelling",
        "assert",
        "Toward Marinka, 82-mm mortars and automatic grenade launchers were used by Russian "
        "troops on Wednesday, the Ukrainian army said.",
    ),
    (
        "shelling",
        "assert",
        "Ukrainian brigades released 40 mines of 120 mm calibre on Horlivka, the DPR militia said.",
    ),
    (
        "attack",
        "assert",
        "A Chinese vessel ran deliberately into a Vietnamese boat near the Paracels on "
        "Tuesday, Vietnam said.",
    ),
    (
        "attack",
        "assert",
        "Ten villagers were murdered by the ADF at Oicha on Tuesday, the Congolese army said.",
    ),
    (
        "clash",
        "assert",
        "There was an encounter between the two coast guards at Scarborough Shoal, Beijing "
        "confirmed.",
    ),
    (
        "airspace_violation",
        "assert",
        "Several Chinese coast guard ships broke into the waters of the Senkaku Islands on "
        "Tuesday, Japan said.",
    ),
    (
        "raid",
        "assert",
        "Houthi security men entered the premises of the World Food Programme in Hodeidah on "
        "Tuesday, the UN said.",
    ),
    (
        "monitoring",
        "assert",
        "Monitors of the EUMM arrived at Kirbali on the same day and inspected the scene, the"
        " EUMM said.",
    ),
    (
        "monitoring",
        "assert",
        "The IAEA team at Rivne reported that nothing unusual was seen on Tuesday.",
    ),
    (
        "threat",
        "assert",
        "The aggressor will pay a gruesome price, North Korea said.",
    ),
    (
        "threat",
        "assert",
        "Afghanistan would give the necessary response when it saw fit, the Taliban spokesman"
        " said.",
    ),
    # participial, relative, headline
    (
        "seizure",
        "assert",
        "The village of Robotyne, which Ukrainian troops had taken on Tuesday, lies in ruins,"
        " the Ukrainian army said.",
    ),
    (
        "air_strike",
        "assert",
        "The market of Tora, which the Sudanese air force bombed on Monday, is closed, the "
        "RSF said.",
    ),
]


@pytest.mark.parametrize(("event", "stance", "text"), TOLD)
def test_one_sentence_is_one_claim(event: str, stance: str, text: str) -> None:
    claims = read_flat(f"{_BEFORE}\n\n{text}")
    told = [(c["event"], c["stance"]) for c in claims if "Militants fired" not in c["quotes"][0]]
    assert told == [(event, stance)]


NOT_DONE = [
    # what is only asked for, and what a reproach is about
    ("The UN mission exhorted the CPC to lay down its arms.", "capture"),
    ("The ELN demanded that the army stop the bombardments at once.", "shelling"),
    ("Chad called on the RSF to cease its attacks on El Fasher.", "attack"),
    ("The General Staff of Mali gave the militia two days to lay down its arms.", "capture"),
    ("Egypt insisted that Israel pull its troops out of Rafah.", "withdrawal"),
    # those who are no inhabitants, what is no particle verb, who acts in a relative clause
    ("The attackers fled towards the border, the Nigerian army said.", "displacement"),
    ("The village, which Ukrainian troops had taken on Tuesday, is empty.", "clash"),
    ("The soldiers of Mali who held the pass went home on Tuesday.", "capture"),
    ("The army of Mali won the bridge back from the militia on Tuesday.", "blame"),
    ("Those from whose airports the jets rise shall not sleep in peace, the RSF said.", "calm"),
]


@pytest.mark.parametrize(("text", "event"), NOT_DONE)
def test_what_is_not_told_as_done_is_no_such_claim(text: str, event: str) -> None:
    claims = read_flat(f"{_BEFORE}\n\n{text}")
    assert event not in {c["event"] for c in claims if "Militants fired" not in c["quotes"][0]}
