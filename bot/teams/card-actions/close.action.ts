import type { CardAction } from '../../../cards/index.ts';
import {
  type CloseAnswers,
  decisionCloseCardView,
  type Meeting,
  type RowProblems,
  reopenMeeting,
  submitClose,
} from '../../../core/meetings/index.ts';
import type { ChatCard } from '../../../core/messaging/index.ts';
import { cardAnswer, type InvokeAnswer, messageAnswer } from '../invoke-answer.ts';
import { replaceForAll } from '../replace-for-all.ts';
import { causeOf, keyOf } from '../turn.ts';
import type { ActionContext } from './action-context.ts';

type CloseCardAction = Extract<CardAction, { verb: `close.${string}` }>;

/** A click on the Decision-Close Card. */
export async function onCloseAction(context: ActionContext, action: CloseCardAction): Promise<InvokeAnswer> {
  return action.verb === 'close.reopen' ? onReopen(context) : onSubmit(context, action);
}

async function onReopen({ deps, turn, meeting, texts }: ActionContext): Promise<InvokeAnswer> {
  const { meeting: latest } = await reopenMeeting(deps, { key: keyOf(turn, meeting.id), cause: causeOf(turn) });
  return messageAnswer(reopenedText(latest, texts));
}

/** Somebody else may have been quicker, with this button or another one. */
function reopenedText({ status }: Meeting, { replies }: ActionContext['texts']): string {
  if (status === 'closed') return replies.alreadyClosed;
  return status === 'paused' ? replies.alreadyPaused : replies.reopened;
}

async function onSubmit(
  context: ActionContext,
  { revision, answers }: Extract<CloseCardAction, { verb: 'close.submit' }>,
): Promise<InvokeAnswer> {
  const { deps, turn, meeting, texts } = context;
  const result = await submitClose(deps, {
    key: keyOf(turn, meeting.id),
    revision,
    answers: toAnswers(answers),
    cause: causeOf(turn),
  });
  switch (result.type) {
    case 'refused':
      return messageAnswer(result.reason === 'not-member' ? texts.refusals.notMember : texts.refusals.outdated);
    case 'already-closed':
      return cardAnswer(render(context, result.meeting, {}));
    case 'outdated':
      return cardAnswer(render(context, result.meeting, { stale: true }));
    case 'incomplete': {
      const card = render(context, result.meeting, { answered: result.problems });
      if (result.meeting.revision !== meeting.revision) {
        await replaceForAll(context, result.meeting.cards.close.activityId, render(context, result.meeting, {}));
      }
      return cardAnswer(card);
    }
    case 'closed': {
      const card = render(context, result.meeting, {});
      await replaceForAll(context, result.meeting.cards.close.activityId, card);
      return cardAnswer(card);
    }
  }
}

function toAnswers(answers: Extract<CloseCardAction, { verb: 'close.submit' }>['answers']): CloseAnswers {
  return Object.fromEntries(
    Object.entries(answers).map(([decisionId, { owner, ...answer }]) => [
      decisionId,
      owner === undefined ? answer : { ...answer, ownerId: owner },
    ]),
  );
}

function render(
  { deps, turn, settings }: ActionContext,
  meeting: Meeting,
  extras: { stale?: boolean; answered?: RowProblems },
): ChatCard {
  return deps.cards.decisionClose(
    decisionCloseCardView(meeting, { now: turn.at, timeZone: settings.timeZone, ...extras }),
  );
}
