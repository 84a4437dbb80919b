import {
  type PostInput,
  postCloseCard,
  postConsentCard,
  postDecisionCard,
  postPreBrief,
  quoteOf,
} from '../../../core/delivery/index.ts';
import type { Meeting } from '../../../core/meetings/index.ts';
import { setCeiling } from '../../../core/meetings/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { FORBIDDEN, UNAVAILABLE } from '../../helpers/faults.ts';
import {
  act,
  askToClose,
  CONVERSATION,
  causeBy,
  close,
  consent,
  join,
  joinWithConsent,
  keyOf,
  latest,
  onlyDecision,
  say,
  settle,
  TENANT,
} from '../../helpers/meeting-steps.ts';
import { ANNA, BO } from '../../helpers/people.ts';

const world = useCoreWorld();

function posting(meeting: Meeting, stage: PostInput['stage'] = { type: 'turn' }): PostInput {
  return { key: keyOf(meeting), stage, correlationId: 'c-1' };
}

const JOB = { type: 'job', lastTry: false } as const;

async function jobsOwed(meeting: Meeting): Promise<string[]> {
  const document = await world.store.read({ tenantId: TENANT, scope: CONVERSATION, id: meeting.id });
  return (document?.outbox ?? []).filter(({ type }) => type === 'job').map(({ id }) => id);
}

describe('the cards of a new meeting', () => {
  it('are the brief and the question about consent', async () => {
    const meeting = await join(world);

    const results = [await postPreBrief(world, posting(meeting)), await postConsentCard(world, posting(meeting))];

    expect(results).toEqual(['card', 'card']);
    expect(world.chat.log()).toEqual(['card pre-brief', 'card consent']);
    expect(await jobsOwed(meeting)).toEqual([]);
    expect((await latest(world, meeting)).cards).toMatchObject({
      brief: { activityId: 'activity-1' },
      consent: { activityId: 'activity-2' },
    });
  });

  it('brief about what is open from before, and not about itself', async () => {
    const earlier = await joinWithConsent(world);
    await settle(world, 'DECISION Byta leverantör | anna | 2026-10-15');
    await close(world, earlier);
    const meeting = await joinWithConsent(world);
    await settle(world, 'DECISION Hyra lokal');

    await postPreBrief(world, posting(meeting));

    const text = world.chat.sent[0]?.text ?? '';
    expect(text).toContain('Byta leverantör');
    expect(text).not.toContain('Hyra lokal');
  });
});

describe('the card of a decision', () => {
  it('is posted once for each change, the later ones in the place of the first', async () => {
    await joinWithConsent(world);
    const { meeting, decision } = await settle(world, 'DECISION Byta');
    const decisionId = decision.id;
    await postDecisionCard(world, { ...posting(meeting), decisionId, quote: 'Vi byter' });
    await act(world, { meeting, decision }, { type: 'choose-owner', ownerId: 'bo' });

    await postDecisionCard(world, { ...posting(meeting, JOB), decisionId, quote: null });

    expect(world.chat.log()).toEqual(['card decision', 'replace decision']);
    expect(world.chat.sent.map(({ text }) => text.includes('Vi byter'))).toEqual([true, false]);
    expect(world.chat.sent[1]?.text).toContain(BO.name);
  });

  it('settles the work of the revision that it shows, and no other', async () => {
    await joinWithConsent(world);
    const { meeting, decision } = await settle(world, 'DECISION Byta');
    const first = decision.evidence[0]?.utteranceId ?? '';
    await say(world, BO, `DECISION Byta | bo | | ${first}`);

    await postDecisionCard(world, { ...posting(meeting), decisionId: decision.id, quote: null });

    const cards = (await jobsOwed(meeting)).filter((id) => id.includes('card:decision'));
    expect(cards).toEqual([`job:card:decision:${decision.id}:1`]);
  });

  it.each([
    ['decision', { decisionId: 'd-other' }],
    ['meeting', { key: { tenantId: TENANT, conversationId: CONVERSATION, meetingId: 'm-other' } }],
  ])('of no such %s is posted to nobody', async (_name, overrides) => {
    await joinWithConsent(world);
    const { meeting, decision } = await settle(world);

    const input = { ...posting(meeting), decisionId: decision.id, quote: null, ...overrides };

    expect(await postDecisionCard(world, input)).toBe('card');
    expect(world.chat.sent).toEqual([]);
  });
});

