import fc from 'fast-check';
import { createCardRenderers } from '../../cards/index.ts';
import type { ChatCard } from '../../core/messaging/index.ts';
import { nodesOf } from './card-reader.ts';
import {
  briefView,
  closeView,
  completeRow,
  consentView,
  decisionView,
  incompleteRow,
  nudgeView,
  ownConsent,
  recapView,
} from './sample-views.ts';

const cards = createCardRenderers();

/** Marks a text as a person's, so that it is found wherever it ends up. */
const MARK = '§';

const ATTACKS = [
  '[Klicka här](https://evil.example)',
  '<at>Kollegan</at>',
  '<a href="https://evil.example">x</a>',
  '**fet** _kursiv_ ~~struken~~ `kod`',
  '# Rubrik',
  `\${$root.ref.meetingId}`,
  `\${json($root)}`,
  '$data',
  '{name} {count} {title}',
  "$& $' $1",
  '{{DATE(2020-01-01T00:00:00Z, SHORT)}}',
  '"}],"actions":[{"type":"Action.OpenUrl"',
  '\\',
  '|a|b|',
  '__proto__',
];

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ maxLength: 8 })), { minLength: 1, maxLength: 2 })
  .map((parts) => `${MARK}${parts.join(' ').replaceAll(/[\n\r]/g, ' ')}${MARK}`);

/** All cards with the same text wherever a person's words, a name or a title can stand. */
function allCards(text: string): ChatCard[] {
  const people = [
    { id: 'p-1', name: text },
    { id: 'p-2', name: 'Bo' },
  ];
  const problems = { title: text, owner: text, deadline: text, reason: text };
  const evidence = { speakerName: text, time: '10:42', quote: text, link: null };
  const steps = [text, text];
  const common = { title: text, people, problems, evidence, steps, notice: text, parkedReason: text };
  return [
    cards.consent(consentView({ own: ownConsent({ name: text, level: 'plus', loweredTo: 'bas', isOrganizer: true }) })),
    cards.decision(decisionView({ ...common, owner: { type: 'person', id: 'p-1', name: text } })),
    cards.decision(decisionView({ ...common, owner: { type: 'unknown', name: text }, status: 'parked' })),
    cards.decision(decisionView({ ...common, owner: { type: 'ambiguous', name: text, choices: people } })),
    cards.decision(
      decisionView({
        ...common,
        owner: {
          type: 'ambiguous',
          name: text,
          choices: Array.from({ length: 8 }, (_, n) => ({ id: `p${n}`, name: text })),
        },
      }),
    ),
    cards.decisionClose(
      closeView({
        title: text,
        people,
        rows: [
          completeRow({ title: text, owner: { type: 'person', id: 'p-1', name: text } }),
          completeRow({ title: text, parked: true, reason: text }),
          incompleteRow({ title: text, reason: text, problems }),
        ],
      }),
    ),
    cards.decisionClose(closeView({ state: 'closed', closedBy: text, title: text })),
    cards.preBrief(
      briefView({
        meetingTitle: text,
        people: [text, text],
        openItems: [{ ...briefView().openItems[0], title: text, ownerName: text, owedTo: text } as never],
      }),
    ),
    cards.recap(
      recapView({
        meetingTitle: text,
        decisions: [{ ...recapView().decisions[0], title: text, ownerName: text, quote: text } as never],
        openQuestions: [text],
        parked: [{ title: text, reason: text }],
        provenance: { ...recapView().provenance, sources: [text], missing: [text] },
      }),
    ),
    cards.nudge(nudgeView({ title: text, ownerName: text, meetingTitle: text })),
    cards.nudge(nudgeView({ title: text, ownerName: text, audience: 'meeting', state: 'declined' })),
  ];
}

/** Where a client shows a string as it is, without reading Markdown, mentions or links in it. */
function isInert({ type }: Record<string, unknown>, key: string): boolean {
  if (type === 'TextRun') return key === 'text';
  if (type === 'Input.Text') return key === 'value';
  if (type === 'Input.ChoiceSet') return key === 'placeholder';
  if (type === 'Action.Execute') return key === 'title';
  return type === undefined && key === 'title';
}

/** The card with the people's texts taken out: what stays must not depend on them. */
function skeletonOf(card: unknown): string {
  return JSON.stringify(card, (_key, value) => (typeof value === 'string' && value.includes(MARK) ? MARK : value));
}

describe('texts from people', () => {
  it('never change what a card is made of', () => {
    const harmless = allCards(`${MARK}Anna${MARK}`).map(({ card }) => skeletonOf(card));

    fc.assert(
      fc.property(hostile, (text) => {
        expect(allCards(text).map(({ card }) => skeletonOf(card))).toEqual(harmless);
      }),
      { numRuns: 60 },
    );
  });

  it('stand only where no client reads markup in them, and as they were written', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const strings = allCards(text).flatMap(({ card }) =>
          nodesOf(card).flatMap((node) =>
            Object.entries(node)
              .filter(([, value]) => typeof value === 'string' && value.includes(MARK))
              .map(([key, value]) => ({ node, key, value: String(value) })),
          ),
        );

        expect(strings.filter(({ node, key }) => !isInert(node, key))).toEqual([]);
        expect(
          strings.filter(({ value }) => !value.includes(text) && !value.includes(text.replace(/\{(?=\{)/g, '{ '))),
        ).toEqual([]);
        expect(strings.filter(({ node, value }) => node['type'] === 'TextRun' && value.includes('{{'))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('are never evaluated as expressions of the template', () => {
    const [, decision] = allCards(`${MARK}\${$root.ref.meetingId}${MARK}`);

    expect(JSON.stringify(decision?.card)).toContain(`\${$root.ref.meetingId}`);
  });

  it.each([
    'javascript:alert(1)',
    'http://teams.microsoft.com/l/x',
    'file:///etc/passwd',
    'msteams:/l/chat',
    'not a link',
  ])('does not open %s', (link) => {
    const evidence = { speakerName: 'Bo', time: '10:42', quote: null, link };

    const { card, text } = cards.decision(decisionView({ evidence }));

    expect(JSON.stringify(card)).not.toContain('Action.OpenUrl');
    expect(text).not.toContain(link);
  });
});
