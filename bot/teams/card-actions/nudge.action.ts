import type { CardAction } from '../../../cards/index.ts';
import { answerNudge, nudgeView } from '../../../core/follow-up/index.ts';
import { nameOf } from '../../../core/meetings/index.ts';
import { cardAnswer, type InvokeAnswer, messageAnswer } from '../invoke-answer.ts';
import { causeOf } from '../turn.ts';
import type { ActionContext } from './action-context.ts';

type NudgeAction = Extract<CardAction, { verb: `nudge.${string}` }>;

const ANSWERS = { 'nudge.done': 'done', 'nudge.snooze': 'snooze', 'nudge.decline': 'decline' } as const;

/** An answer to a reminder, from the personal chat or the meeting's chat. Only the owner may give it. */
export async function onNudgeAction(context: ActionContext, action: NudgeAction): Promise<InvokeAnswer> {
  const { deps, turn, meeting, settings } = context;
  const result = await answerNudge(deps, {
    key: { tenantId: turn.tenantId, conversationId: action.conversationId, meetingId: meeting.id },
    decisionId: action.decisionId,
    round: action.round,
    answer: ANSWERS[action.verb],
    cause: causeOf(turn),
  });
  if (result.type === 'refused') return messageAnswer(refusal(context, action, result.reason));
  const view = nudgeView(result.meeting, result.decision, {
    audience: turn.personal ? 'owner' : 'meeting',
    now: turn.at,
    timeZone: settings.timeZone,
    state: result.state,
  });
  return cardAnswer(deps.cards.nudge(view));
}

function refusal(
  { meeting, texts }: ActionContext,
  { decisionId }: NudgeAction,
  reason: 'not-owner' | 'not-found' | 'outdated',
): string {
  if (reason === 'not-found') return texts.refusals.notFound;
  if (reason === 'outdated') return texts.refusals.outdated;
  const owner = meeting.decisions.find(({ id }) => id === decisionId)?.owner;
  return owner?.type === 'person'
    ? texts.refusals.notOwner(nameOf(meeting, owner.personId))
    : texts.refusals.nobodyOwns;
}
