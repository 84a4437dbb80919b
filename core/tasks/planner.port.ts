import type { PlannerPlace } from '../decisions/index.ts';
import type { PlainDate } from '../shared/plain-date.ts';

export interface PlannerTaskContent {
  /** Left out: where the installation makes its tasks. */
  place?: PlannerPlace;
  title: string;
  /** Due on this date; Planner gets 17:00 in the tenant's time zone. */
  dueDate: PlainDate;
  /** Entra object id of the one person assigned. */
  assigneeId: string;
  description: string;
  /** Steps, in order; at most 20 (Planner's limit). */
  checklist: readonly string[];
  /** The owner said that it is done. A task that was completed in Planner is reopened only by `reopened`. */
  done: boolean;
  /** Somebody said, since the task was last brought in line, that it is not done after all. */
  reopened?: boolean;
  /** Somebody has begun with it; what Planner knows of its progress is never lowered. */
  started: boolean;
}

export interface PlannerTaskState {
  taskId: string;
  /** 0..100; 100 is done. */
  percentComplete: number;
  assigneeIds: readonly string[];
  dueDateTime: string | null;
  title: string;
}

/**
 * Microsoft Planner. Errors carry their fate: throttled or unavailable is `retry` (with the service's delay),
 * a plan or person that does not exist and Planner's own limits are `dead-letter`.
 */
export interface Planner {
  /**
   * Creates a task that carries `marker` in its details. A create that may have happened although it failed throws
   * `PLANNER.AMBIGUOUS` (retry): the next try must call `find` first, since Planner has no idempotency key.
   */
  create(content: PlannerTaskContent, marker: string, correlationId: string): Promise<{ taskId: string }>;
  /**
   * Looks for the task of a marker, among them one that an interrupted create left without it (same title, made by
   * us, no marker of another): that one is claimed with an etag, so two claimants get two tasks. Null: none.
   */
  find(content: PlannerTaskContent, marker: string, correlationId: string): Promise<{ taskId: string } | null>;
  /** Brings title, due date, assignee, description and completion of an existing task up to date. */
  update(taskId: string, content: PlannerTaskContent, marker: string, correlationId: string): Promise<void>;
  /** Takes every text out of a task but this title and the marker; who is assigned and until when stays. */
  clear(taskId: string, title: string, marker: string, correlationId: string): Promise<void>;
  /** Null: the task was deleted in Planner. */
  read(taskId: string, correlationId: string): Promise<PlannerTaskState | null>;
}
