import { ambiguousCreate, itemNotFound } from './graph.errors.ts';
import type { PlannerApi } from './planner-api.ts';
import { plannerTitle } from './planner-body.ts';
import { markerIn } from './planner-marker.ts';
import type { PlannerTask, TaskDetails } from './planner-task.ts';

/** Tasks of another title that are looked into, newest first: a decision can be renamed while its job waits. */
const RENAMED_LIMIT = 50;
/** Details read at once; Graph has no way to list them with the tasks of a plan. */
const AT_ONCE = 5;

export interface Search {
  planId: string;
  /** Ids by which Planner names us as the creator. */
  ownIds: readonly string[];
  title: string;
  marker: string;
  correlationId: string;
}

export interface Candidate {
  task: PlannerTask;
  details: TaskDetails;
}

export interface SearchResult {
  marked: PlannerTask | null;
  /** Made by us and left without a marker by an interrupted create, oldest first. */
  orphans: Candidate[];
}

function madeByUs({ createdBy }: PlannerTask, ownIds: readonly string[]): boolean {
  const creators = [createdBy?.application?.id, createdBy?.user?.id].map((id) => id?.toLowerCase());
  return ownIds.some((id) => creators.includes(id.toLowerCase()));
}

function isUntouched({ task, details }: Candidate): boolean {
  const isBlank = (details.description ?? '').trim() === '' && Object.keys(details.checklist ?? {}).length === 0;
  return isBlank && (task.percentComplete ?? 0) === 0;
}

const created = (task: PlannerTask): number => Date.parse(task.createdDateTime ?? '') || 0;

/**
 * Looks through the plan for the task with a marker. A marker wins over any orphan, so all are looked at before one is
 * offered.
 * @throws PLANNER.AMBIGUOUS when a task of ours with the same title is listed but cannot be read yet
 */
export async function searchPlan(api: PlannerApi, search: Search): Promise<SearchResult> {
  const { planId, ownIds, marker, correlationId } = search;
  const title = plannerTitle(search.title);
  const tasks = (await api.listTasks(planId, correlationId)).filter((task) => madeByUs(task, ownIds));
  tasks.sort((a, b) => created(a) - created(b));
  const sameTitle = tasks.filter((task) => task.title.trim() === title);
  const renamed = tasks.filter((task) => task.title.trim() !== title && task.hasDescription !== false);

  const orphans: Candidate[] = [];
  const queue = [...sameTitle, ...renamed.reverse().slice(0, RENAMED_LIMIT)];
  for (let start = 0; start < queue.length; start += AT_ONCE) {
    const batch = queue.slice(start, start + AT_ONCE);
    const read = await Promise.all(batch.map((task) => api.getDetails(task.id, correlationId)));
    for (const [index, task] of batch.entries()) {
      const details = read[index] ?? null;
      const isSameTitle = task.title.trim() === title;
      if (details === null && isSameTitle) throw ambiguousCreate(itemNotFound());
      if (details === null) continue;
      if (markerIn(details.description) === marker) return { marked: task, orphans: [] };
      if (isSameTitle && isUntouched({ task, details })) orphans.push({ task, details });
    }
  }
  return { marked: null, orphans };
}
