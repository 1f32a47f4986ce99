import threading

import pytest

from comparer.article import Article
from comparer.errors import InputError, ModelMissingError
from comparer.options import Options
from comparer.page import engine as engines
from comparer.page.engine import Engine, Job

A, B = Article("نص"), Article("text")


class FakeComparer:
    """Takes its time, stage by stage, until it is allowed to go on."""

    def __init__(self, result=None):
        self.result = result
        self.go_on = threading.Event()
        self.go_on.set()

    def compare(self, a, b, *, progress):
        progress("sentences", 0.1)
        self.go_on.wait(5)
        progress("matching", 0.5)
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


@pytest.fixture
def fake(monkeypatch):
    comparer = FakeComparer(result="a report")
    monkeypatch.setattr("comparer.pipeline.Comparer", lambda _options: comparer)
    return comparer


def test_a_comparison_ends_with_its_report(fake):
    job = Job(Engine(Options()), A, B)
    assert job.wait(5)
    assert (job.state, job.report, job.stage, job.share) == ("done", "a report", "matching", 0.5)


def test_a_comparison_can_be_stopped_between_two_stages(fake):
    fake.go_on.clear()
    job = Job(Engine(Options()), A, B)
    assert not job.wait(0.1)
    job.stop()
    fake.go_on.set()
    assert job.wait(5)
    assert (job.state, job.report, job.error) == ("stopped", None, None)


def test_what_went_wrong_is_kept_for_the_page(fake):
    fake.result = InputError("Too short.")
    job = Job(Engine(Options()), A, B)
    assert job.wait(5)
    assert (job.state, str(job.error)) == ("failed", "Too short.")


def test_only_one_comparison_runs_at_a_time(fake):
    fake.go_on.clear()
    engine = Engine(Options())
    first, second = Job(engine, A, B), Job(engine, A, B)
    assert not second.wait(0.2)
    assert {first.share, second.share} == {0.0, 0.1}
    fake.go_on.set()
    assert first.wait(5)
    assert second.wait(5)


def test_a_waiting_comparison_can_be_stopped(fake):
    fake.go_on.clear()
    engine = Engine(Options())
    first = Job(engine, A, B)
    while first.share == 0.0:
        pass
    second = Job(engine, A, B)
    second.stop()
    assert second.wait(5)
    assert second.state == "stopped"
    fake.go_on.set()
    assert first.wait(5)


def test_a_comparison_can_be_stopped_while_models_load(monkeypatch):
    go_on = threading.Event()
    monkeypatch.setattr("comparer.pipeline.Comparer", lambda _options: go_on.wait(5))
    job = Job(Engine(Options()), A, B)
    assert job.stage == "loading"
    job.stop()
    assert job.wait(2)
    assert job.state == "stopped"
    go_on.set()


def test_models_are_loaded_once_for_the_same_options(fake):
    engines._engine.clear()
    one = engines.engine(Options(threads=1))
    assert engines.engine(Options(threads=1)) is one
    assert engines.engine(Options(threads=2)) is not one


def test_loading_that_failed_is_tried_again(monkeypatch):
    engines._engine.clear()

    def missing(_options):
        raise ModelMissingError("Not here.")

    monkeypatch.setattr("comparer.pipeline.Comparer", missing)
    first = engines.engine(Options(threads=3))
    with pytest.raises(ModelMissingError):
        first.comparer()
    job = Job(first, A, B)
    assert job.wait(5)
    assert isinstance(job.error, ModelMissingError)
    assert engines.engine(Options(threads=3)) is not first
