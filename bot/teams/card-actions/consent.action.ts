import type { CardAction } from '../../../cards/index.ts';
import { consentCardView, giveConsent, type Meeting, setCeiling } from '../../../core/meetings/index.ts';
import { levelName } from '../commands/consent.command.ts';
import { cardAnswer, type InvokeAnswer, messageAnswer } from '../invoke-answer.ts';
import { causeOf, keyOf } from '../turn.ts';
import type { ActionContext } from './action-context.ts';

type ConsentAction = Extract<CardAction, { verb: `consent.${string}` }>;

/** A click on the consent card, or Teams asking for the card as one person sees it. */
export async function onConsentAction(context: ActionContext, action: ConsentAction): Promise<InvokeAnswer> {
  const { deps, turn, meeting, texts } = context;
  const key = keyOf(turn, meeting.id);
  switch (action.verb) {
    case 'consent.view':
      return ownCard(context, meeting);
    case 'consent.give': {
      const given = await giveConsent(deps, {
        key,
        person: turn.person,
        level: action.level,
        channel: 'card',
        client: turn.client,
        cause: causeOf(turn),
      });
      return ownCard(context, given.meeting);
    }
    case 'consent.ceiling': {
      const result = await setCeiling(deps, { key, ceiling: action.ceiling, cause: causeOf(turn) });
      if (result.type === 'changed') return ownCard(context, result.meeting);
      if (result.reason === 'above-cap') return messageAnswer(texts.consent.aboveCap(levelName(texts, result.cap)));
      return messageAnswer(texts.consent.onlyOrganizer);
    }
  }
}

function ownCard({ deps, turn, settings }: ActionContext, meeting: Meeting): InvokeAnswer {
  return cardAnswer(deps.cards.consent(consentCardView(meeting, settings, turn.person.id)));
}
