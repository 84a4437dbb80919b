import type { Decision } from '../../../core/decisions/index.ts';
import { sendNudge } from '../../../core/follow-up/index.ts';
import type { Meeting } from '../../../core/meetings/index.ts';
import { ensurePlannerTask } from '../../../core/tasks/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { FORBIDDEN, fault, UNAVAILABLE } from '../../helpers/faults.ts';
import {
  act,
  auditTypes,
  CONVERSATION,
  close,
  joinWithConsent,
  keyOf,
  latest,
  onlyDecision,
  settle,
  TENANT,
} from '../../helpers/meeting-steps.ts';
import { ANNA, BO } from '../../helpers/people.ts';

const world = useCoreWorld();
const FIRST = { lastTry: false };
const LAST = { lastTry: true };
const GRAPH_DOWN = fault('GRAPH.UNAVAILABLE', 'retry');

let meeting: Meeting;
let decision: Decision;

/** A closed meeting with one decision, on the day when its owner is to be reminded. */
async function due({ people = [ANNA, BO] } = {}): Promise<void> {
  const open = await joinWithConsent(world, 'bas', { people });
  await settle(world, 'DECISION Byta leverantör | anna | 2026-10-15');
  meeting = await close(world, open);
  decision = onlyDecision(meeting);
  world.clock.set(decision.nudge?.dueAt ?? '');
}

const job = (round = 1) => ({ ...keyOf(meeting), decisionId: decision.id, round, correlationId: 'c-1' });

async function nudge() {
  return onlyDecision(await latest(world, meeting)).nudge;
}

async function nudgeAudit() {
  const document = await world.store.read({ tenantId: TENANT, scope: CONVERSATION, id: meeting.id });
  return (document?.outbox ?? []).flatMap((entry) =>
    entry.type === 'audit' && entry.event.type.startsWith('nudge.') ? [entry.event] : [],
  );
}

describe('a reminder', () => {
  beforeEach(() => due());

  it('goes to the owner in the personal chat, once', async () => {
    const results = [await sendNudge(world, job(), FIRST), await sendNudge(world, job(), FIRST)];

    expect(results).toEqual([{ type: 'sent', channel: 'personal' }, { type: 'skipped' }]);
    expect(world.chat.sent).toMatchObject([{ way: 'personal', to: '29:anna', card: 'nudge' }]);
    expect(world.chat.sent[0]?.text).toContain('Byta leverantör');
    expect(await nudge()).toMatchObject({ round: 1, outcome: 'sent', channel: 'personal' });
    expect(await nudgeAudit()).toMatchObject([
      { type: 'nudge.sent', data: { channel: 'personal', ownerId: 'anna', round: 1 } },
    ]);
  });

  it('leaves the list and its cards as they are', async () => {
    await sendNudge(world, job(), FIRST);

    const after = await latest(world, meeting);
    expect(after.revision).toBe(meeting.revision);
  });

  it('goes to the one who owns it now', async () => {
    await act(world, { meeting, decision }, { type: 'hand-over', ownerId: 'bo' });

    await sendNudge(world, job(), FIRST);

    expect(world.chat.sent).toMatchObject([{ way: 'personal', to: '29:bo' }]);
  });

  it.each<[string, ('personal' | 'card')[], string]>([
    ['personal chat', ['personal'], 'chat'],
    ['personal chat and meeting', ['personal', 'card'], 'mail'],
  ])('takes another way where the %s refuses', async (_name, refused, channel) => {
    for (const way of refused) world.chat.fail(way, FORBIDDEN);

    const result = await sendNudge(world, job(), FIRST);

    expect(result).toEqual({ type: 'sent', channel });
    expect(await nudge()).toMatchObject({ outcome: 'sent', channel });
    expect(world.logger.lines.map(({ fields }) => fields['code'])).toEqual(refused.map(() => 'CHAT.FORBIDDEN'));
  });

  it('by mail goes to the owner alone', async () => {
    world.chat.fail('personal', FORBIDDEN);
    world.chat.fail('card', FORBIDDEN);

    await sendNudge(world, job(), FIRST);

    expect(world.mail.sent).toMatchObject([
      {
        to: [{ address: 'anna@example.org', name: ANNA.name }],
        subject: 'Påminnelse: Byta leverantör',
        messageKey: `${meeting.id}:${decision.id}:nudge:1`,
        correlationId: 'c-1',
      },
    ]);
  });

  it('tries the first way again while there are tries', async () => {
    world.chat.fail('personal', UNAVAILABLE);

    await expect(sendNudge(world, job(), FIRST)).rejects.toBe(UNAVAILABLE);
    expect([world.chat.sent, (await nudge())?.outcome]).toEqual([[], 'scheduled']);
  });

  it('takes the next way when there are none left', async () => {
    world.chat.fail('personal', UNAVAILABLE);

    expect(await sendNudge(world, job(), LAST)).toEqual({ type: 'sent', channel: 'chat' });
  });

  it.each([FORBIDDEN, UNAVAILABLE])('that no way takes is dead, and says so: %s', async (error) => {
    world.chat.fail('personal', error);
    world.chat.fail('card', error);
    world.mail.fail('send', error);

    const result = sendNudge(world, job(), LAST);

    await expect(result).rejects.toMatchObject({ code: 'NUDGE.UNDELIVERABLE', fate: 'dead-letter' });
    expect(await nudge()).toMatchObject({ outcome: 'failed', channel: null });
    expect(await auditTypes(world, meeting)).toContain('nudge.failed');
  });

  it.each([
    ['another round', () => sendNudge(world, job(2), FIRST)],
    ['another decision', () => sendNudge(world, { ...job(), decisionId: 'd-other' }, FIRST)],
    ['another meeting', () => sendNudge(world, { ...job(), meetingId: 'm-other' }, FIRST)],
  ])('of %s is none', async (_name, send) => {
    expect(await send()).toEqual({ type: 'skipped' });
    expect(world.chat.sent).toEqual([]);
  });

  it('that comes outside working hours waits for them', async () => {
    world.clock.set('2026-10-09T20:00:00.000Z');

    expect(await sendNudge(world, job(), FIRST)).toEqual({ type: 'later', at: '2026-10-12T06:00:00.000Z' });
    expect(world.chat.sent).toEqual([]);
    world.clock.set('2026-10-12T06:00:00.000Z');
    expect(await sendNudge(world, job(), FIRST)).toEqual({ type: 'sent', channel: 'personal' });
  });
});

