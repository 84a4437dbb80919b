import { WithdrawalErasureJob } from '../../../core/contracts/jobs.ts';
import { applyHolds, createHolds } from '../../../core/holds/index.ts';
import { type Meeting, recordDelivery } from '../../../core/meetings/index.ts';
import { forgetWords } from '../../../core/withdrawals/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { causeBy, close, consent, join, keyOf, latest, say, settle } from '../../helpers/meeting-steps.ts';
import { ANNA, BO, CILLA } from '../../helpers/people.ts';
import { MINUTE } from '../../helpers/test-clock.ts';

const world = useCoreWorld();
beforeEach(() => world.settings.set({ consentCeiling: 'juridik' }));

const documentOf = (meeting: Meeting) =>
  world.store.read({ tenantId: meeting.tenantId, scope: meeting.conversationId, id: meeting.id });
const handOver = (meeting: Meeting) =>
  world.dispatcher.dispatch([{ tenantId: meeting.tenantId, scope: meeting.conversationId, id: meeting.id }]);

async function wordsOf(meeting: Meeting): Promise<string[]> {
  const { tenantId, conversationId: scope } = meeting;
  const page = await world.store.query({ tenantId, scope, kind: 'utterance', limit: 1000 });
  return page.documents.map(({ body }) => (body as { text: string }).text).sort();
}

async function jobsOf(meeting: Meeting): Promise<WithdrawalErasureJob[]> {
  const { outbox = [] } = (await documentOf(meeting)) ?? {};
  return outbox.flatMap((entry) =>
    entry.type === 'job' && entry.queue === 'erasures' ? [WithdrawalErasureJob.parse(entry.body)] : [],
  );
}

/** Everybody lets their words be kept, and speaks. */
async function spoken(): Promise<Meeting> {
  const meeting = await join(world);
  for (const each of [ANNA, BO, CILLA]) await consent(world, meeting, each, 'plus');
  world.clock.advance(1);
  await say(world, ANNA, 'Annas ord');
  await say(world, BO, 'Bos ord');
  await say(world, null, 'Någons ord');
  await say(world, ANNA, 'Öppen fråga: vad säger Anna?');
  await say(world, BO, 'Öppen fråga: vad säger Bo?');
  world.clock.advance(MINUTE);
  return meeting;
}

