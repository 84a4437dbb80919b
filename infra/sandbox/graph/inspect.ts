import type { GraphStore, TaskRecord } from './graph-store.ts';
import type { StoredMail } from './stored.ts';

/** A task with its details merged in, for tests and for the page. */
export interface SandboxTask {
  id: string;
  planId: string;
  bucketId: string | null;
  title: string;
  percentComplete: number;
  dueDateTime: string | null;
  createdDateTime: string;
  assigneeIds: string[];
  description: string;
  checklist: { title: string; isChecked: boolean }[];
}

export type SandboxMail = StoredMail;

/** In place of the order hints' own comparison: by character code, a shorter one first. */
function byOrderHint(a: { orderHint: string }, b: { orderHint: string }): number {
  if (a.orderHint === b.orderHint) return 0;
  return a.orderHint < b.orderHint ? -1 : 1;
}

function sandboxTask({ task, details }: TaskRecord): SandboxTask {
  return {
    id: task.id,
    planId: task.planId,
    bucketId: task.bucketId,
    title: task.title,
    percentComplete: task.percentComplete,
    dueDateTime: task.dueDateTime,
    createdDateTime: task.createdDateTime,
    assigneeIds: Object.keys(task.assignments),
    description: details.description,
    checklist: Object.values(details.checklist)
      .sort(byOrderHint)
      .map(({ title, isChecked }) => ({ title, isChecked })),
  };
}

/** @returns every task of the plan, oldest first. */
export function sandboxTasks(store: GraphStore, planId: string): SandboxTask[] {
  return store.tasks(planId, 0, Number.MAX_SAFE_INTEGER).map(sandboxTask);
}

/** Marks a task as done, as its owner does in Planner. @returns false when there is no such task. */
export function completeTask(store: GraphStore, taskId: string, now: Date): boolean {
  const record = store.task(taskId);
  if (record === undefined) return false;
  store.saveTask({ ...record.task, percentComplete: 100, completedDateTime: now.toISOString() });
  return true;
}
