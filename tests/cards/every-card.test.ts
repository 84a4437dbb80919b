import { CARD_VERBS, CardAction } from '../../cards/index.ts';
import { clicksOf, nodesOf, nodesOfType, readCard } from './card-reader.ts';
import { everyCardInAllLanguages } from './every-card.ts';

interface Validator {
  AdaptiveCard: new () => {
    parse(json: unknown, context: ParseContext): void;
    validateProperties(): { validationEvents: { message: string }[] };
  };
  SerializationContext: new () => ParseContext;
}

interface ParseContext {
  eventCount: number;
  getEventAt(index: number): { message: string };
}

const { AdaptiveCard, SerializationContext } = require('adaptivecards/dist/adaptivecards.js') as Validator;

const CARDS = everyCardInAllLanguages();
/** The reference renderer does not know Teams' people picker. */
const PEOPLE_PICKER = 'An Input.ChoiceSet must have at least one choice defined.';

function faultsOf(json: unknown): string[] {
  const card = new AdaptiveCard();
  const context = new SerializationContext();
  card.parse(json, context);
  // Its pattern for `lang` keeps state between cards and refuses every other one.
  const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message).filter(
    (message) => !message.includes('property "lang"'),
  );
  const validation = card.validateProperties().validationEvents.map(({ message }) => message);
  return [...parsing, ...validation];
}

/** @returns what is wrong, by card; so that one test covers all cards and still names the one that fails */
function faultsBy(find: (card: Record<string, unknown>, text: string, name: string) => unknown[]): unknown[] {
  return CARDS.flatMap(([name, , { card, text }]) => find(card, text, name).map((fault) => [name, fault]));
}

describe('every card in every state and language', () => {
  it('is a valid Adaptive Card', () => {
    const faults = faultsBy((card, _text, name) =>
      faultsOf(card).filter((fault) => !(fault === PEOPLE_PICKER && name.includes('large meeting'))),
    );

    expect(faults).toEqual([]);
  });

  it('is of the version that Teams takes, in its language', () => {
    for (const [, language, { card }] of CARDS) {
      expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', lang: language });
      expect(card['$schema']).toBe('https://adaptivecards.io/schemas/adaptive-card.json');
      expect(String(card['fallbackText']).length).toBeGreaterThan(30);
    }
  });

  it('leaves no expression, placeholder or empty line', () => {
    const faults = faultsBy((card, text) => [
      ...[...JSON.stringify(card).matchAll(/\$\{|\{\w+\}|\bnull\b|undefined|NaN/g)].map(([match]) => match),
      ...[...text.matchAll(/\$\{|\{\w+\}|\bnull\b|undefined|NaN|\n\s*\n/g)].map(([match]) => match),
      ...readCard(card).filter((line) => line.trim() === ''),
    ]);

    expect(faults).toEqual([]);
  });

  it('can be used without seeing it', () => {
    const faults = faultsBy((card) => [
      ...nodesOfType(card, /^Input\./).filter(({ label, title }) => !label && !title),
      ...nodesOfType(card, /^Input\./).filter(({ isRequired, errorMessage }) => isRequired === true && !errorMessage),
      ...nodesOfType(card, /^Action\./).filter(({ title }) => !title),
      ...nodesOfType(card, /^TextBlock$/).filter(({ wrap }) => wrap !== true),
      ...(nodesOfType(card, /^TextBlock$/).some(({ style }) => style === 'heading') ? [] : ['no heading']),
    ]);

    expect(faults).toEqual([]);
  });

  it('has at most one primary action and five buttons in a row', () => {
    const faults = faultsBy((card) => [
      ...nodesOfType(card, /^Action\./)
        .filter(({ style }) => style === 'positive')
        .slice(1),
      ...nodesOfType(card, /^ActionSet$/).filter(({ actions }) => ![1, 2, 3, 4, 5].includes((actions as []).length)),
    ]);

    expect(faults).toEqual([]);
  });

  it('sends only what its verbs take', () => {
    const faults = faultsBy((card) =>
      clicksOf(card).filter(({ verb, data }) => !CardAction.safeParse({ ...data, verb }).success),
    );

    expect(faults).toEqual([]);
  });

  it('carries ids only in its buttons', () => {
    const known = [
      'meetingId',
      'decisionId',
      'conversationId',
      'personId',
      'requestId',
      'revision',
      'round',
      'level',
      'ceiling',
    ];

    const faults = faultsBy((card) =>
      nodesOfType(card, /^Action\.Execute$/)
        .flatMap(({ data }) => Object.keys(data as object))
        .filter((key) => !known.includes(key)),
    );

    expect(faults).toEqual([]);
  });

  it('uses every verb that is accepted, and no other', () => {
    const used = new Set(CARDS.flatMap(([, , { card }]) => nodesOf(card).map(({ verb }) => verb)));
    used.delete(undefined);

    expect([...used].sort()).toEqual([...CARD_VERBS].sort());
  });

  it('says the same in the text as in the card', () => {
    const missing = CARDS.filter(([name]) => !name.startsWith('consent')).flatMap(([name, , { card, text }]) =>
      nodesOfType(card['body'], /^RichTextBlock$/)
        .map((block) => readCard(block).join(''))
        .filter((line) => !/^(✓|\d+\.) /.test(line))
        .flatMap((line) => line.split(/(?<=[.:,]) /))
        .filter((part) => !text.includes(part.trim().replace(/,$/, '')))
        .map((part) => `${name}: ${part}`),
    );

    expect(missing).toEqual([]);
  });
});
