import sys
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from asgiref.sync import async_to_sync
from django.db import connection, transaction
from django.utils.timezone import now
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from tequio.base.jobs import jobs as own_jobs
from tequio.base.jobs import queries, rules, services
from tequio.base.jobs.errors import WorkBegunError, WorkRunsError
from tequio.base.jobs.models import Work
from tequio.base.jobs.types import NullBar, State
from tequio.kernel.errors import NotAllowedError, NotFoundError

pytestmark = pytest.mark.django_db(transaction=True)


@app.task(name="tests.long")
def long_task(work_id):
    with services.progress(work_id) as bar:
        bar.step("Reading rows", 1, 1)


@pytest.fixture
def work(ana):
    given = {"kind": "tests.long", "subject": "x:1", "states": ["20"], "leads_to": "/cuenta/"}
    return services.queue_work(long_task, actor=ana, **given)


def fail_after(_):
    raise ZeroDivisionError


def queued(work):
    return ProcrastinateJob.objects.get(pk=Work.objects.get(pk=work).job)


def row(work, viewer):
    return queries.work_row(work, viewer=viewer, at=now())


def test_work_is_queued_with_the_data_or_not_at_all(ana):
    before = ProcrastinateJob.objects.count()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        fail_after(services.queue_work(long_task, kind="tests.long", actor=ana))
    assert not Work.objects.exists()
    assert ProcrastinateJob.objects.count() == before


def test_a_page_sees_how_far_it_is_while_one_transaction_runs(work, ana):
    with transaction.atomic(), services.progress(work) as bar:
        bar.step("Reading rows", 6204, 10573)
        seen = row(work, ana)
    assert (seen.done, seen.total, seen.state) == (6204, 10573, State.RUNNING)
    assert not seen.is_interrupted


def test_progress_is_told_though_the_transaction_is_rolled_back(work, ana):
    with pytest.raises(ZeroDivisionError), transaction.atomic(), services.progress(work) as bar:
        fail_after(bar.step("Reading rows", 3, 10))
    seen = row(work, ana)
    assert (seen.state, seen.done) == (State.FAILED, 3)
    assert seen.failure


def test_a_refusal_ends_the_work_with_its_sentence(work, ana):
    with pytest.raises(NotFoundError), services.progress(work):
        raise NotFoundError
    assert "ámbito" in row(work, ana).failure


def test_work_that_ends_is_done(work, ana):
    long_task(work_id=work)
    assert row(work, ana).state is State.DONE
    assert row(work, ana).is_over


def test_work_may_run_twice_without_harm(work, ana):
    long_task(work_id=work)
    long_task(work_id=work)
    assert row(work, ana).state is State.DONE


def test_two_processes_do_not_do_the_same_work(work):
    with services.progress(work), pytest.raises(WorkRunsError), services.progress(work):
        pass


def test_work_whose_process_died_shows_as_interrupted(work, ana):
    Work.objects.filter(pk=work).update(state=State.RUNNING, started_at=now())
    seen = row(work, ana)
    assert seen.is_interrupted
    assert not queries.is_held(work)
    assert not seen.is_over


def test_a_process_that_is_told_to_stop_leaves_its_work_to_be_tried_again(work, ana):
    with pytest.raises(SystemExit), services.progress(work):
        sys.exit(143)
    assert row(work, ana).is_interrupted


def test_a_bar_writes_at_most_five_times_a_second(work):
    class Counting:
        calls = 0

        def execute(self, *_):
            self.calls += 1

    ticks = iter(number / 1000 for number in range(10_000_000))
    own = Counting()
    bar = services.WorkBar(own, work, clock=lambda: next(ticks))
    for done in range(1, 2001):
        bar.step("Reading rows", done, 2000)
        bar.step("Reading rows", done, 2000)
    assert own.calls <= 4 * 5 + 2


def test_the_last_step_and_every_new_label_are_told(work, ana):
    with services.progress(work) as bar:
        bar.step("Reading rows", 1, 2)
        bar.step("Reading rows", 2, 2)
        assert row(work, ana).done == 2
        bar.step("Comparing with the register", 0, 0)
        assert row(work, ana).total is None


