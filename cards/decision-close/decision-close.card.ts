import type { ChatCard } from '../../core/messaging/index.ts';
import type { CloseRowView, DecisionCloseCardView } from '../../core/views/index.ts';
import type { CardTexts } from '../locales/card-texts.ts';
import { textsOf } from '../locales/texts-of.ts';
import { createCardTemplate } from '../shared/card-template.ts';
import { CLOSE_COMMAND, DECISIONS_COMMAND } from '../shared/commands.ts';
import { fill } from '../shared/fill.ts';
import { fitCard } from '../shared/fit-card.ts';
import { personName } from '../shared/people-field.ts';
import { headed, linesOf, MAX_TITLE, words } from '../shared/words.ts';
import { doneRow, isIncomplete, openRow, rowLine, rowPeople } from './close-rows.ts';
import template from './decision-close.template.json' with { type: 'json' };

/** Longer forms are not filled in on a phone; the rest comes with the next card. */
const MAX_OPEN_ROWS = 10;
const MAX_DONE_ROWS = 40;

const expand = createCardTemplate(template);

/** All decisions of the meeting: inputs for those that lack something, one line for the others. */
export function renderDecisionClose(view: DecisionCloseCardView): ChatCard {
  const texts = textsOf(view.language);
  const heading = view.state === 'closed' ? texts.close.headingClosed : texts.close.heading;
  const command = fill(texts.common.fallbackCommand, { command: DECISIONS_COMMAND });
  const frame = { language: view.language, fallbackText: `${heading}. ${command}` };
  const most = Math.min(view.rows.length, MAX_DONE_ROWS);
  return {
    name: 'decision-close',
    card: fitCard(most, (perList) => expand(closeModel(view, perList, texts), frame)),
    text: closeText(view, heading, texts),
  };
}

function closeModel(view: DecisionCloseCardView, perList: number, texts: CardTexts) {
  const { meetingId, revision, state } = view;
  const { incomplete, done } = split(view);
  const open = incomplete.slice(0, Math.min(perList, MAX_OPEN_ROWS));
  const shownDone = done.slice(0, perList);
  const line = stateLine(view, incomplete.length, texts);
  return {
    texts: texts.close,
    ref: { meetingId, revision },
    meetingRef: { meetingId },
    heading: state === 'closed' ? texts.close.headingClosed : texts.close.heading,
    hasTitle: view.title !== '',
    title: words(view.title, MAX_TITLE),
    isStale: state === 'stale',
    ...line,
    hasState: line.state !== '',
    openRows: open.map((row, index) =>
      openRow(row, index + 1, rowPeople(row, view, { texts, lists: open.length }), texts),
    ),
    hasMoreOpen: incomplete.length > open.length,
    moreOpen: fill(texts.close.moreIncomplete, { count: incomplete.length - open.length }),
    doneRows: shownDone.map((row) => doneRow(row, texts)),
    hasMoreDone: done.length > shownDone.length,
    moreDone: fill(texts.close.moreDone, { count: done.length - shownDone.length }),
    asks: state !== 'closed',
  };
}

function closeText(view: DecisionCloseCardView, heading: string, texts: CardTexts): string {
  const { incomplete, done } = split(view);
  return linesOf(
    headed(heading, words(view.title, MAX_TITLE)),
    view.state === 'stale' ? texts.close.stale : null,
    stateLine(view, incomplete.length, texts).state,
    ...incomplete.flatMap((row, index) => [
      fill(texts.close.row, { number: index + 1, title: words(row.title, MAX_TITLE) }),
      rowLine(row, texts),
      ...Object.values(row.problems),
    ]),
    ...done.map((row) => doneRow(row, texts)).flatMap(({ title, line }) => [title, line]),
    view.state === 'closed' ? null : fill(texts.close.command, { decisions: DECISIONS_COMMAND, close: CLOSE_COMMAND }),
  );
}

/** In a closed meeting nothing is asked for any more. */
function split({ rows, state }: DecisionCloseCardView): { incomplete: CloseRowView[]; done: CloseRowView[] } {
  if (state === 'closed') return { incomplete: [], done: rows };
  return { incomplete: rows.filter(isIncomplete), done: rows.filter((row) => !isIncomplete(row)) };
}

function stateLine({ rows, state, closedBy }: DecisionCloseCardView, incomplete: number, texts: CardTexts) {
  const { close } = texts;
  if (state === 'closed') return closedLine({ rows, closedBy }, texts);
  if (rows.length === 0) return { state: close.empty, stateColor: 'Default' };
  if (incomplete === 0) return { state: close.ready, stateColor: 'Default' };
  const asked = incomplete === 1 ? close.incompleteOne : fill(close.incomplete, { count: incomplete });
  return { state: asked, stateColor: 'Attention' };
}

function closedLine({ rows, closedBy }: Pick<DecisionCloseCardView, 'rows' | 'closedBy'>, texts: CardTexts) {
  const lines = [
    closedBy === null ? '' : fill(texts.close.closedBy, { name: personName(closedBy, texts) }),
    rows.length === 0 ? texts.close.empty : '',
  ];
  return { state: lines.filter((line) => line !== '').join(' '), stateColor: 'Default' };
}
