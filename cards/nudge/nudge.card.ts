import type { ChatCard } from '../../core/messaging/index.ts';
import type { NudgeView } from '../../core/views/index.ts';
import type { CardTexts } from '../locales/card-texts.ts';
import { textsOf } from '../locales/texts-of.ts';
import { createCardTemplate } from '../shared/card-template.ts';
import { fill } from '../shared/fill.ts';
import { personName } from '../shared/people-field.ts';
import { showDate } from '../shared/show-date.ts';
import { headed, linesOf, MAX_TITLE, words } from '../shared/words.ts';
import type { NudgeRef } from './nudge.actions.ts';
import template from './nudge.template.json' with { type: 'json' };

const expand = createCardTemplate(template);

/** Reminds the owner of a decision; after an answer it only says what was answered. */
export function renderNudge(view: NudgeView): ChatCard {
  const texts = textsOf(view.language);
  const { conversationId, meetingId, decisionId, round } = view;
  const ref: NudgeRef = { conversationId, meetingId, decisionId, round };
  const isOpen = view.state === 'open';
  const late = isOpen && view.overdue;
  const { done, snooze, decline } = texts.nudge;
  const model = {
    ref,
    texts: texts.nudge,
    isOpen,
    heading: late ? texts.nudge.headingOverdue : texts.nudge.heading,
    headingColor: late ? 'Attention' : 'Accent',
    title: words(view.title, MAX_TITLE),
    address: address(view, texts),
    deadline: deadline(view, late, texts),
    deadlineColor: late ? 'Attention' : 'Default',
    meeting: meeting(view, texts),
  };
  const answer = fill(texts.nudge.answer, { answers: [done, snooze, decline].join(', ') });
  return {
    name: 'nudge',
    card: expand(model, { language: view.language, fallbackText: `${model.heading}. ${texts.common.fallback}` }),
    text: linesOf(
      headed(model.heading, model.title),
      model.address,
      model.deadline,
      model.meeting,
      isOpen ? answer : null,
    ),
  };
}

function address({ state, audience, ownerName }: NudgeView, texts: CardTexts): string {
  const name = personName(ownerName, texts);
  if (state !== 'open') return fill(texts.nudge.state[state], { name });
  return fill(audience === 'owner' ? texts.nudge.toOwner : texts.nudge.toMeeting, { name });
}

function deadline({ deadline: date }: NudgeView, late: boolean, texts: CardTexts): string {
  if (date === null) return texts.nudge.noDeadline;
  return fill(late ? texts.nudge.overdue : texts.nudge.deadline, { date: showDate(date, texts) });
}

function meeting({ meetingTitle }: NudgeView, texts: CardTexts): string {
  if (meetingTitle === '') return texts.nudge.meetingUntitled;
  return fill(texts.nudge.meeting, { meeting: words(meetingTitle, MAX_TITLE) });
}
