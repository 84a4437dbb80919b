import type { ComingMeetings } from '../../core/coming-meetings/index.ts';
import type { PostDeps } from '../../core/delivery/index.ts';
import type { Erasures } from '../../core/erasure/index.ts';
import type { NudgeDeps } from '../../core/follow-up/index.ts';
import type { PlannerTaskDeps } from '../../core/tasks/index.ts';

/** Everything that a job may need, given by the composition root. */
export interface HandlerDeps extends PostDeps, NudgeDeps, PlannerTaskDeps {
  coming: ComingMeetings;
  erasures: Pick<Erasures, 'run'>;
}
