"""Losses by the construction that tells them, on sentences written for these tests."""

from __future__ import annotations

import pytest
from tests.claims.test_losses import Told, _told

CASES: list[tuple[str, list[Told]]] = [
    # persons whose noun the lexicon may lack
    ("The blast killed a village headman.", [("killed", "civilian", 1, 1)]),
    ("A drone strike on a car near Tyre killed a schoolmaster.", [("killed", "civilian", 1, 1)]),
    ("A sniper wounded an electrician in Aleppo.", [("wounded", "civilian", 1, 1)]),
    ("A local imam was killed in the raid.", [("killed", "civilian", 1, 1)]),
    ("A rocket killed the mayor of the town.", [("killed", "civilian", 1, 1)]),
    # executions
    ("Gunmen executed 14 villagers in Plateau state.", [("killed", "civilian", 14, 14)]),
    ("Troops had executed 21 Alawite civilians in a guesthouse.", [("killed", "civilian", 21, 21)]),
    ("Five aid workers were executed at the checkpoint.", [("killed", "civilian", 5, 5)]),
    ("Children had been summarily shot by the rebels.", [("killed", "civilian", None, None)]),
    ("Soldiers drowned three fishermen off the island.", [("killed", "civilian", 3, 3)]),
    ("Two prisoners were hanged in the square.", [("killed", "any", 2, 2)]),
    ("The gunmen stabbed to death two guards.", [("killed", "any", 2, 2)]),
    ("Soldiers drowned three fishermen off the island.", [("killed", "civilian", 3, 3)]),
    ("Two prisoners were hanged in the square.", [("killed", "any", 2, 2)]),
    ("Five guards were stabbed to death.", [("killed", "any", 5, 5)]),
    ("Militiamen beheaded two teachers.", [("killed", "civilian", 2, 2)]),
    # nobody hurt, nothing lost
    ("Neither side suffered casualties.", [("killed_or_wounded", "any", 0, 0)]),
    ("None of them was hit.", [("killed_or_wounded", "any", 0, 0)]),
    (
        "The mortar fire continued for an hour, without anyone being hurt.",
        [("killed_or_wounded", "any", 0, 0)],
    ),
    ("Nobody was injured.", [("wounded", "any", 0, 0)]),
    (
        "There was neither damage nor injury.",
        [("damaged", "infrastructure", 0, 0), ("wounded", "any", 0, 0)],
    ),
    ("No one was killed or wounded in the incident.", [("killed_or_wounded", "any", 0, 0)]),
    ("Fortunately, no lives were lost.", [("killed", "any", 0, 0)]),
    (
        "There were no reports of casualties or damage.",
        [("killed_or_wounded", "any", 0, 0), ("damaged", "infrastructure", 0, 0)],
    ),
    ("No casualties were reported among the crew.", [("killed_or_wounded", "any", 0, 0)]),
    ("The shelling caused no casualties.", [("killed_or_wounded", "any", 0, 0)]),
    ("It caused no injuries.", [("wounded", "any", 0, 0)]),
    # one figure for the killed and the wounded
    (
        "An unspecified number of Malian soldiers have been killed or maimed by mines.",
        [("killed_or_wounded", "military", None, None)],
    ),
    ("Nineteen civilians were killed or wounded.", [("killed_or_wounded", "civilian", 19, 19)]),
    (
        "Nineteen civilians, women and children among them, were killed or wounded.",
        [("killed_or_wounded", "civilian", 19, 19)],
    ),
    (
        "More than 40 conscripts were killed or injured by the blast.",
        [("killed_or_wounded", "military", 40, None)],
    ),
    ("Our forces killed or wounded 60 militants.", [("killed_or_wounded", "military", 60, 60)]),
    (
        "Some soldiers of the South were killed or hurt.",
        [("killed_or_wounded", "military", None, None)],
    ),
    # figures and those counted in them
    ("The death toll rose to 27.", [("killed", "any", 27, 27)]),
    (
        "The death toll from the strike on the market has climbed to at least 33.",
        [("killed", "any", 33, None)],
    ),
    ("The number of wounded stands at 58.", [("wounded", "any", 58, 58)]),
    (
        "The number of Sudanese dead stands at 13 civilians and one soldier.",
        [("killed", "civilian", 13, 13), ("killed", "military", 1, 1)],
    ),
    (
        "A spokesman gave a toll of nine dead and 30 injured.",
        [("killed", "any", 9, 9), ("wounded", "any", 30, 30)],
    ),
    (
        "The fighting left 14 people dead and 32 injured.",
        [("killed", "any", 14, 14), ("wounded", "any", 32, 32)],
    ),
    ("The bombing left at least seven dead.", [("killed", "any", 7, None)]),
    ("The jihadists spoke of over 100 dead.", [("killed", "any", 100, None)]),
    ("The clash resulted in three dead among the assailants.", [("killed", "military", 3, 3)]),
    (
        "Monitors counted 23 pro-government fighters killed in Idlib.",
        [("killed", "military", 23, 23)],
    ),
    ("The dead include 138 members of the security forces.", [("killed", "military", 138, 138)]),
    (
        "Casualties among the Ukrainian troops amounted to 340 killed and wounded.",
        [("killed_or_wounded", "military", 340, 340)],
    ),
    ("The attack claimed 19 lives.", [("killed", "any", 19, 19)]),
    (
        "Hospital sources reported 11 fatalities and 45 injuries.",
        [("killed", "any", 11, 11), ("wounded", "any", 45, 45)],
    ),
    ("The wounded include six sailors.", [("wounded", "military", 6, 6)]),
    ("Among the dead are two Kenyan officers.", [("killed", "military", 2, 2)]),
    (
        "Rebels put the army's dead at 90 and its wounded at 200.",
        [("killed", "any", 90, 90), ("wounded", "any", 200, 200)],
    ),
    # heavy losses, and whose
    (
        "The assault was beaten back with heavy losses for the attackers.",
        [("killed_or_wounded", "military", None, None)],
    ),
    (
        "The rebels retreated after suffering heavy losses.",
        [("killed_or_wounded", "military", None, None)],
    ),
    (
        "Our forces inflicted heavy losses on the militia in lives and equipment.",
        [("killed_or_wounded", "military", None, None), ("destroyed", "equipment", None, None)],
    ),
    (
        "The militants were thrown back with serious losses.",
        [("killed_or_wounded", "military", None, None)],
    ),
    ("The column withdrew with heavy casualties.", [("killed_or_wounded", "any", None, None)]),
    (
        "We repelled the assault with heavy losses for the enemy.",
        [("killed_or_wounded", "military", None, None)],
    ),
    # what a blow cost
    (
        "Debris took the life of a civilian and left another injured.",
        [("killed", "civilian", 1, 1), ("wounded", "civilian", 1, 1)],
    ),
    ("The mine cost one soldier his leg.", [("wounded", "military", 1, 1)]),
    (
        "Debris fell on a farm, killing a boy; another was injured.",
        [("killed", "civilian", 1, 1), ("wounded", "civilian", 1, 1)],
    ),
    ("The shell cost a nurse her arm.", [("wounded", "civilian", 1, 1)]),
    ("A booby trap cost two sappers their lives.", [("killed", "military", 2, 2)]),
    ("Four drivers paid with their lives.", [("killed", "civilian", 4, 4)]),
    # some singled out of a number
    ("Five people, two of them children, were killed.", [("killed", "any", 5, 5)]),
    ("Five people, including two children, were killed.", [("killed", "civilian", 5, 5)]),
    ("Nine soldiers, an officer among them, surrendered.", [("captured", "military", 9, 9)]),
    ("At least 18 people, mostly women, died.", [("killed", "civilian", 18, None)]),
    (
        "Six civilians were killed, among them a nurse and two girls.",
        [("killed", "civilian", 6, 6)],
    ),
    ("Six gunmen, a commander among them, gave themselves up.", [("captured", "military", 6, 6)]),
    (
        "Twelve villagers, three women among them, were abducted.",
        [("captured", "civilian", 12, 12)],
    ),
    (
        "29 targets consisting of caves, depots and bunkers were destroyed.",
        [("destroyed", "infrastructure", 29, 29)],
    ),
    # who the victims are
    ("Four members of the gang were killed.", [("killed", "military", 4, 4)]),
    (
        "Three of the attackers were killed and two captured.",
        [("killed", "military", 3, 3), ("captured", "military", 2, 2)],
    ),
    (
        "Three of the rebels died and one more was hurt.",
        [("killed", "military", 3, 3), ("wounded", "military", 1, 1)],
    ),
    ("A patrol boat crewman was killed.", [("killed", "military", 1, 1)]),
    ("13 of them were killed.", [("killed", "any", 13, 13)]),
    ("A woman born in 1967 suffered a shrapnel wound.", [("wounded", "civilian", 1, 1)]),
    (
        "An 81-year-old man was killed and his wife was injured.",
        [("killed", "civilian", 1, 1), ("wounded", "civilian", 1, 1)],
    ),
    (
        "Four gold miners were killed close to the border by a drone; their truck burned out.",
        [("killed", "civilian", 4, 4), ("destroyed", "vehicle", 1, 1)],
    ),
    ("A pensioner received a leg wound.", [("wounded", "civilian", 1, 1)]),
    ("The deputy commander of the garrison was taken prisoner.", [("captured", "military", 1, 1)]),
    (
        "The commander and the chief of staff of that division were captured.",
        [("captured", "military", 2, 2)],
    ),
    ("Troops fought the gunmen, three of whom were killed.", [("killed", "military", 3, 3)]),
    ("The rebels lost two of their own.", [("killed", "military", 2, 2)]),
    (
        "Our men killed 12 rebels and captured five.",
        [("killed", "military", 12, 12), ("captured", "military", 5, 5)],
    ),
    # abductions and arrests
    ("A farmer was seized by the troopers on Monday.", [("captured", "civilian", 1, 1)]),
    ("The group abducted 30 schoolgirls from a dormitory.", [("captured", "civilian", 30, 30)]),
    ("Gunmen kidnapped two engineers.", [("captured", "civilian", 2, 2)]),
    ("Eight people have been arrested after the blast.", [("captured", "any", 8, 8)]),
    ("One herder was beaten and taken away.", [("captured", "civilian", 1, 1)]),
    ("Twenty-two soldiers are in our hands.", [("captured", "military", 22, 22)]),
    ("31 suspects had been detained.", [("captured", "any", 31, 31)]),
    # put out of action; over phrases to the subject
    ("Our gunners put a radar near Tartus out of action.", [("damaged", "equipment", 1, 1)]),
    ("More than 20 gunmen were put out of action.", [("killed_or_wounded", "military", 20, None)]),
    ("Nine members of the militia in the valley were killed.", [("killed", "military", 9, 9)]),
    (
        "During the battles no fewer than 27 elements of the militia were killed.",
        [("killed", "military", 27, None)],
    ),
    ("Boys carrying rifles were shot dead.", [("killed", "civilian", None, None)]),
    ("Part of the roof fell in and five patients got injured.", [("wounded", "civilian", 5, 5)]),
    # things with a name behind them
    ("The pumping station Dolna was in fact destroyed.", [("destroyed", "infrastructure", 1, 1)]),
    ("The tanker Belora caught fire.", [("damaged", "ship", 1, 1)]),
    ("Rebels blew up the bridge Kasanga.", [("destroyed", "infrastructure", 1, 1)]),
    ("The frigate Arvand was sunk.", [("destroyed", "ship", 1, 1)]),
    ("The drones burned the warehouse Omega.", [("destroyed", "building", 1, 1)]),
    # figures against each other; wounds that people came in with
    (
        "Forty soldiers were killed, against nine on the rebel side.",
        [("killed", "military", 40, 40), ("killed", "military", 9, 9)],
    ),
    (
        "Six policemen died, for 11 dead on the side of the gang.",
        [("killed", "any", 6, 6), ("killed", "any", 11, 11)],
    ),
    ("The clinic treated 30 people with gunshot wounds.", [("wounded", "any", 30, 30)]),
    ("Nineteen villagers came in with burns.", [("wounded", "civilian", 19, 19)]),
    (
        "The army lost 12 men against 40 among the attackers.",
        [("killed", "military", 12, 12), ("killed", "military", 40, 40)],
    ),
    # words of loss that tell none
    ("The neighbour was looking for a pretext.", []),
    ("The mission urges the rebels to lay down their arms.", []),
    ("Nobody gives up.", []),
    ("One of the bombs fell on the roundabout.", []),
    ("It handed over the bodies of 12 captives.", []),
    ("A car which blew up stood at the gate.", []),
    ("That Kisanda was lost is untrue.", []),
    ("Gunmen took people out, executing them.", []),
]


@pytest.mark.parametrize(("text", "losses"), [pytest.param(*c, id=c[0]) for c in CASES])
def test_constructions(text: str, losses: list[Told]) -> None:
    assert sorted(map(str, _told(text))) == sorted(map(str, losses))
