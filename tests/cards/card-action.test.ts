import fc from 'fast-check';
import { CARD_VERBS, CardAction } from '../../cards/index.ts';

const DECISION = { meetingId: 'm-1', decisionId: 'd-1', revision: 3 };
const NUDGE = { conversationId: '19:meeting_abc@thread.v2', meetingId: 'm-1', decisionId: 'd-1', round: 1 };

/** One right answer per verb, with only what it must have. */
const RIGHT = {
  'consent.give': { meetingId: 'm-1', level: 'bas' },
  'consent.ceiling': { meetingId: 'm-1', ceiling: 'plus' },
  'consent.view': { meetingId: 'm-1' },
  'decision.confirm': DECISION,
  'decision.change': DECISION,
  'decision.dismiss': DECISION,
  'decision.restore': DECISION,
  'decision.accept': DECISION,
  'decision.decline': DECISION,
  'decision.hand-over': { ...DECISION, newOwner: 'p-bo' },
  'decision.choose-owner': { ...DECISION, personId: 'p-bo' },
  'close.submit': { meetingId: 'm-1', revision: 2 },
  'close.reopen': { meetingId: 'm-1' },
  'nudge.done': NUDGE,
  'nudge.snooze': NUDGE,
  'nudge.decline': NUDGE,
  'erasure.confirm': { requestId: 'e-1' },
  'erasure.cancel': { requestId: 'e-1' },
} satisfies Record<(typeof CARD_VERBS)[number], Record<string, unknown>>;

const VERBS = CARD_VERBS.map((verb) => [verb, RIGHT[verb]] as const);

function accepts(verb: string, data: object): boolean {
  return CardAction.safeParse({ ...data, verb }).success;
}

describe('CardAction', () => {
  it.each(VERBS)('takes %s', (verb, data) => {
    expect(accepts(verb, data)).toBe(true);
  });

  it.each(VERBS)('refuses %s without any one of its fields', (verb, data) => {
    const accepted = Object.keys(data).filter((key) =>
      accepts(verb, Object.fromEntries(Object.entries(data).filter(([name]) => name !== key))),
    );

    expect(accepted).toEqual([]);
  });

  it.each(VERBS)('refuses %s with a field that it does not have', (verb, data) => {
    const forged = { tenantId: 't-2', role: 'organizer', status: 'confirmed', from: { id: 'x' }, 'owner:': 'x' };
    const accepted = Object.entries(forged).filter(([key, value]) => accepts(verb, { ...data, [key]: value }));

    expect(accepted).toEqual([]);
  });

  it.each(VERBS)('refuses %s with an id that no card carries', (verb, data) => {
    const bad = ['', ' ', 'a b', 'a\nb', 'x'.repeat(201), 7, null, ['m-1'], { $ne: '' }, '\u202eabc'];
    const ids = Object.keys(data).filter((key) => /Id$|newOwner/.test(key));
    const accepted = ids.flatMap((key) => bad.filter((value) => accepts(verb, { ...data, [key]: value })));

    expect(accepted).toEqual([]);
  });

  it('refuses verbs that it does not know', () => {
    expect(
      ['', 'consent', 'decision.delete', '__proto__', 'toString'].filter((verb) => accepts(verb, DECISION)),
    ).toEqual([]);
  });

  it('never throws, whatever comes in', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...CARD_VERBS), (data, verb) => {
        const action = typeof data === 'object' && data !== null ? { ...data, verb } : data;

        expect(() => CardAction.safeParse(action)).not.toThrow();
      }),
    );
  });

  it.each([
    ['consent.give', { meetingId: 'm-1', level: 'all' }],
    ['consent.ceiling', { meetingId: 'm-1', ceiling: 'none' }],
    ['decision.confirm', { ...DECISION, revision: '3' }],
    ['decision.confirm', { ...DECISION, revision: -1 }],
    ['decision.confirm', { ...DECISION, revision: 1.5 }],
    ['nudge.done', { ...NUDGE, round: 0 }],
    ['nudge.done', { ...NUDGE, round: 100 }],
  ])('refuses %s with %j', (verb, data) => {
    expect(accepts(verb, data)).toBe(false);
  });
});

