"""Reading a result: links between the texts, keyboard, filters, tables, narrow, in Arabic."""

import pytest
from pages import box, direction, inside, wait_for_result

pytestmark = pytest.mark.browser


@pytest.fixture
def result(open_page):
    def open_(query="?sample=qaryatayn", **window):
        page = open_page(query, **window)
        wait_for_result(page)
        return page

    return open_


def active(page) -> list[str]:
    return page.locator("mark.d.active").evaluate_all(
        "marks => [...new Set(marks.flatMap(m => m.dataset.ids.split(' ')))]"
    )


def test_choosing_a_claim_brings_its_partner_into_view_with_the_evidence(result, keep):
    page = result(height=760)
    text = page.locator(".column.b .text")
    text.evaluate("e => e.scrollTo(0, e.scrollHeight)")
    matched = page.locator("#article-b .s.matched").last
    matched.click(position={"x": 5, "y": 5})
    partner = page.locator("#article-a .s.held").first.get_attribute("id")
    assert inside(page, "a", f"#{partner}")
    panel = page.locator(".panel")
    assert panel.locator(".side.a .quote").inner_text().strip()
    assert panel.locator(".side.b .quote").inner_text().strip()
    assert panel.locator(".side.a .translation").inner_text().strip()
    assert "%" in panel.locator(".match").inner_text()
    keep(page)


@pytest.mark.parametrize("query", ["?sample=earthquake", "?sample=earthquake&lang=ar"])
def test_a_highlight_covers_the_clauses_that_correspond(result, keep, query):
    page = result(query)
    sentence = page.locator(".s.parted").first
    parts = sentence.locator(".part")
    told = "".join(parts.all_text_contents())
    assert 0 < len(told) < len(sentence.text_content())
    sentence.locator(".part:not(:has(mark))").first.click()
    assert "held" in sentence.get_attribute("class").split()

    def lit(element) -> bool:
        return element.evaluate("e => getComputedStyle(e).backgroundImage") != "none"

    assert lit(parts.first)
    assert not lit(sentence)
    assert lit(page.locator("#article-b .s.held"))
    assert page.locator(".panel .quote .part").all_text_contents() == [told]
    keep(page)


def test_keys_step_through_the_differences(result, keep):
    page = result()
    total = int(page.locator(".position").inner_text().split()[0])
    page.keyboard.press("n")
    assert page.locator(".position").inner_text() == f"1 of {total}"
    first = page.locator(".panel > .why").inner_text()
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.locator(".panel > .why").inner_text() == first
    page.keyboard.press("p")
    assert page.locator(".position").inner_text() == f"{total} of {total}"
    keep(page)
    page.keyboard.press("Escape")
    assert page.locator(".panel.idle").count() == 1
    assert not active(page)


def test_keys_that_are_typed_into_a_field_do_not_step(result):
    page = result()
    page.get_by_role("button", name="Filters").click()
    page.locator("select[name=severity]").focus()
    page.keyboard.press("n")
    assert page.locator(".panel.idle").count() == 1


def test_filters_hide_what_is_not_asked_for_everywhere(result, keep):
    page = result()
    count = int(page.locator("button.card.framing .count").inner_text())
    page.locator("button.card.framing").click()
    assert page.locator(".position").inner_text() == f"{count} in all"
    assert page.locator("mark.d.figure:not(.framing):not(.off)").count() == 0
    assert page.locator(".s.only:not(.off)").count() == 0
    assert page.locator("mark.d.framing:not(.off)").count() > 0
    put_away = page.locator("mark.d.figure.off").first
    for element in (put_away, put_away.locator("a").first):
        line = element.evaluate("e => getComputedStyle(e).textDecorationLine")
        assert line == "none"
    keep(page, "framing")
    page.get_by_role("tab", name="Only in one").click()
    assert page.get_by_text("hidden by the filters").count() == 2
    page.get_by_role("button", name="Show all").click()
    assert page.locator(".omissions li").count() > 0

    page.get_by_role("button", name="Filters").click()
    page.locator("select[name=severity]").select_option("high")
    page.locator("input[name=confidence]").fill("50")
    shown = int(page.locator(".position").inner_text().split()[0])
    everything = page.locator(".card .count").all_inner_texts()[1:]
    assert 0 < shown < sum(map(int, everything))
    keep(page, "finer")


@pytest.mark.parametrize(("tab", "row"), [("Figures", "tr[data-id]"), ("Framing", "tr[data-id]")])
def test_a_row_of_a_table_opens_in_the_texts(result, keep, tab, row):
    page = result()
    page.get_by_role("tab", name=tab).click()
    keep(page, whole=True)
    found = page.locator(row).first
    wanted = found.get_attribute("data-id")
    found.get_by_role("button").click()
    assert page.get_by_role("tab", name="Side by side").get_attribute("aria-selected") == "true"
    assert wanted in active(page)


def test_all_figures_are_sorted_by_any_column_and_saved(result, keep):
    page = result()
    page.get_by_role("tab", name="Figures").click()
    table = page.locator(".all-figures")
    table.locator("summary").click()
    rows = table.locator("tbody tr")
    assert rows.count() > 5
    ratios = table.get_by_role("button", name="Ratio B : A")
    ratios.click()
    shown = [text for text in rows.locator("td:nth-child(6)").all_inner_texts() if text.strip()]
    assert shown == sorted(shown, key=float)
    assert ratios.locator("xpath=..").get_attribute("aria-sort") == "ascending"
    ratios.click()
    down = [text for text in rows.locator("td:nth-child(6)").all_inner_texts() if text.strip()]
    assert down == shown[::-1]
    keep(page, "all-figures")
    with page.expect_download() as download:
        table.get_by_role("button", name="Save as CSV").click()
    assert download.value.suggested_filename == "figures.csv"


