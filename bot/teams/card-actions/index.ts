import { z } from 'zod';
import { CARD_VERBS, CardAction } from '../../../cards/index.ts';
import { admitPerson, type Meeting, personOf } from '../../../core/meetings/index.ts';
import { TEXTS } from '../../../core/texts/index.ts';
import type { BotDeps } from '../../bot-deps.ts';
import { errorAnswer, type InvokeAnswer, messageAnswer } from '../invoke-answer.ts';
import { causeOf, type Turn } from '../turn.ts';
import type { ActionContext } from './action-context.ts';
import { onCloseAction } from './close.action.ts';
import { onConsentAction } from './consent.action.ts';
import { onDecisionAction } from './decision.action.ts';
import { type ErasureAction, onErasureAction } from './erasure.action.ts';
import { onNudgeAction } from './nudge.action.ts';

/** The value of an `adaptiveCard/action` invoke. Inputs arrive merged into `data`. */
const Invoke = z.object({
  action: z.object({
    type: z.literal('Action.Execute'),
    verb: z.string().min(1).max(100),
    data: z.record(z.string().max(400), z.unknown()).nullish(),
  }),
  trigger: z.string().max(100).nullish(),
});

/**
 * A click on a card. What was clicked comes from the card and is parsed as a stranger's; who clicked comes from the
 * signed activity; whether they may is asked of the store.
 */
export async function onCardAction(deps: BotDeps, turn: Turn, value: unknown): Promise<InvokeAnswer> {
  const settings = await deps.settings.settingsOf(turn.tenantId);
  const texts = TEXTS[settings.language];
  const invoke = Invoke.safeParse(value);
  if (!invoke.success) return errorAnswer(400, 'CARD.BAD_INVOKE', texts.refusals.badAnswer);
  const { verb, data } = invoke.data.action;
  if (!(CARD_VERBS as readonly string[]).includes(verb)) return messageAnswer(texts.refusals.unknownVerb);
  const action = CardAction.safeParse({ ...data, verb });
  if (!action.success) return messageAnswer(texts.refusals.badAnswer);

  const clicked = action.data;
  if (isAboutErasure(clicked)) return onErasureAction(deps, turn, clicked, texts);
  const found = await meetingOf(deps, turn, clicked);
  if (!found) return messageAnswer(texts.refusals.notFound);
  const meeting = await withClicker(deps, turn, found);
  if (!meeting) return messageAnswer(TEXTS[found.language].refusals.notMember);
  return dispatch({ deps, turn, meeting, settings, texts: TEXTS[meeting.language] }, clicked);
}

/** What is about a meeting; the rest is taken before. */
type MeetingAction = Exclude<CardAction, ErasureAction>;

function isAboutErasure(action: CardAction): action is ErasureAction {
  return action.verb === 'erasure.confirm' || action.verb === 'erasure.cancel';
}

/** A reminder in the personal chat names its meeting's chat; all other cards live in theirs. */
function meetingOf(deps: BotDeps, turn: Turn, action: MeetingAction): Promise<Meeting | null> {
  const conversationId = 'conversationId' in action ? action.conversationId : turn.conversationId;
  return deps.meetings.read({ tenantId: turn.tenantId, conversationId, meetingId: action.meetingId });
}

/** Someone who joined after the roster was read is let in once Teams says that they are a member of the chat. */
async function withClicker(deps: BotDeps, turn: Turn, meeting: Meeting): Promise<Meeting | null> {
  if (personOf(meeting, turn.person.id)) return meeting;
  const person = await deps.roster.member(meeting.reference, turn.person.teamsId);
  if (person?.id !== turn.person.id) return null;
  const key = { tenantId: meeting.tenantId, conversationId: meeting.conversationId, meetingId: meeting.id };
  return admitPerson(deps, { key, person, cause: causeOf(turn) });
}

async function dispatch(context: ActionContext, action: MeetingAction): Promise<InvokeAnswer> {
  switch (action.verb) {
    case 'consent.give':
    case 'consent.view':
    case 'consent.ceiling':
      return onConsentAction(context, action);
    case 'close.submit':
    case 'close.reopen':
      return onCloseAction(context, action);
    case 'nudge.done':
    case 'nudge.snooze':
    case 'nudge.decline':
      return onNudgeAction(context, action);
    default:
      return onDecisionAction(context, action);
  }
}
