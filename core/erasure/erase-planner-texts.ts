import type { Decision } from '../decisions/index.ts';
import { Meeting } from '../meetings/index.ts';
import { codeOf } from '../shared/app-error.ts';
import type { ErasureDeps } from './erasure-deps.ts';
import type { ErasureRequest } from './erasure-request.ts';
import { ERASURE_TEXTS } from './erasure-texts.ts';
import { everything } from './everything.ts';
import { type PlanContext, planDocument } from './plan-document.ts';

type PlannerDeps = Pick<ErasureDeps, 'store' | 'pause' | 'planner' | 'logger'>;

/** Takes the texts out of the Planner tasks of what is about to go; the tasks stay with who is assigned. Best effort. */
export async function erasePlannerTexts(
  deps: PlannerDeps,
  request: ErasureRequest,
  context: PlanContext,
): Promise<{ changed: number; failed: number }> {
  const tally = { changed: 0, failed: 0 };
  const { subject } = request;
  for await (const document of everything(deps, request.tenantId)) {
    const plan = document.kind === 'meeting' ? planDocument(document, context).do : 'nothing';
    const meeting = plan === 'remove' || plan === 'rewrite' ? Meeting.safeParse(document.body).data : undefined;
    for (const decision of meeting?.decisions ?? []) {
      const isConcerned = subject?.type !== 'person' || concerns(decision, subject.personId, context);
      if (!meeting || decision.task.state !== 'created' || !isConcerned) continue;
      try {
        const title = ERASURE_TEXTS[meeting.language].removedText;
        await deps.planner.clear(decision.task.taskId, title, `${meeting.id}:${decision.id}`, request.id);
        tally.changed += 1;
      } catch (error) {
        tally.failed += 1;
        deps.logger.warn('the text of a Planner task could not be removed', { code: codeOf(error) });
      }
    }
  }
  return tally;
}

function concerns(decision: Decision, personId: string, { eraser }: PlanContext): boolean {
  const { evidence, owner } = decision;
  const isTheirs = evidence.some(({ speakerId }) => speakerId === personId);
  return isTheirs || (owner.type === 'person' && owner.personId === personId) || (eraser?.isIn(decision) ?? false);
}
