import type { ChatCard } from '../../core/messaging/index.ts';
import type { DecisionCardView } from '../../core/views/index.ts';
import type { CardTexts } from '../locales/card-texts.ts';
import { textsOf } from '../locales/texts-of.ts';
import { createCardTemplate } from '../shared/card-template.ts';
import { DECISIONS_COMMAND } from '../shared/commands.ts';
import { fill } from '../shared/fill.ts';
import { personName } from '../shared/people-field.ts';
import { showDate } from '../shared/show-date.ts';
import type { DecisionRef } from '../shared/wire.ts';
import { cut, linesOf, MAX_LINE, MAX_TITLE, words } from '../shared/words.ts';
import { MAX_STEPS_LENGTH } from './decision.actions.ts';
import template from './decision.template.json' with { type: 'json' };
import { ownerAnswer, ownerFields, ownerQuestion, ownerWords } from './decision-owner.ts';
import { decisionSource } from './decision-source.ts';

const MAX_STEPS = 8;

const expand = createCardTemplate(template);

/** One decision: what, who, when, where it came from, and what can be done about it. */
export function renderDecision(view: DecisionCardView): ChatCard {
  const texts = textsOf(view.language);
  const { meetingId, decisionId, revision, status, owner } = view;
  const ref: DecisionRef = { meetingId, decisionId, revision };
  const isLive = status !== 'dismissed';
  const missingColor = isLive && status !== 'parked' ? 'Attention' : 'Default';
  const model = {
    ref,
    texts: texts.decision,
    ...statusWords(view, texts),
    ...decisionSource(view, texts),
    ...ownerQuestion(view, ref, texts),
    ...ownerFields(view, texts),
    ...formValues(view),
    ...problemLines(view),
    ...stepLines(view, texts),
    title: words(view.title, MAX_TITLE),
    owner: ownerWords(owner, texts),
    ownerColor: owner.type === 'person' ? 'Default' : missingColor,
    deadline: view.deadline === null ? texts.decision.missing : showDate(view.deadline, texts),
    deadlineColor: view.deadline === null ? missingColor : 'Default',
    hasNotice: view.notice !== null,
    notice: words(view.notice ?? '', MAX_LINE),
    isLive,
    hasOwner: isLive && owner.type === 'person',
    ownerState: ownerAnswer(view, texts),
    canAccept: view.ownerResponse !== 'accepted',
    canDecline: view.ownerResponse !== 'declined',
    acceptStyle: status === 'confirmed' && view.ownerResponse === 'pending' ? 'positive' : null,
  };
  const command = fill(texts.common.fallbackCommand, { command: DECISIONS_COMMAND });
  return {
    name: 'decision',
    card: expand(model, { language: view.language, fallbackText: `${model.heading}. ${command}` }),
    text: linesOf(
      fill(texts.decision.summary, {
        kind: texts.decision.kind[view.kind],
        title: model.title,
        status: texts.decision.status[status],
      }),
      `${model.ownerLabel}${model.owner}`,
      `${model.deadlineLabel}${model.deadline}`,
      model.isParked ? model.parked : null,
      model.hasSteps ? texts.decision.steps : null,
      ...model.steps.map(({ line }) => line),
      model.hasQuote ? model.quote : null,
      model.source,
      model.link,
      model.notice,
      ...model.problems.map(({ line }) => line),
      model.asksOwner ? model.whichOwner : null,
      ...(owner.type === 'ambiguous' && isLive ? owner.choices.map(({ name }) => `- ${personName(name, texts)}`) : []),
      isLive ? model.ownerState : null,
      fill(texts.decision.command, { command: DECISIONS_COMMAND }),
    ),
  };
}

function statusWords({ kind, status, parkedReason }: DecisionCardView, texts: CardTexts) {
  const { decision } = texts;
  const reason = words(parkedReason ?? '', MAX_LINE);
  return {
    heading: fill(decision.heading, { kind: decision.kind[kind], status: decision.status[status] }),
    headingColor: status === 'caught' ? 'Accent' : 'Default',
    isCaught: status === 'caught',
    isDismissed: status === 'dismissed',
    isParked: status === 'parked',
    parked: reason === '' ? decision.parkedNoReason : fill(decision.parked, { reason }),
    ownerLabel: `${decision.owner}: `,
    deadlineLabel: `${decision.deadline}: `,
  };
}

/** What the form "Change" starts with. */
function formValues({ title, deadline, steps }: DecisionCardView) {
  return {
    titleValue: cut(title, MAX_TITLE),
    deadlineValue: deadline,
    stepsValue: cut(steps.join('\n'), MAX_STEPS_LENGTH) || null,
  };
}

/** Each problem twice: at its field in the form, and above the buttons, where it is seen while the form is closed. */
function problemLines({ problems }: DecisionCardView) {
  const { title, owner, deadline, reason } = problems;
  return {
    problems: [...lineOf(title), ...lineOf(owner), ...lineOf(deadline), ...lineOf(reason)],
    titleProblems: lineOf(title),
    ownerProblems: lineOf(owner),
    deadlineProblems: lineOf(deadline),
  };
}

function lineOf(problem: string | undefined): { line: string }[] {
  return problem === undefined ? [] : [{ line: words(problem, MAX_LINE) }];
}

function stepLines({ steps }: DecisionCardView, texts: CardTexts) {
  const lines = steps.slice(0, MAX_STEPS).map((step, index) => ({ line: `${index + 1}. ${words(step, MAX_TITLE)}` }));
  const more = steps.length - lines.length;
  return {
    hasSteps: steps.length > 0,
    steps: more > 0 ? [...lines, { line: fill(texts.common.more, { count: more }) }] : lines,
  };
}