describe('a withdrawal', () => {
  it.each(['active', 'closed'])(
    'from a meeting that is %s removes what the yes carried, and nothing else',
    async (state) => {
      const meeting = await spoken();
      await settle(world, 'DECISION Byta leverantör | anna | 2026-10-15', ANNA);
      if (state === 'closed') await close(world, meeting);
      await handOver(meeting);
      world.clock.advance(1);
      await consent(world, meeting, ANNA, 'none');
      const [job, ...others] = await jobsOf(meeting);
      if (!job) throw new Error('No job');
      const outcome = await forgetWords(world, job);

      const after = await latest(world, meeting);
      expect(others).toEqual([]);
      expect(await wordsOf(meeting)).toEqual(['Bos ord', 'Öppen fråga: vad säger Bo?']);
      expect(after.openQuestions.map(({ text }) => text)).toEqual(['vad säger Bo?']);
      expect(after.decisions.map(({ title }) => title)).toEqual(['Byta leverantör']);
      expect(outcome).toEqual({
        type: 'reschedule',
        at: new Date(world.clock.now().getTime() + 15 * MINUTE).toISOString(),
      });
      expect(after.forgotten).toEqual([
        {
          personId: 'anna',
          consentHash: job.consentHash,
          withdrawnAt: job.withdrawnAt,
          doneAt: world.clock.iso(),
          utterances: 4,
          questions: 1,
          cards: 0,
          held: 0,
        },
      ]);
    },
  );

  it('waits for words that are on their way to their documents', async () => {
    const meeting = await spoken();
    await consent(world, meeting, ANNA, 'none');
    const [job] = await jobsOf(meeting);
    if (!job) throw new Error('No job');

    const early = await forgetWords(world, job);
    await handOver(meeting);
    await forgetWords(world, job);

    expect(early.type).toBe('reschedule');
    expect(await wordsOf(meeting)).toEqual(['Bos ord', 'Öppen fråga: vad säger Bo?']);
  });

  it('looks a second time, and tells of what was written down meanwhile', async () => {
    const meeting = await spoken();
    await handOver(meeting);
    const { tenantId, conversationId: scope } = meeting;
    const page = await world.store.query({ tenantId, scope, kind: 'utterance', limit: 1000 });
    const [late] = page.documents.filter(({ body }) => (body as { text: string }).text === 'Annas ord');
    await consent(world, meeting, ANNA, 'none');
    const [job] = await jobsOf(meeting);
    if (!job || !late) throw new Error('Nothing to do');

    await forgetWords(world, job);
    await world.store.createMissing([late]);
    const second = await forgetWords(world, job);
    const third = await forgetWords(world, job);

    expect([second, third]).toEqual([{ type: 'done' }, { type: 'done' }]);
    expect(await wordsOf(meeting)).not.toContain('Annas ord');
    expect((await latest(world, meeting)).forgotten).toMatchObject([{ utterances: 4, questions: 1 }]);
  });

  it('leaves what was said after a new yes', async () => {
    const meeting = await spoken();
    await consent(world, meeting, ANNA, 'none');
    const [job] = await jobsOf(meeting);
    world.clock.advance(1);
    await consent(world, meeting, ANNA, 'plus');
    await say(world, ANNA, 'Nya ord');
    await handOver(meeting);
    if (!job) throw new Error('No job');
    await forgetWords(world, job);

    expect(await wordsOf(meeting)).toEqual(['Bos ord', 'Nya ord', 'Öppen fråga: vad säger Bo?']);
  });

  it('waits for a legal hold, day by day, and says so', async () => {
    const holds = createHolds({ store: world.store, onPending: () => undefined });
    const pause = async () => undefined;
    const bringIntoLine = async () =>
      applyHolds({ store: world.store, pause }, 'tenant-1', await holds.active('tenant-1'));
    const meeting = await spoken();
    await handOver(meeting);
    const terms = { owner: 'Jurist', reason: 'Tvist', reviewOn: '2027-01-01' };
    const { id } = await holds.place('tenant-1', { type: 'person', personId: 'anna' }, terms, 'r', causeBy(world, BO));
    await bringIntoLine();
    await consent(world, meeting, ANNA, 'none');
    const [job] = await jobsOf(meeting);
    if (!job) throw new Error('No job');

    await forgetWords(world, job);
    const waiting = await forgetWords(world, job);
    const during = (await latest(world, meeting)).forgotten;
    await holds.release('tenant-1', id, causeBy(world, BO));
    await bringIntoLine();
    const released = await forgetWords(world, job);

    const nextDay = new Date(world.clock.now().getTime() + 24 * 60 * MINUTE).toISOString();
    expect(waiting).toEqual({ type: 'reschedule', at: nextDay });
    expect(during).toMatchObject([{ utterances: 1, held: 2 }]);
    expect(released).toEqual({ type: 'done' });
    expect((await latest(world, meeting)).forgotten).toMatchObject([{ utterances: 3, held: 0 }]);
    expect(await wordsOf(meeting)).toEqual(['Bos ord', 'Öppen fråga: vad säger Bo?']);
  });

  it('shows the cards of decisions again without the words', async () => {
    const meeting = await join(world);
    await consent(world, meeting, ANNA, 'plus');
    const { decision } = await settle(world, 'DECISION Byta leverantör | anna | 2026-10-15', ANNA);
    await recordDelivery(world.meetings, {
      key: keyOf(meeting),
      slot: { card: 'decision', decisionId: decision.id },
      delivery: { state: 'card', activityId: 'a-1' },
      settled: [],
      cause: causeBy(world, ANNA),
    });
    await handOver(meeting);
    await consent(world, meeting, ANNA, 'none');
    const [job] = await jobsOf(meeting);
    if (!job) throw new Error('No job');
    await forgetWords(world, job);

    const { outbox = [] } = (await documentOf(meeting)) ?? {};
    const cards = outbox.flatMap((entry) =>
      entry.type === 'job' && entry.queue === 'notifications' ? [entry.body] : [],
    );
    expect(cards).toContainEqual(expect.objectContaining({ card: 'decision', decisionId: decision.id }));
    expect((await latest(world, meeting)).forgotten).toMatchObject([{ cards: 1 }]);
  });

  it('of who never said yes, or has said no already, removes nothing', async () => {
    const meeting = await join(world);
    await consent(world, meeting, ANNA, 'none');
    await consent(world, meeting, ANNA, 'plus');
    await consent(world, meeting, ANNA, 'none');
    await consent(world, meeting, ANNA, 'none');

    expect(await jobsOf(meeting)).toHaveLength(1);
  });

  it('of a meeting that is gone has nothing to do', async () => {
    const meeting = await spoken();
    await consent(world, meeting, ANNA, 'none');
    const [job] = await jobsOf(meeting);
    await world.meetings.remove(keyOf(meeting));

    if (!job) throw new Error('No job');
    expect(await forgetWords(world, job)).toEqual({ type: 'done' });
  });
});