@pytest.mark.parametrize(("lang", "width"), [("en", 1400), ("ar", 1400), ("ar", 420)])
def test_pictures_have_words_and_lead_to_the_texts(result, keep, lang, width):
    page = result(f"?sample=qaryatayn&lang={lang}", width=width)
    page.locator("#tab-pictures").click()
    drawn = page.locator(".st-key-pictures svg.marks")
    drawn.nth(3).wait_for()
    assert drawn.count() == 4
    assert all(page.locator(".st-key-pictures .described").all_inner_texts())
    letter = "B" if lang == "en" else "ب"
    sentence = drawn.first.locator(f"path[aria-label^='{letter} 1: ']")
    dashes = drawn.first.locator("path[stroke-dasharray='3,2']")
    assert dashes.count() > 1  # claims without counterpart, and the key
    sentence.hover()
    tooltip = page.locator("#vg-tooltip-element.visible")
    tooltip.wait_for()
    assert page.locator("#b-s0").count() == 0
    assert "Qaryatayn" in tooltip.inner_text()
    keep(page, f"{lang}-{width}", whole=True)
    names = page.locator(".st-key-pictures svg.marks text").evaluate_all(
        "texts => texts.map(text => getComputedStyle(text).direction)"
    )
    assert set(names) == {"ltr"}
    sentence.click()
    page.locator("#b-s0.held").wait_for()
    assert "#" not in page.url
    page.locator(".st-key-pictures").wait_for(state="detached")


def test_a_mark_and_a_line_of_a_picture_lead_to_their_difference_and_match(result):
    page = result()
    page.locator("#tab-pictures").click()
    drawn = page.locator(".st-key-pictures svg.marks")
    drawn.first.locator("[aria-label^='1: ']").first.click()
    page.locator("mark.d.active[data-ids~='d1']").first.wait_for()
    page.locator("#tab-pictures").click()
    drawn.first.locator("path[aria-label^='A 1 – B 1']").first.dispatch_event("click")
    page.locator("#a-s0.held").wait_for()


def test_translations_can_be_put_away(result):
    page = result()
    assert page.locator(".tr").first.is_visible()
    page.get_by_role("button", name="Translation").click()
    assert not page.locator(".tr").first.is_visible()


def test_what_the_reader_chose_stays_when_the_language_changes(result, keep):
    page = result()
    page.keyboard.press("n")
    chosen = active(page)
    page.get_by_text("العربية", exact=True).first.click()
    page.get_by_role("tab", name="جنبًا إلى جنب").wait_for()
    assert active(page) == chosen
    keep(page)


def test_the_page_in_arabic_is_mirrored(result, keep, open_page):
    page = result("?sample=qaryatayn&lang=ar")
    assert page.evaluate("document.documentElement.lang") == "ar"
    assert direction(page, ".stApp") == "rtl"
    assert direction(page, "[data-comparer]") == "rtl"
    assert box(page, ".column.a")["x"] > box(page, ".column.b")["x"] > box(page, ".panel")["x"]
    assert direction(page, "#article-b") == "ltr"
    page.keyboard.press("n")
    why = page.locator(".panel > .why").inner_text()
    assert any("\u0600" <= letter <= "\u06ff" for letter in why)
    keep(page)
    start = open_page(locale="ar-SY")
    start.get_by_role("button", name="قارن", exact=True).wait_for()
    keep(start, "start", whole=True)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_narrow_window_stacks_the_columns(result, keep, lang, open_page):
    page = result(f"?sample=qaryatayn&lang={lang}", width=420, height=860)
    a, b = box(page, ".column.a"), box(page, ".column.b")
    assert abs(a["x"] - b["x"]) < 2
    assert b["y"] >= a["y"] + a["height"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keep(page)
    page.keyboard.press("n")
    for _ in range(40):
        page.wait_for_timeout(500)  # until it has slid up
        if box(page, ".panel")["y"] < 860:
            break
    assert box(page, ".panel")["y"] < 860
    assert page.locator(".held").first.is_visible()
    keep(page, "evidence")
    start = open_page(f"?lang={lang}", width=420, height=860)
    start.locator("textarea").first.wait_for()
    assert start.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keep(start, "start", whole=True)


def test_every_text_has_a_face_for_its_letters(result):
    page = result()
    families = page.locator("#article-a .s").first.evaluate("e => getComputedStyle(e).fontFamily")
    assert "Naskh" in families
    assert "Amiri" in families


@pytest.mark.parametrize(
    "query", ["", "?lang=ar", "?sample=qaryatayn", "?sample=qaryatayn&lang=ar"]
)
def test_no_serious_obstacle_for_people_with_disabilities(open_page, query):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = open_page(query)
    if "sample" in query:
        wait_for_result(page)
        page.keyboard.press("n")
    else:
        page.locator("textarea").first.wait_for()
        page.wait_for_timeout(500)
    found = axe.Axe().run(page)
    serious = [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found.response["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]
    assert not serious
