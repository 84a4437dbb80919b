import type { PlannerTaskContent } from '../../core/tasks/index.ts';
import { isConflict, itemNotFound } from './graph.errors.ts';
import { WRITE_TRIES } from './mark-task.ts';
import type { PlannerApi } from './planner-api.ts';
import { taskChange } from './planner-body.ts';
import { markedDescription, markerLine } from './planner-marker.ts';
import type { PlannerTask } from './planner-task.ts';

export interface Update {
  taskId: string;
  content: PlannerTaskContent;
  correlationId: string;
  timeZone: string;
  /** What was read of the task just now; left out: it is read. */
  task?: PlannerTask;
}

async function rereadOnConflict(attempt: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isConflict(error) || tries === WRITE_TRIES) throw error;
    }
  }
}

/** Brings title, due date and assignee in line with the content; writes nothing when they are. */
export async function updateTaskFields(api: PlannerApi, update: Update): Promise<void> {
  const { taskId, content, correlationId, timeZone } = update;
  let known = update.task;
  await rereadOnConflict(async () => {
    const task = known ?? (await api.getTask(taskId, correlationId));
    known = undefined;
    if (task === null) throw itemNotFound();
    const change = taskChange(task, content, timeZone);
    if (change !== null) await api.patchTask(taskId, task['@odata.etag'], change, correlationId);
  });
}

const lines = (text: string): string => text.replaceAll('\r\n', '\n').trim();

/** Brings the description in line with the content; the checklist stays as its owner has it. */
export async function updateDescription(
  api: PlannerApi,
  { taskId, content, correlationId, marker }: Update & { marker: string },
): Promise<void> {
  const description = markedDescription(content, marker);
  await rereadOnConflict(async () => {
    const details = await api.getDetails(taskId, correlationId);
    if (details === null) throw itemNotFound();
    if (lines(details.description ?? '') === lines(description)) return;
    await api.patchDetails(taskId, details['@odata.etag'], { description }, correlationId);
  });
}

/** Takes all texts out of a task but the title that is given; one that is not there any more has none. */
export async function clearTask(
  api: PlannerApi,
  {
    taskId,
    title,
    marker,
    correlationId,
  }: Pick<Update, 'taskId' | 'correlationId'> & { title: string; marker: string },
): Promise<void> {
  await rereadOnConflict(async () => {
    const task = await api.getTask(taskId, correlationId);
    if (task === null || task.title === title) return;
    await api.patchTask(taskId, task['@odata.etag'], { title }, correlationId);
  });
  await rereadOnConflict(async () => {
    const details = await api.getDetails(taskId, correlationId);
    if (details === null) return;
    const checklist = Object.fromEntries(Object.keys(details.checklist ?? {}).map((id) => [id, null]));
    const change = { description: markerLine(marker), checklist };
    await api.patchDetails(taskId, details['@odata.etag'], change, correlationId);
  });
}
