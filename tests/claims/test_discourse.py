"""Who speaks across sentences: whom "it", "its ministry", "the group" mean, and who goes on.

Passages written for these tests, on conflicts all over the world; each gives the speaker of words
in it.
"""

from __future__ import annotations

import pytest
from tests.claims.sentences import voice_of

PUBLISHED = "2024-11-02T12:00+00:00"

PASSAGES = [
    # the owner of "its"
    (
        "Seoul sees it differently. Four shells, its joint chiefs said, landed north of the "
        "line on Friday. Pyongyang gave no answer.",
        {"landed": "KOR"},
    ),
    (
        "For Phnom Penh the matter was closed. Thai soldiers had fired first at Ta Muen, its "
        "defence ministry repeated.",
        {"fired": "KHM"},
    ),
    (
        "No ship appears in the Moroccan account. Polisario gunmen, its foreign ministry wrote,"
        " attacked a guard post at Mahbes on Tuesday.",
        {"attacked": "MAR"},
    ),
    (
        "Ethiopian drones struck a bus near Mekelle on Friday, the TPLF said. Addis Ababa "
        "called the report false. Its air force, a government spokesman added, had not flown "
        "that day.",
        {"struck": "TPLF", "flown": "ETH"},
    ),
    (
        "Kyiv was silent on the blast. Russia's defence ministry said a depot near Belgorod had"
        " been hit by two drones. Its spokesman put the number of wounded at four.",
        {"hit": "RUS", "wounded": "RUS"},
    ),
    (
        "Minsk has its own account of the night. A Polish helicopter, its border committee "
        "stated, crossed the frontier twice near Svislach.",
        {"crossed": "BLR"},
    ),
    (
        "Kenya's police confirmed the raid on Fino. Al-Shabaab put out a message on its radio. "
        "Its fighters, a commander of theirs said, killed seven policemen.",
        {"killed": "SHABAAB"},
    ),
    (
        "Tehran was quick to answer. No missile had been launched from Iranian soil, its "
        "general staff said. Israel's army said two were intercepted over Haifa.",
        {"launched": "IRN", "intercepted": "ISR"},
    ),
    (
        "The Philippines protested to Beijing over the collision. Its coast guard said that a "
        "Chinese ship fired water cannon at a supply boat.",
        {"cannon": "PHL"},
    ),
    (
        "The Wa army, not a party to the fighting, kept silent. The TNLA said that it captured "
        "Hsipaw. Its spokeswoman counted 60 prisoners.",
        {"captured": "TNLA", "prisoners": "TNLA"},
    ),
    (
        "Sudan's army has denied bombing Mellit. Its spokesman blamed the RSF. The paramilitary"
        " force answered that its positions in the town had been hit three times.",
        {"blamed": "SAF", "positions": "RSF"},
    ),
    (
        "Burkina Faso is silent about the losses at Diapaga. JNIM released a video on Monday. "
        "Its men, a voice in it says, overran two posts and freed prisoners.",
        {"overran": "JNIM"},
    ),
    # a pronoun
    (
        "The Philippine coast guard said a Chinese cutter rammed its boat near Second Thomas "
        "Shoal. It added that two sailors were hurt. Beijing rejected this. It said the boat "
        "had turned across the cutter's bow.",
        {"rammed": "PHL", "hurt": "PHL", "turned": "CHN"},
    ),
    (
        "A Turkish official told reporters that jets had bombed three caves at Gara. He put the"
        " PKK's dead at eleven. The PKK itself admitted two. They fell at Zap, it said, not at "
        "Gara.",
        {"bombed": "TUR", "eleven": "TUR", "fell": "PKK"},
    ),
    (
        "Fighting resumed at Kidal on Sunday. A nurse at the hospital, reached by phone, "
        "described eleven wounded. She said that shells had struck the market for an hour.",
        {"struck": "UNKNOWN"},
    ),
    (
        "JNIM claimed the ambush near Djibo. Soldiers had been killed there in dozens, it said."
        " In Ouagadougou the army confirmed an attack. It spoke of eight dead.",
        {"killed": "JNIM", "dead": "BFA"},
    ),
    (
        "Belgrade accused Kosovo police of shooting at a farmer near Leposavic. Pristina "
        "answered at once. The officers, it said, had fired into the air.",
        {"fired": "XKX"},
    ),
    (
        "According to Somalia's defence minister, forty militants were killed at Adale. They "
        "had tried to storm a base, he said. Al-Shabaab reported that its fighters overran it.",
        {"storm": "SOM", "overran": "SHABAAB"},
    ),
    (
        "Kyiv's air force said 70 drones attacked the capital on Sunday. It shot down 58. They "
        "came from Bryansk, it added.",
        {"attacked": "UKR", "shot": "UKR", "Bryansk": "UKR"},
    ),
    (
        "Naftali, a farmer in Metula, heard three blasts on Sunday. He said two rockets landed "
        "in his orchard.",
        {"landed": "UNKNOWN"},
    ),
    (
        "A Syrian officer told the agency that SDF drones had hit a checkpoint at Deir Hafer. "
        "The SDF denied this. It was the army, it said, that fired first.",
        {"hit": "SYR", "fired": "SDF"},
    ),
    (
        "Somali commandos raided a camp at Buq, the information minister said. He gave the "
        "number of dead militants as 24. A resident of Buq reached by phone disagreed; she saw "
        "four bodies.",
        {"raided": "SOM", "militants": "SOM"},
    ),
    (
        "Hezbollah said it targeted a radar at Meron. The army reported no damage. It had "
        "intercepted both rockets, it said.",
        {"targeted": "HEZ", "intercepted": "ISR"},
    ),
    (
        "Colombian troops killed a commander of the ELN near Teorama, President of the republic"
        " said. They also captured four. The guerrillas have not replied.",
        {"killed": "COL", "captured": "COL"},
    ),
    (
        "In Juba the army spokesman denied the attack on Nasir. He accused the SPLA-IO of "
        "shelling the barracks first. They had used mortars, he said.",
        {"shelling": "SSD", "mortars": "SSD"},
    ),
    # an office without a name
    (
        "Venezuela has massed troops at Anacoco Island, Guyana's president said. Caracas "
        "rejected the charge: not one soldier had been moved, the foreign ministry declared.",
        {"moved": "VEN"},
    ),
    (
        "Azerbaijan's defence ministry said Armenian units fired at Kalbajar on Thursday night."
        " Armenia denied it. The ministry called it another fabrication and said that no shot "
        "was fired from its positions.",
        {"Kalbajar": "AZE"},
    ),
    (
        "Chad protested in writing. Its territory was bombed at Tine on Wednesday by a Sudanese"
        " plane, the government said. Khartoum did not deny that a plane flew there; the army "
        "maintained that it struck fuel trucks of the RSF on Sudanese soil.",
        {"bombed": "TCD", "struck": "SAF"},
    ),
    (
        "India moved two brigades to the sector, Pakistan's foreign office said. New Delhi "
        "dismissed the report; what was under way, the defence ministry said, was a yearly "
        "exercise.",
        {"moved": "PAK", "exercise": "IND"},
    ),
    (
        "Rwandan troops crossed at Kibumba, Kinshasa charged. Kigali retorted that none of its "
        "men had left the country. The army, in a communiqué of its own, spoke of two mortar "
        "rounds that fell on a Rwandan village.",
        {"crossed": "COD", "left": "RWA", "mortar": "RWA"},
    ),
    (
        "Tbilisi said South Ossetian militia shelled the village of Nikozi. In Tskhinvali the "
        "ministry of defence answered that Georgian mortars had opened up first.",
        {"shelled": "GEO", "opened": "RSO"},
    ),
    (
        "Cambodia evacuated two villages after rockets fell on Sunday, Phnom Penh said. Bangkok"
        " called it theatre. The army had fired at a drone, nothing else, the defence ministry "
        "maintained.",
        {"fell": "KHM", "drone": "THA"},
    ),
    (
        "Serbia put its troops on alert. In Pristina the government condemned the step. Serbian"
        " helicopters, the interior ministry said, had come within a kilometre of the line.",
        {"come": "XKX"},
    ),
    (
        "M23 fighters entered Masisi on Saturday, the group announced. Kinshasa denied it. The "
        "town was in its hands, the army said on Sunday, and two assaults had been repulsed.",
        {"entered": "M23", "repulsed": "COD"},
    ),
    (
        "Mexican drones? The state government of Sinaloa denies any. Its prosecutor said that "
        "eleven men were shot in Culiacan on Friday.",
        {"shot": "MEX"},
    ),
    (
        "Russian drones struck a school in Sumy, the governor said. In Moscow the defence "
        "ministry spoke of a barracks. The ministry put the Ukrainian dead at forty.",
        {"struck": "UKR", "dead": "RUS"},
    ),
    # a voice that goes on
    (
        "The Karen National Union said its fighters took the post at Kawkareik on Friday. "
        "Nineteen soldiers had surrendered. Weapons and two mortars were seized. Three of its "
        "own men had been wounded.",
        {"surrendered": "KNLA", "seized": "KNLA", "wounded": "KNLA"},
    ),
    (
        "In Bogotá the army described the attack in detail. A lorry packed with gas cylinders "
        "had been left outside the base at Tame at 4 a.m. Two soldiers died when it went off. "
        "The ELN was behind it.",
        {"left": "COL", "died": "COL", "behind": "COL"},
    ),
    (
        "Israel's military gave its own account on Sunday. The van had been carrying rockets. "
        "Its driver had been a Hezbollah commander. No civilians had been near.",
        {"carrying": "ISR", "near": "ISR"},
    ),
    (
        "Eritrean soldiers had looted the town, the TPLF spokesman said. They had driven off "
        "the cattle and burnt the stores. Nobody had been spared.\n\nThe town has been without "
        "power since Monday.",
        {"looted": "TPLF", "burnt": "TPLF", "power": "MEDIA"},
    ),
    (
        "Taiwan's defence ministry published its morning figures. Thirty-one Chinese aircraft "
        "had crossed the median line. Nine ships had stayed near the outlying islands.",
        {"crossed": "TWN", "stayed": "TWN"},
    ),
    (
        "The rebels of the FDLR claimed the ambush. A lorry of the army had been stopped at "
        "Rutshuru and burnt. Five soldiers were dead.",
        {"stopped": "FDLR", "dead": "FDLR"},
    ),
    (
        "A doctor in Gedaref described the morning. Forty wounded had arrived by noon. Most "
        "were women.\n\nThe RSF said it struck a barracks.",
        {"struck": "RSF"},
    ),
    (
        "The ELN took responsibility on Friday. Its units had blown up the pipeline at "
        "Saravena. No worker had been touched.",
        {"blown": "ELN", "touched": "ELN"},
    ),
    (
        "Ethiopia's army said it pushed Fano out of Lalibela. Sixty militiamen were killed. "
        "Four machine guns were taken. The militia speaks of a retreat in good order.",
        {"pushed": "ETH", "killed": "ETH", "taken": "ETH"},
    ),
    # the outlet again
    (
        "Greek officials said Turkish jets violated the airspace near Rhodes. Ankara denies it."
        " The dispute over the islands goes back decades. On Tuesday two F-16s collided over "
        "the Aegean.",
        {"violated": "GRC", "collided": "MEDIA"},
    ),
    (
        "The army said it had retaken Bunagana. M23 denied that. Reporters who reached the town"
        " on Monday found rebel fighters at the border post, and saw the bodies of six soldiers"
        " beside the road.",
        {"bodies": "MEDIA"},
    ),
    (
        "Colombia's defence minister said eleven guerrillas were killed in Arauca. Coca has "
        "been grown there for decades. On Monday the ELN burnt two buses on the road to Tame.",
        {"killed": "COL", "burnt": "MEDIA"},
    ),
    (
        "Pakistan said it killed nine militants at Miran Shah. The two countries have closed "
        "the crossing at Ghulam Khan. Lorries stood in line for miles on Sunday.",
        {"killed": "PAK", "closed": "MEDIA"},
    ),
    (
        "Ansar Allah reported two US raids on Saada. Three guards were hurt. Oil rose by two "
        "per cent on Tuesday.",
        {"hurt": "HOUTHI"},
    ),
    (
        "Haftar's army denied moving tanks to Sirte. Satellite images seen by this newspaper "
        "show eleven of them at Jufra airfield.",
        {"airfield": "MEDIA"},
    ),
    (
        "Israel said its jets struck arms depots in Sidon. An AFP correspondent saw two burnt-"
        "out bakeries and a crater.",
        {"struck": "ISR", "bakeries": "MEDIA"},
    ),
    # an epithet
    (
        "The Arakan Army said it seized Ann. The junta denied the loss of the town. Naypyidaw's"
        " troops had only regrouped, the regime's spokesman said. The group also claims to have"
        " shot down a helicopter.",
        {"regrouped": "MMR", "helicopter": "AA"},
    ),
    (
        "The Houthis fired two missiles at a tanker on Friday, US Central Command said. A "
        "spokesman for the group said the tanker belonged to Israel. The movement announced "
        "that both missiles had struck.",
        {"fired": "USA", "struck": "HOUTHI"},
    ),
    (
        "Hamas fighters ambushed a patrol at Beit Hanoun on Monday. A spokesman of the movement"
        " put the Israeli dead at five. The army confirmed three.",
        {"dead": "HAMAS", "three": "ISR"},
    ),
    (
        "RSF drones hit the airport of Port Sudan on Tuesday, a port worker said. The "
        "paramilitaries have denied involvement. The militia's leader said the strike was the "
        "work of others.",
        {"hit": "UNKNOWN"},
    ),
    (
        "Turkish jets killed three of its members at Amedi on Thursday, the PKK said. Ankara "
        "said eight had died. The organisation buried three men on Saturday and named them, the"
        " group's news site reported.",
        {"killed": "PKK", "died": "TUR"},
    ),
    (
        "Naypyidaw's jets bombed Pale on Friday, the People's Defence Force said. The "
        "resistance put the dead at eight. The regime has not commented.",
        {"bombed": "PDF", "dead": "PDF"},
    ),
    (
        "M23 rebels shelled Goma airport on Sunday, the government charged. A spokesman for the"
        " movement dismissed the charge. The rebels had no guns within range, he said.",
        {"shelled": "COD", "range": "M23"},
    ),
    (
        "Boko Haram gunmen burnt Kareto, survivors said. The sect's leader claimed the raid in "
        "a recording; twenty soldiers were killed, he boasted.",
        {"burnt": "UNKNOWN", "soldiers": "BOKO"},
    ),
    (
        "Hamas fired at the crossing, Israel's army said. The Islamist group called that a lie."
        " Its gunmen were nowhere near Kerem Shalom, the organisation said.",
        {"fired": "ISR", "near": "HAMAS"},
    ),
    (
        "Polisario units shelled Smara on Saturday night, the front announced. Morocco's army "
        "has said nothing. The movement counted four hits.",
        {"shelled": "POLISARIO", "hits": "POLISARIO"},
    ),
    # a source named after its words
    (
        "Twelve of its soldiers had been killed at Tessit, and a post was lost. So the Malian "
        "army admitted on Sunday. JNIM counted thirty.",
        {"killed": "MLI", "lost": "MLI"},
    ),
    (
        "Two Cambodian drones crossed into Surin on Monday night and were shot down. That, at "
        "least, is what the Thai army says. Phnom Penh knows of no drones.",
        {"crossed": "THA"},
    ),
    (
        "The bridge at Kupiansk was blown up by retreating Russian troops. This is the version "
        "of Kyiv's general staff. Moscow blames Ukrainian shelling.",
        {"blown": "UKR"},
    ),
    (
        "Indian mortars killed a boy at Kotli. Such is the account of the Pakistani military, "
        "which published his picture. Delhi said it had fired on militants.",
        {"killed": "PAK", "fired": "IND"},
    ),
    (
        "Seven pilgrims were shot dead by the ADF near Beni. The army gave this figure on "
        "Friday. Local leaders spoke of fifteen.",
        {"shot": "COD"},
    ),
    (
        "Three boats were sunk and thirty fighters drowned. That is the toll given by the "
        "Nigerian navy. The militants admit nothing.",
        {"sunk": "NGA"},
    ),
    (
        "The post at Anadara fell without a shot. So says M23, at any rate. The army's silence "
        "is telling.",
        {"fell": "M23"},
    ),
    (
        "Rockets hit the dormitory from the north. This account comes from the Russian defence "
        "ministry, which showed fragments. Kyiv says the rocket was a stray of the other side.",
        {"hit": "RUS"},
    ),
    (
        "A drone was shot down over Narva by a patrol. These are the words of the Estonian "
        "interior ministry. Moscow has not commented.",
        {"shot": "EST"},
    ),
    # the other side
    (
        "Armenia said Azerbaijani troops fired at Verin Shorzha. The other side reported that "
        "two of its soldiers were wounded by Armenian sniper fire.",
        {"fired": "ARM", "wounded": "AZE"},
    ),
    (
        "Kyrgyz guards opened fire first, Dushanbe said. Bishkek, in turn, said Tajik soldiers "
        "had crossed at Batken. The opposing side also accused it of laying mines.",
        {"crossed": "KGZ"},
    ),
    (
        "Thai artillery hit a pagoda, Cambodia's defence ministry said. Across the border the "
        "army spokesman said that the pagoda was used as a firing position.",
        {"hit": "KHM", "position": "THA"},
    ),
    # a quotation over sentences
    (
        "“We held the hill all night. They came three times and left their dead. Not one of our"
        " posts fell,” a commander of the SDF said.",
        {"came": "SDF", "fell": "SDF"},
    ),
    (
        "The governor of Kherson wrote: “Two shells hit the market. Three women were killed. "
        "The Russians fired from across the river.”",
        {"hit": "UKR", "killed": "UKR", "fired": "UKR"},
    ),
    (
        "“The strike was on a launcher,” Israel's army spokeswoman said. “It had fired twice "
        "that morning. Four gunmen were killed.”",
        {"fired": "ISR", "killed": "ISR"},
    ),
    # a paper that is put out
    (
        "The Polisario sent out its daily bulletin on Monday evening. Moroccan positions at "
        "Guelta, it reads, were shelled twice. It goes on to say that a radar was destroyed.",
        {"shelled": "POLISARIO", "destroyed": "POLISARIO"},
    ),
    (
        "A letter from Pakistan reached the Security Council on Tuesday. Indian drones, the "
        "letter says, had crossed the line forty times. It lists eleven dead.",
        {"crossed": "PAK", "dead": "PAK"},
    ),
    (
        "The SDF published a summary on Sunday. Turkish drones, it says, struck Ain Issa three "
        "times. The document adds that four fighters fell.",
        {"struck": "SDF", "fell": "SDF"},
    ),
    (
        "Al-Shabaab's radio carried a report in the evening. Nine soldiers had been killed at "
        "Barire, it said. The broadcast named no places besides.",
        {"killed": "SHABAAB"},
    ),
    (
        "On its website the Ukrainian general staff had a longer list. Russian troops, "
        "according to it, attacked 54 times near Pokrovsk.",
        {"attacked": "UKR"},
    ),
    (
        "UNIFIL issued a short statement. Israeli tanks had fired at one of its towers at Kfar "
        "Kila, it read. Two peacekeepers were hurt.",
        {"fired": "UNIFIL", "hurt": "UNIFIL"},
    ),
    (
        "The OSCE published its daily report. 140 violations were recorded in Donetsk region. "
        "Half of them were explosions.",
        {"recorded": "OSCE"},
    ),
    # a source at the end
    (
        "At dawn two boats were rammed off Scarborough Shoal; so the coast guard in Manila "
        "tells it.",
        {"rammed": "PHL"},
    ),
    (
        "The Taliban answered with a threat of attacks on Pakistani posts. Islamabad promised a"
        " harsh reply.",
        {"attacks": "AFG"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES, ids=[p[0][:40] for p in PASSAGES])
def test_who_speaks(text: str, expected: dict[str, str]) -> None:
    assert {w: voice_of(text, w, PUBLISHED).speaker for w in expected} == expected
