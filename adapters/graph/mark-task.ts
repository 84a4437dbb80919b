import type { PlannerTaskContent } from '../../core/tasks/index.ts';
import { isConflict, itemNotFound } from './graph.errors.ts';
import type { PlannerApi } from './planner-api.ts';
import { newDetailsBody } from './planner-body.ts';
import { markerIn } from './planner-marker.ts';
import type { TaskDetails } from './planner-task.ts';

/** Reads and writes before giving up to the queue's longer wait. */
export const WRITE_TRIES = 4;

export interface Marking {
  taskId: string;
  content: PlannerTaskContent;
  marker: string;
  correlationId: string;
  /** What was read of the details just now; left out: they are read. */
  details?: TaskDetails;
}

/**
 * Writes description, marker and checklist into a task that has no marker yet, guarded by the etag of its details. Every
 * claimant writes the description, so Planner cannot merge two claims: one of them gets a conflict and reads again.
 * @returns `taken` when the task carries the marker of another
 * @throws GRAPH.NOT_FOUND when the task is gone; GRAPH.CONFLICT when it changes faster than we can write
 */
export async function markTask(api: PlannerApi, marking: Marking): Promise<'ours' | 'taken'> {
  const { taskId, content, marker, correlationId } = marking;
  let known = marking.details;
  for (let tries = 1; ; tries += 1) {
    const details = known ?? (await api.getDetails(taskId, correlationId));
    known = undefined;
    if (details === null) throw itemNotFound();
    const present = markerIn(details.description);
    // Ours already: the write before this one was performed although its answer was lost.
    if (present !== null) return present === marker ? 'ours' : 'taken';
    try {
      await api.patchDetails(taskId, details['@odata.etag'], newDetailsBody(content, marker, details), correlationId);
      return 'ours';
    } catch (error) {
      if (!isConflict(error) || tries === WRITE_TRIES) throw error;
    }
  }
}
