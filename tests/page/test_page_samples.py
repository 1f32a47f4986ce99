import pytest

from comparer.errors import InputError
from comparer.ingest import detect_language
from comparer.page import samples


def test_every_sample_has_both_reports_and_a_name_in_each_interface_language():
    found = samples.load_all()
    assert len(found) >= 5
    for sample in found:
        assert {"en", "ar"} <= sample.titles.keys()
        assert detect_language(sample.articles["a"].text) == "ar"
        assert detect_language(sample.articles["b"].text) == "en"


def test_an_unknown_sample_is_answered_with_the_names_there_are():
    with pytest.raises(InputError, match="qaryatayn"):
        samples.load("../secrets")


def test_samples_are_found_in_the_installed_package_first(tmp_path, monkeypatch):
    pair = tmp_path / "samples" / "flood"
    pair.mkdir(parents=True)
    pair.joinpath("meta.toml").write_text('[title]\nen = "A flood"\nar = "سيل"\n', "utf-8")
    pair.joinpath("ar.txt").write_text("سيل", "utf-8")
    pair.joinpath("en.txt").write_text("A flood", "utf-8")
    monkeypatch.setattr(samples.resources, "files", lambda _package: tmp_path)
    assert samples.names() == ("flood",)
    assert samples.load("flood").articles["b"].text == "A flood"
