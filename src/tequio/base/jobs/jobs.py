"""What the queue does by itself."""

from asgiref.sync import sync_to_async
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from tequio.base.jobs import rules
from tequio.base.jobs.queries import is_held
from tequio.base.jobs.services import give_up


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="jobs.resume_interrupted", pass_context=True)
async def resume_interrupted(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - the queue's
    """Queue again what a worker that died was doing; give up what keeps killing its worker.

    Raises:
        ValueError: the queue runs it outside an app.
    """
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        work_id = job.task_kwargs.get("work_id")
        if isinstance(work_id, int) and await sync_to_async(is_held)(work_id):
            continue
        if job.attempts + 1 < rules.MOST_ATTEMPTS:
            await manager.retry_job(job)
            continue
        await manager.finish_job(job, Status.FAILED, delete_job=False)
        if isinstance(work_id, int):
            await sync_to_async(give_up)(work_id=work_id)