describe('the words on a card that comes later', () => {
  async function settleAt(level: 'bas' | 'plus' | 'juridik') {
    world.settings.set({ consentCeiling: 'juridik' });
    await joinWithConsent(world, level);
    const settled = await settle(world, 'DECISION Byta -- de faktiska orden');
    await world.dispatcher.dispatch(world.pending);
    return settled;
  }

  async function quote({ meeting }: { meeting: Meeting }): Promise<string | null> {
    const now = await latest(world, meeting);
    return quoteOf(world.store, now, onlyDecision(now));
  }

  it.each([
    ['bas', null],
    ['plus', 'DECISION Byta -- de faktiska orden'],
    ['juridik', 'DECISION Byta -- de faktiska orden'],
  ] as const)('said at level %s are %j', async (level, words) => {
    expect(await quote(await settleAt(level))).toBe(words);
  });

  it('are none once their speaker has lowered or withdrawn, also after the next yes', async () => {
    const settled = await settleAt('juridik');
    const quotes = [await quote(settled)];
    world.clock.advance(1_000);
    for (const level of ['plus', 'bas', 'none', 'juridik'] as const) {
      await consent(world, settled.meeting, BO, level);
      quotes.push(await quote(settled));
    }

    const words = 'DECISION Byta -- de faktiska orden';
    expect(quotes).toEqual([words, words, null, null, null]);
  });

  it('are none under a ceiling that was lowered since', async () => {
    const settled = await settleAt('plus');
    await setCeiling(world, { key: keyOf(settled.meeting), ceiling: 'bas', cause: causeBy(world, ANNA) });

    expect(await quote(settled)).toBeNull();
  });

  it('of nobody in particular are none once anyone has withdrawn', async () => {
    const meeting = await joinWithConsent(world, 'plus');
    await say(world, null, 'DECISION Byta -- de faktiska orden');
    await world.dispatcher.dispatch(world.pending);
    const before = await quote({ meeting });
    world.clock.advance(1_000);

    await consent(world, meeting, BO, 'none');

    expect(before).toContain('de faktiska orden');
    expect(await quote({ meeting })).toBeNull();
  });

  it('are none when nothing was kept, or nothing says where it came from', async () => {
    await joinWithConsent(world, 'plus');
    const { meeting, decision } = await settle(world);

    const lost = await quoteOf(world.store, meeting, decision);
    const unknown = await quoteOf(world.store, meeting, { ...decision, evidence: [] });

    expect([lost, unknown]).toEqual([null, null]);
  });
});

describe('the close card', () => {
  async function closing(): Promise<Meeting> {
    const meeting = await joinWithConsent(world);
    await settle(world, 'DECISION Byta');
    return (await askToClose(world, meeting)).meeting;
  }

  it('asks for what is missing', async () => {
    const meeting = await closing();

    expect(await postCloseCard(world, posting(meeting))).toBe('card');
    expect(world.chat.sent[0]?.text).toContain('Välj en ägare.');
    expect(await jobsOwed(meeting)).not.toContain(`job:card:decision-close:${meeting.revision}`);
  });

  it('is not posted when the meeting is not closing any more', async () => {
    const meeting = await closing();
    await join(world);

    expect(await postCloseCard(world, posting(meeting, JOB))).toBe('card');
    expect(world.chat.sent).toEqual([]);
  });

  it('goes out by mail where the chat takes nothing', async () => {
    const meeting = await closing();
    world.chat.fail('card', FORBIDDEN);
    world.chat.fail('text', UNAVAILABLE);

    expect(await postCloseCard(world, posting(meeting, JOB))).toBe('mail');
    expect(world.mail.sent[0]?.subject).toBe('Innan mötet stängs: Ledningsgrupp');
    expect(world.mail.sent[0]?.html).toContain('Välj en ägare.');
  });
});