def test_what_is_left_is_told_once_there_is_a_rate():
    since = datetime(2026, 1, 1, tzinfo=UTC)

    def left(done, total, seconds):
        at = since + timedelta(seconds=seconds)
        return rules.seconds_left(done=done, total=total, since=since, at=at)

    assert left(6000, 9000, 8) == 4
    assert left(1, 9000, 0.5) is None
    assert left(0, 9000, 8) is None
    assert left(5, None, 8) is None
    assert left(9000, 9000, 8) is None


@pytest.mark.parametrize(
    ("viewer", "status"),
    [("ana", 200), ("beto", 200), ("diana", 200), ("carla", 404), (None, 302)],
)
def test_work_is_seen_by_its_author_and_by_its_scope(work, viewer, status, client, request):
    if viewer:
        client.force_login(request.getfixturevalue(viewer))
    assert client.get(f"/trabajos/{work}/").status_code == status


def test_its_page_leads_to_the_result_with_and_without_scripts(work, ana, client):
    client.force_login(ana)
    asks = {"headers": {"HX-Request": "true"}}
    assert b"hx-get" in client.get(f"/trabajos/{work}/", **asks).content
    long_task(work_id=work)
    assert client.get(f"/trabajos/{work}/").url == "/cuenta/"
    assert client.get(f"/trabajos/{work}/", **asks).headers["HX-Redirect"] == "/cuenta/"


def test_the_page_of_work_that_failed_says_why(work, ana, client):
    with pytest.raises(NotFoundError), services.progress(work):
        raise NotFoundError
    client.force_login(ana)
    assert "ámbito" in client.get(f"/trabajos/{work}/").content.decode()


def test_its_author_takes_waiting_work_out_of_the_queue(work, ana, beto, client):
    with pytest.raises(NotAllowedError):
        services.cancel_work(work_id=work, actor=beto)
    client.force_login(ana)
    client.post(f"/trabajos/{work}/cancelar/")
    assert row(work, ana).state is State.CANCELLED
    assert queued(work).status == "cancelled"
    with pytest.raises(WorkBegunError):
        services.cancel_work(work_id=work, actor=ana)
    with pytest.raises(ValueError, match="no work"), services.progress(work):
        pass


def test_without_a_number_nobody_is_told_where_there_is_no_terminal(monkeypatch, capsys):
    with services.progress() as bar:
        assert isinstance(bar, NullBar)
        bar.step("Reading rows", 1, 2)
    assert capsys.readouterr() == ("", "")


def die(work, attempts):
    """Leave the rows as a worker does that was killed at this work."""
    with connection.cursor() as cursor:
        sql = "UPDATE procrastinate_jobs SET status = 'doing', attempts = %s WHERE id = %s"
        cursor.execute(sql, [attempts, queued(work).pk])
    Work.objects.filter(pk=work).update(state=State.RUNNING, started_at=now())


def resume():
    """Do what a worker does once a minute, through a worker's connection."""

    async def once():
        async with app.open_async():
            await own_jobs.resume_interrupted.func(SimpleNamespace(app=app), 0)

    with app.replace_connector(app.connector.get_worker_connector()):
        async_to_sync(once)()


def test_what_a_dead_worker_was_doing_is_queued_again(work, ana):
    die(work, attempts=0)
    resume()
    assert queued(work).status == "todo"
    assert row(work, ana).is_interrupted
    long_task(work_id=work)
    assert row(work, ana).state is State.DONE


def test_what_keeps_killing_its_worker_is_given_up(work, ana):
    die(work, attempts=rules.MOST_ATTEMPTS - 1)
    resume()
    assert queued(work).status == "failed"
    assert row(work, ana).state is State.FAILED
    assert "3 veces" in row(work, ana).failure


def test_what_a_living_process_still_does_is_left_to_it(work):
    with services.progress(work):
        die(work, attempts=0)
        resume()
        assert queued(work).status == "doing"