describe('a reminder by mail to who has no address', () => {
  it('is dead, and says so', async () => {
    await due({ people: [{ ...ANNA, email: null }, BO] });
    world.chat.fail('personal', FORBIDDEN);
    world.chat.fail('card', FORBIDDEN);

    await expect(sendNudge(world, job(), FIRST)).rejects.toMatchObject({ code: 'NUDGE.UNDELIVERABLE' });
    expect(world.mail.sent).toEqual([]);
    expect(world.logger.lines.map(({ fields }) => fields['code'])).toContain('NUDGE.NO_ADDRESS');
  });
});

describe('a reminder to who has left the directory', () => {
  it('goes to the meeting', async () => {
    await due();
    await world.meetings.change(keyOf(meeting), (before) => ({ meeting: { ...before, people: [BO] }, result: null }));

    expect(await sendNudge(world, job(), FIRST)).toEqual({ type: 'sent', channel: 'chat' });
  });
});

describe('a reminder that is not needed', () => {
  beforeEach(async () => {
    await due();
    await ensurePlannerTask(world, { ...job() });
  });

  it('since the task is done in Planner is not sent, and the decision is done', async () => {
    for (const task of world.planner.tasks) task.percentComplete = 100;

    expect(await sendNudge(world, job(), FIRST)).toEqual({ type: 'stopped', reason: 'done' });
    expect(world.chat.sent).toEqual([]);
    expect(onlyDecision(await latest(world, meeting))).toMatchObject({
      doneAt: world.clock.iso(),
      nudge: { outcome: 'stopped', channel: null },
    });
    expect(await nudgeAudit()).toMatchObject([{ type: 'nudge.stopped', data: { reason: 'done' } }]);
  });

  it('since the owner said that it is done keeps when', async () => {
    const doneAt = '2026-10-06T08:00:00.000Z';
    await world.meetings.change(keyOf(meeting), (before) => ({
      meeting: { ...before, decisions: before.decisions.map((each) => ({ ...each, doneAt })) },
      result: null,
    }));

    expect(await sendNudge(world, job(), FIRST)).toEqual({ type: 'stopped', reason: 'done' });
    expect(onlyDecision(await latest(world, meeting)).doneAt).toBe(doneAt);
  });

  it('since the task was deleted in Planner is not sent', async () => {
    world.planner.tasks.length = 0;

    expect(await sendNudge(world, job(), FIRST)).toEqual({ type: 'stopped', reason: 'task-gone' });
    expect(onlyDecision(await latest(world, meeting)).doneAt).toBeNull();
  });

  it.each<[string, Partial<Decision>]>([
    ['was parked', { status: 'parked' }],
    ['has no owner', { owner: { type: 'none' } }],
  ])('since the decision %s is not sent', async (_name, changed) => {
    await world.meetings.change(keyOf(meeting), (before) => ({
      meeting: { ...before, decisions: before.decisions.map((each) => ({ ...each, ...changed })) },
      result: null,
    }));

    expect(await sendNudge(world, job(), FIRST)).toEqual({ type: 'stopped', reason: 'not-wanted' });
    expect(await nudgeAudit()).toHaveLength(1);
  });

  it('is asked of Planner again while Planner does not answer', async () => {
    world.planner.fail('read', GRAPH_DOWN);

    await expect(sendNudge(world, job(), FIRST)).rejects.toBe(GRAPH_DOWN);
    expect(world.chat.sent).toEqual([]);
  });

  it('is sent all the same when Planner never answers: a reminder too many is better than silence', async () => {
    world.planner.fail('read', GRAPH_DOWN);

    expect(await sendNudge(world, job(), LAST)).toEqual({ type: 'sent', channel: 'personal' });
    expect(world.logger.lines[0]?.fields).toEqual({ code: 'GRAPH.UNAVAILABLE', correlationId: 'c-1' });
  });

  it('is sent all the same when Planner refuses to tell', async () => {
    world.planner.fail('read', FORBIDDEN);

    expect(await sendNudge(world, job(), FIRST)).toEqual({ type: 'sent', channel: 'personal' });
  });
});
