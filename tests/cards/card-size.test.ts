import { createCardRenderers } from '../../cards/index.ts';
import type { ChatCard } from '../../core/messaging/index.ts';
import { Language } from '../../core/shared/language.ts';
import { nodesOfType, readCard } from './card-reader.ts';
import {
  briefView,
  closeView,
  completeRow,
  consentView,
  crowd,
  decisionView,
  incompleteRow,
  nudgeView,
  recapView,
} from './sample-views.ts';

const cards = createCardRenderers();
const LIMIT_BYTES = 28 * 1024;
const HARD_LIMIT_BYTES = 80 * 1024;
const LONG = 'Å'.repeat(400);

function bytesOf({ card }: ChatCard): number {
  return Buffer.byteLength(JSON.stringify(card));
}

function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** 300 people, 40 decisions, and every text as long as it can be. */
function largestCards(language: Language): ChatCard[] {
  const people = crowd(300);
  const title = LONG;
  const reason = LONG;
  const owner = { type: 'person' as const, id: 'p-1', name: LONG };
  const rows = [
    ...many(20, (index) =>
      incompleteRow({
        decisionId: `d-${index}`,
        title,
        reason,
        problems: { owner: LONG, deadline: LONG, reason: LONG },
      }),
    ),
    ...many(20, (index) => completeRow({ decisionId: `e-${index}`, title, owner })),
  ];
  const item = { title, ownerName: LONG, deadline: '2026-10-01', overdue: true, since: '2026-09-20', owedTo: LONG };
  const decided = {
    kind: 'decision' as const,
    title,
    ownerName: LONG,
    deadline: null,
    taskState: 'none' as const,
    quote: LONG,
  };
  return [
    cards.consent(consentView({ language, total: 300, refreshUserIds: many(60, (n) => `29:${'x'.repeat(90)}${n}`) })),
    cards.decision(
      decisionView({ language, people, title, owner, steps: many(40, () => LONG), notice: LONG, parkedReason: LONG }),
    ),
    cards.decision(decisionView({ language, people, owner: { type: 'ambiguous', name: 'Anna', choices: people } })),
    cards.decisionClose(closeView({ language, people, rows })),
    cards.decisionClose(closeView({ language, people, rows, state: 'closed', closedBy: LONG })),
    cards.preBrief(briefView({ language, people: many(300, () => LONG), openItems: many(40, () => item) })),
    cards.recap(
      recapView({
        language,
        decisions: many(40, () => decided),
        openQuestions: many(40, () => LONG),
        parked: many(40, () => ({ title, reason })),
        provenance: { ...recapView().provenance, missing: many(40, () => LONG) },
      }),
    ),
    cards.nudge(nudgeView({ language, title, ownerName: LONG, meetingTitle: LONG })),
  ];
}

describe('the size of a card', () => {
  it.each(Language.options)('stays under 28 KB with 300 people and 40 decisions (%s)', (language) => {
    const tooLarge = largestCards(language)
      .map((card) => ({ name: card.name, bytes: bytesOf(card) }))
      .filter(({ bytes }) => bytes > LIMIT_BYTES);

    expect(tooLarge).toEqual([]);
  });

  it.each([1, 12, 20, 60, 61, 120])('stays under the hard limit with %i people of long names', (count) => {
    const people = crowd(count).map(({ id }) => ({ id, name: LONG }));
    const rows = many(10, (index) => incompleteRow({ decisionId: `d-${index}`, title: LONG }));

    const sizes = [
      bytesOf(cards.decision(decisionView({ people, title: LONG, steps: many(40, () => LONG) }))),
      bytesOf(cards.decisionClose(closeView({ people, rows }))),
    ];

    expect(Math.max(...sizes)).toBeLessThan(HARD_LIMIT_BYTES);
  });

  it('says how many decisions come after those that fit', () => {
    const rows = many(40, (index) => incompleteRow({ decisionId: `d-${index}` }));

    const { card } = cards.decisionClose(closeView({ rows, people: crowd(300) }));

    const shown = nodesOfType(card, /^Input\.Date$/).length;
    expect(shown).toBeGreaterThanOrEqual(5);
    expect(readCard(card)).toContain(`${40 - shown} till behöver kompletteras. De kommer när de här är klara.`);
  });

  it('keeps every decision in the text', () => {
    const rows = many(40, (index) => incompleteRow({ decisionId: `d-${index}`, title: `Beslut nummer ${index}` }));

    const { text } = cards.decisionClose(closeView({ rows, people: crowd(300) }));

    expect(rows.filter(({ title }) => !text.includes(title))).toEqual([]);
  });

  it('lists the people of a small meeting and searches among those of a large one', () => {
    const small = cards.decision(decisionView({ people: crowd(20) }));
    const large = cards.decision(decisionView({ people: crowd(300) }));

    expect(nodesOfType(small.card, /^Input\.ChoiceSet$/).map(({ choices }) => (choices as []).length)).toEqual([
      20, 20,
    ]);
    expect(nodesOfType(large.card, /^Input\.ChoiceSet$/)).toMatchObject([
      {
        choices: [],
        'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users?scope=currentContext' },
      },
      {
        choices: [],
        'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users?scope=currentContext' },
      },
    ]);
  });
});