describe('the form "change"', () => {
  it('reads steps line by line and trims what was typed', () => {
    const action = CardAction.parse({
      verb: 'decision.change',
      ...DECISION,
      title: '  Byta leverantör ',
      owner: 'p-bo',
      deadline: '2026-10-15',
      steps: ' Ett \r\n\n Två\n',
    });

    expect(action).toEqual({
      verb: 'decision.change',
      ...DECISION,
      title: 'Byta leverantör',
      owner: 'p-bo',
      deadline: '2026-10-15',
      steps: ['Ett', 'Två'],
    });
  });

  it('takes inputs that were left empty as empty', () => {
    const action = CardAction.parse({ verb: 'decision.change', ...DECISION });

    expect(action).toMatchObject({ title: '', owner: '', deadline: '', steps: [] });
  });

  it.each([
    ['title', 201],
    ['owner', 201],
    ['deadline', 41],
    ['steps', 2001],
  ])('refuses a %s of %i characters', (field, length) => {
    expect(accepts('decision.change', { ...DECISION, [field]: 'x'.repeat(length - 1) })).toBe(true);
    expect(accepts('decision.change', { ...DECISION, [field]: 'x'.repeat(length) })).toBe(false);
  });
});

describe('the form "hand over"', () => {
  it('gives the new owner as owner', () => {
    const action = CardAction.parse({ verb: 'decision.hand-over', ...DECISION, newOwner: 'p-bo' });

    expect(action).toEqual({ verb: 'decision.hand-over', ...DECISION, owner: 'p-bo' });
  });
});

describe('the form "close the meeting"', () => {
  const close = { verb: 'close.submit', meetingId: 'm-1', revision: 2 };

  it('gathers the inputs by decision and leaves out what was left empty', () => {
    const action = CardAction.parse({
      ...close,
      'owner:d-1': ' p-bo ',
      'deadline:d-1': '2026-10-15',
      'parked:d-1': 'false',
      'reason:d-1': '',
      'owner:d-2': '',
      'parked:d-2': 'true',
      'reason:d-2': 'Väntar på facket',
    });

    expect(action).toEqual({
      ...close,
      answers: {
        'd-1': { owner: 'p-bo', deadline: '2026-10-15', parked: false },
        'd-2': { parked: true, reason: 'Väntar på facket' },
      },
    });
  });

  it('keeps ids with a colon whole', () => {
    const action = CardAction.parse({ ...close, 'owner:19:d@thread.v2': 'p-bo' });

    expect(action).toMatchObject({ answers: { '19:d@thread.v2': { owner: 'p-bo' } } });
  });

  it.each([
    ['a field that the card does not have', { 'title:d-1': 'x' }],
    ['an input without decision', { 'owner:': 'p-bo' }],
    ['an id with spaces', { 'owner:d 1': 'p-bo' }],
    ['an id that is too long', { [`owner:${'x'.repeat(201)}`]: 'p-bo' }],
    ['a toggle that is neither on nor off', { 'parked:d-1': 'yes' }],
    ['an input that is not text', { 'parked:d-1': true }],
    ['an input that is too long', { 'reason:d-1': 'x'.repeat(501) }],
    ['answers made by hand', { answers: {} }],
  ])('refuses %s', (_what, inputs) => {
    expect(CardAction.safeParse({ ...close, ...inputs }).success).toBe(false);
  });

  it('takes the answers to 200 decisions and no more', () => {
    const inputs = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`owner:d-${index}`, 'p-bo']));

    expect(CardAction.safeParse({ ...close, ...inputs(200) }).success).toBe(true);
    expect(CardAction.safeParse({ ...close, ...inputs(201) }).success).toBe(false);
  });

  it('cannot reach the prototype', () => {
    const action = CardAction.parse({ ...close, 'owner:__proto__': 'p-bo', 'owner:constructor': 'p-bo' });

    expect(({} as Record<string, unknown>)['owner']).toBeUndefined();
    expect(Object.keys((action as { answers: object }).answers).sort()).toEqual(['__proto__', 'constructor']);
  });
});
