"""No other language is read as English, and English is not refused."""

from __future__ import annotations

import time

import pytest

from counterclaim.core.errors import Failure
from counterclaim.core.records import Document
from counterclaim.read import language
from counterclaim.read.language import foreign_parts, identify, language_name, screen

ENGLISH = (
    "In the night from 3 to 4 March the units of the opposing side fired at our positions near the "
    "village of Verin Shorzha. There are no losses. The situation is under the control of the army."
)
OTHERS = {
    "ru": "В ночь с 3 на 4 марта подразделения противника обстреляли наши позиции. Потерь нет.",
    "uk": "У ніч на 4 березня підрозділи противника обстріляли наші позиції. Втрат немає.",
    "az": "Martın 4-nə keçən gecə düşmən bölmələri mövqelərimizi atəşə tutub. İtki yoxdur.",
    "tr": "Mart ayının 4'üne bağlayan gece düşman birlikleri mevzilerimize ateş açtı. Kayıp yok.",
    "hy": "Մարտի 4-ի գիշերը հակառակորդի ստորաբաժանումները կրակել են մեր դիրքերի ուղղությամբ։",
    "fr": "Dans la nuit du 3 au 4 mars, les unités adverses ont tiré sur nos positions près du "
    "village. Il n'y a pas de pertes et la situation est sous contrôle de l'armée.",
    "de": "In der Nacht zum 4. März beschossen Einheiten der Gegenseite unsere Stellungen. "
    "Verluste gibt es nicht, die Lage ist unter Kontrolle der Armee.",
    "es": "En la noche del 3 al 4 de marzo las unidades enemigas dispararon contra nuestras "
    "posiciones. No hay bajas y la situación está bajo control del ejército.",
    "nl": "In de nacht van 3 op 4 maart hebben eenheden van de tegenpartij onze stellingen "
    "beschoten. Er zijn geen verliezen en de situatie is onder controle van het leger.",
    "ar": "في ليلة الرابع من مارس أطلقت وحدات العدو النار على مواقعنا قرب القرية ولا توجد خسائر",
    "he": "בלילה שבין 3 ל-4 במרץ ירו יחידות האויב לעבר עמדותינו ליד הכפר ואין נפגעים",
    "fa": "در شب چهارم مارس واحدهای دشمن به مواضع ما در نزدیکی روستا شلیک کردند و تلفاتی نداشتیم",
    "zh": "三月四日凌晨，敌方部队向我方阵地开火，没有人员伤亡，局势稳定。",
    "ko": "3월 4일 새벽 적 부대가 우리 진지를 향해 사격하였으며 피해는 없다.",
    "ka": "4 მარტის ღამეს მოწინააღმდეგის ქვედანაყოფებმა ცეცხლი გახსნეს ჩვენი პოზიციების მიმართ.",
}


@pytest.mark.parametrize("text", [ENGLISH, ENGLISH.upper(), ENGLISH[:60], "Fire near Sotk"])
def test_english(text: str) -> None:
    assert identify(text).language == "en"


def test_plain_english_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError("the model was loaded")

    monkeypatch.setattr(language, "_model", refuse)
    assert identify(ENGLISH).score == 1.0
    assert foreign_parts(ENGLISH) == ()


@pytest.mark.parametrize(("code", "text"), OTHERS.items())
def test_other_languages_are_named_and_refused(code: str, text: str) -> None:
    found = screen(Document(id="doc-7", text=text))
    assert isinstance(found, Failure)
    assert found.kind == "language"
    assert language_name(code) in found.reason
    assert "%" in found.reason
    assert "English" in found.remedy
    assert found.item == "doc-7"


def test_a_declared_language_does_not_outrank_the_text() -> None:
    assert isinstance(screen(Document(id="d", text=OTHERS["ru"], language="en")), Failure)
    declared = screen(Document(id="d", text=ENGLISH, language="ru"))
    assert isinstance(declared, Failure)
    assert "declared" in declared.reason
    sound = screen(Document(id="d", text=ENGLISH, language="en-GB"))
    assert isinstance(sound, Document)
    assert sound.language == "en"


@pytest.mark.parametrize("text", ["12:40", "-- 3 --", "\U0001f6a8"])
def test_no_words(text: str) -> None:
    found = screen(Document(id="d", text=text))
    assert isinstance(found, Failure)
    assert found.kind == "empty"


def test_a_title_without_a_text_is_read() -> None:
    assert isinstance(screen(Document(id="d", title=ENGLISH, text="")), Document)


@pytest.mark.parametrize("code", ["ru", "fr", "az", "zh"])
def test_paragraphs_in_another_language_are_found(code: str) -> None:
    text = f"{ENGLISH}\n\n{OTHERS[code] * 2}\n\n{ENGLISH}"
    assert identify(text).language in ("en", code)
    parts = foreign_parts(text)
    (part,) = parts
    assert text[part.start : part.end] == OTHERS[code] * 2
    assert part.language == code


def test_a_list_of_names_is_no_other_language() -> None:
    names = (
        "Goris, Kapan, Sotk, Vardenis, Artanish, Ishkhanasar, Jermuk, Nerkin Hand, Verin Shorzha"
    )
    assert foreign_parts(f"{ENGLISH}\n{names}\n") == ()


@pytest.mark.parametrize("count", [500, 100_000])
def test_numbers_do_not_hide_the_language(count: int) -> None:
    numbers = ", ".join(map(str, range(count)))
    assert identify(f"{numbers} shells fell on the village, the army said.").language == "en"
    assert identify(f"{numbers} obus sont tombés sur le village hier soir.").language == "fr"


@pytest.mark.parametrize("piece", [".", "a@", "炮", "5,", "a", "- ", "http://", "a'"])
def test_odd_characters_take_no_time(piece: str) -> None:
    """Once quadratic: a row of 80,000 dots took a hundred seconds."""
    started = time.process_time()
    identify(piece * 300_000 + " Armenian forces shelled Lachin.")
    assert time.process_time() - started < 5
