import type { CardAction } from '../../../cards/index.ts';
import type { Decision } from '../../../core/decisions/index.ts';
import { quoteOf } from '../../../core/delivery/index.ts';
import {
  actOnDecision,
  type DecisionAction,
  type DecisionActionResult,
  decisionCardView,
  type Meeting,
  nameOf,
} from '../../../core/meetings/index.ts';
import type { ChatCard } from '../../../core/messaging/index.ts';
import type { FieldProblems } from '../../../core/views/index.ts';
import { cardAnswer, type InvokeAnswer, messageAnswer } from '../invoke-answer.ts';
import { replaceForAll } from '../replace-for-all.ts';
import { causeOf, keyOf } from '../turn.ts';
import type { ActionContext } from './action-context.ts';

type DecisionCardAction = Extract<CardAction, { verb: `decision.${string}` }>;

/** A click on a Decision Card: the clicker gets the fresh card, and so does everyone else in the chat. */
export async function onDecisionAction(context: ActionContext, action: DecisionCardAction): Promise<InvokeAnswer> {
  const { deps, turn, texts } = context;
  const result = await actOnDecision(deps, {
    key: keyOf(turn, action.meetingId),
    decisionId: action.decisionId,
    revision: action.revision,
    action: toDecisionAction(action),
    cause: causeOf(turn),
  });
  switch (result.type) {
    case 'not-found':
      return messageAnswer(texts.refusals.notFound);
    case 'refused':
      return messageAnswer(refusal(context, result));
    case 'outdated':
      return cardAnswer(await render(context, result.meeting, result.decision, { notice: texts.notices.outdated }));
    case 'invalid':
      return cardAnswer(await render(context, result.meeting, result.decision, { problems: result.problems }));
    case 'changed': {
      const notice = noticeOf(context, action, result.meeting);
      const card = await render(context, result.meeting, result.decision, { notice });
      await replaceForAll(context, result.decision.card.activityId, card);
      return cardAnswer(card);
    }
  }
}

function toDecisionAction(action: DecisionCardAction): DecisionAction {
  switch (action.verb) {
    case 'decision.confirm':
      return { type: 'confirm' };
    case 'decision.dismiss':
      return { type: 'dismiss' };
    case 'decision.restore':
      return { type: 'restore' };
    case 'decision.accept':
      return { type: 'accept' };
    case 'decision.decline':
      return { type: 'decline' };
    case 'decision.choose-owner':
      return { type: 'choose-owner', ownerId: action.personId };
    case 'decision.hand-over':
      return { type: 'hand-over', ownerId: action.owner };
    case 'decision.change': {
      const { title, owner: ownerId, deadline, steps } = action;
      return { type: 'change', title, ownerId, deadline, steps };
    }
  }
}

function refusal(
  { texts }: ActionContext,
  { reason, meeting, decision }: Extract<DecisionActionResult, { type: 'refused' }>,
): string {
  switch (reason) {
    case 'not-member':
      return texts.refusals.notMember;
    case 'meeting-closed':
      return texts.refusals.meetingClosed;
    case 'not-owner':
      return decision.owner.type === 'person'
        ? texts.refusals.notOwner(nameOf(meeting, decision.owner.personId))
        : texts.refusals.nobodyOwns;
  }
}

function noticeOf({ turn, texts }: ActionContext, { verb }: DecisionCardAction, meeting: Meeting): string | null {
  const name = nameOf(meeting, turn.person.id);
  if (verb === 'decision.accept') return texts.notices.acceptedBy(name);
  if (verb === 'decision.decline') return texts.notices.declinedBy(name);
  if (verb === 'decision.hand-over') return texts.notices.handedOverBy(name);
  return null;
}

async function render(
  { deps, settings }: ActionContext,
  meeting: Meeting,
  decision: Decision,
  extras: { notice?: string | null; problems?: FieldProblems },
): Promise<ChatCard> {
  const quote = await quoteOf(deps.store, meeting, decision);
  return deps.cards.decision(decisionCardView(meeting, decision, { timeZone: settings.timeZone, quote, ...extras }));
}
