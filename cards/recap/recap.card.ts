import type { ChatCard } from '../../core/messaging/index.ts';
import type { RecapDecisionView, RecapView } from '../../core/views/index.ts';
import type { CardTexts } from '../locales/card-texts.ts';
import { textsOf } from '../locales/texts-of.ts';
import { createCardTemplate } from '../shared/card-template.ts';
import { DECISIONS_COMMAND } from '../shared/commands.ts';
import { fill } from '../shared/fill.ts';
import { fitCard } from '../shared/fit-card.ts';
import { personName } from '../shared/people-field.ts';
import { showDate } from '../shared/show-date.ts';
import { headed, linesOf, MAX_LINE, MAX_TITLE, words } from '../shared/words.ts';
import template from './recap.template.json' with { type: 'json' };
import { provenanceLines } from './recap-provenance.ts';

const expand = createCardTemplate(template);

/** What a meeting came to, and what that account is made of. */
export function renderRecap(view: RecapView): ChatCard {
  const texts = textsOf(view.language);
  const most = Math.max(view.decisions.length, view.openQuestions.length, view.parked.length);
  const command = fill(texts.common.fallbackCommand, { command: DECISIONS_COMMAND });
  const frame = { language: view.language, fallbackText: `${texts.recap.heading}. ${command}` };
  return {
    name: 'recap',
    card: fitCard(most, (perList) => expand(recapModel(view, perList, texts), frame)),
    text: recapText(recapModel(view, most, texts), texts),
  };
}

function recapModel(view: RecapView, perList: number, texts: CardTexts) {
  const { recap } = texts;
  return {
    texts: recap,
    heading: recap.heading,
    hasTitle: view.meetingTitle !== '',
    title: words(view.meetingTitle, MAX_TITLE),
    date: showDate(view.date, texts),
    decisions: view.decisions.slice(0, perList).map((decision) => decisionModel(decision, texts)),
    decisionNotes: restOf(view.decisions.length, perList, recap.decisionsNone, texts),
    questions: [
      ...view.openQuestions.slice(0, perList).map((question) => ({ line: `- ${words(question, MAX_LINE)}` })),
      ...restOf(view.openQuestions.length, perList, recap.questionsNone, texts),
    ],
    parked: [
      ...view.parked.slice(0, perList).map((item) => ({ line: `- ${parkedLine(item, texts)}` })),
      ...restOf(view.parked.length, perList, recap.parkedNone, texts),
    ],
    provenance: provenanceLines(view.provenance, texts).map((line) => ({ line })),
  };
}

function recapText(model: ReturnType<typeof recapModel>, texts: CardTexts): string {
  return linesOf(
    headed(model.heading, model.title),
    model.date,
    texts.recap.decisions,
    ...model.decisions.flatMap(({ title, line, quote }) => [`- ${title}`, line, quote]),
    ...linesIn(model.decisionNotes),
    texts.recap.questions,
    ...linesIn(model.questions),
    texts.recap.parked,
    ...linesIn(model.parked),
    texts.recap.provenance,
    ...linesIn(model.provenance),
    fill(texts.recap.command, { command: DECISIONS_COMMAND }),
  );
}

function decisionModel({ kind, title, ownerName, deadline, taskState, quote }: RecapDecisionView, texts: CardTexts) {
  const { recap } = texts;
  const owner = ownerName === null ? recap.noOwner : fill(recap.owner, { name: personName(ownerName, texts) });
  const date = deadline === null ? recap.noDeadline : fill(recap.deadline, { date: showDate(deadline, texts) });
  return {
    title: fill(recap[kind], { title: words(title, MAX_TITLE) }),
    line: [owner, date, recap.task[taskState]].join(', '),
    hasQuote: quote !== null,
    quote: quote === null ? '' : fill(texts.common.quote, { quote: words(quote, MAX_LINE) }),
  };
}

function parkedLine({ title, reason }: RecapView['parked'][number], { recap }: CardTexts): string {
  return fill(reason === '' ? recap.parkedNoReason : recap.parkedItem, {
    title: words(title, MAX_TITLE),
    reason: words(reason, MAX_LINE),
  });
}

/** What stands under a list: that there is nothing, or how much more there is. */
function restOf(total: number, shown: number, none: string, texts: CardTexts): { line: string }[] {
  if (total === 0) return [{ line: none }];
  return total > shown ? [{ line: fill(texts.common.more, { count: total - shown }) }] : [];
}

function linesIn(items: readonly { line: string }[]): string[] {
  return items.map(({ line }) => line);
}
