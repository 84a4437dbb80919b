import type { JobMessage } from '../../../core/outbox/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { AMBIGUOUS } from '../../helpers/fake-planner.ts';
import { FORBIDDEN, fault, UNAVAILABLE } from '../../helpers/faults.ts';
import {
  askToClose,
  close,
  join,
  joinWithConsent,
  latest,
  onlyDecision,
  settle,
  submit,
} from '../../helpers/meeting-steps.ts';
import { ANNA } from '../../helpers/people.ts';
import { DAY, HOUR } from '../../helpers/test-clock.ts';
import { handedOver, handle, jobIn } from '../job-steps.ts';

const world = useCoreWorld();
const REFUSED = fault('CHAT.REFUSED', 'dead-letter');

/** A closed meeting with one decision of Anna's, and the jobs that it put on the queues. */
async function closed() {
  await joinWithConsent(world);
  const { meeting } = await settle(world);
  const after = await close(world, meeting);
  return { meeting: after, jobs: await handedOver(world) };
}

describe('brief', () => {
  const brief = async () => jobIn(await handedOver(world), /:brief$/);

  it('posts the pre-brief that its turn could not post', async () => {
    const meeting = await join(world);

    const outcome = await handle(world, await brief());

    expect(outcome).toEqual({ type: 'done' });
    expect(world.chat.log()).toEqual(['card pre-brief']);
    expect((await latest(world, meeting)).cards.brief).toEqual({
      state: 'card',
      activityId: 'activity-1',
      at: world.clock.now().toISOString(),
    });
  });

  it('posts it once, whatever is delivered twice', async () => {
    await join(world);
    const job = await brief();

    await handle(world, job);
    await handle(world, job, { deliveryCount: 2 });

    expect(world.chat.sent.filter(({ way }) => way === 'card')).toHaveLength(1);
  });
});

describe('notification', () => {
  it('posts the consent card', async () => {
    const meeting = await join(world);

    const outcome = await handle(world, jobIn(await handedOver(world), /:card:consent$/));

    expect(outcome).toEqual({ type: 'done' });
    expect((await latest(world, meeting)).cards.consent.state).toBe('card');
  });

  it('posts the card of a decision without its words, which were not kept', async () => {
    await joinWithConsent(world);
    const { meeting } = await settle(world, 'DECISION Byta leverantör -- marsvin');

    const outcome = await handle(world, jobIn(await handedOver(world), /:card:decision:d-/));

    expect(outcome).toEqual({ type: 'done' });
    expect(onlyDecision(await latest(world, meeting)).card.state).toBe('card');
    expect(JSON.stringify(world.chat.sent)).not.toContain('marsvin');
  });

  it('posts the close card', async () => {
    await joinWithConsent(world);
    const { meeting } = await settle(world);
    await askToClose(world, meeting);

    const outcome = await handle(world, jobIn(await handedOver(world), /:card:decision-close:/));

    expect(outcome).toEqual({ type: 'done' });
    expect((await latest(world, meeting)).cards.close.state).toBe('card');
  });

  it('is done when what it was about is settled already', async () => {
    await joinWithConsent(world);
    const { meeting } = await settle(world);
    await askToClose(world, meeting);
    const job = jobIn(await handedOver(world), /:card:decision-close:/);
    await submit(world, meeting);

    expect(await handle(world, job)).toEqual({ type: 'done' });
    expect(world.chat.log()).toEqual([]);
  });

  describe('of a decision that Teams does not take', () => {
    let job: JobMessage;
    beforeEach(async () => {
      await joinWithConsent(world);
      await settle(world);
      job = jobIn(await handedOver(world), /:card:decision:d-/);
    });

    it('is tried again while that may help', async () => {
      world.chat.fail('card', UNAVAILABLE);

      expect(await handle(world, job, { deliveryCount: 2 })).toEqual({ type: 'retry', delayMs: 2_000 });
      expect(world.chat.log()).toEqual([]);
    });

    it('waits as long as Teams asks for', async () => {
      world.chat.fail('card', fault('CHAT.UNAVAILABLE', 'retry', 90_000));

      expect(await handle(world, job)).toEqual({ type: 'retry', delayMs: 90_000 });
    });

    it('goes out as text when the card is refused', async () => {
      world.chat.fail('card', REFUSED);

      expect(await handle(world, job)).toEqual({ type: 'done' });
      expect(world.chat.log()).toEqual(['text']);
      expect(world.metrics.lines).toContain('card decision text sent');
    });

    it('goes out as text at the last try', async () => {
      world.chat.fail('card', UNAVAILABLE);

      expect(await handle(world, job, { deliveryCount: 5 })).toEqual({ type: 'done' });
      expect(world.chat.log()).toEqual(['text']);
    });

    it('is left to the recap’s mail when the chat is closed to Kollegan', async () => {
      world.chat.fail('card', FORBIDDEN);
      world.chat.fail('text', FORBIDDEN);

      expect(await handle(world, job)).toEqual({ type: 'done' });
      expect(world.mail.sent).toEqual([]);
    });
  });

  it('about the close goes out by mail when the chat is closed to Kollegan', async () => {
    await joinWithConsent(world);
    const { meeting } = await settle(world);
    await askToClose(world, meeting);
    const job = jobIn(await handedOver(world), /:card:decision-close:/);
    world.chat.fail('card', FORBIDDEN);
    world.chat.fail('text', FORBIDDEN);

    expect(await handle(world, job)).toEqual({ type: 'done' });
    expect(world.mail.sent).toHaveLength(1);
    expect((await latest(world, meeting)).cards.close.state).toBe('mail');
  });

  it('waits when not even the mail goes out', async () => {
    await joinWithConsent(world);
    const { meeting } = await settle(world);
    await askToClose(world, meeting);
    const job = jobIn(await handedOver(world), /:card:decision-close:/);
    for (const way of ['card', 'text'] as const) world.chat.fail(way, FORBIDDEN);
    world.mail.fail('send', fault('MAIL.THROTTLED', 'retry', 5_000));

    expect(await handle(world, job)).toEqual({ type: 'retry', delayMs: 5_000 });
  });
});

describe('planner task', () => {
  it('makes the task, once, and shows it in the recap', async () => {
    const { meeting, jobs } = await closed();
    await handle(world, jobIn(jobs, /:recap$/));
    const job = jobIn(jobs, /:planner-task$/);

    const outcomes = [await handle(world, job), await handle(world, job, { deliveryCount: 2 })];

    expect(outcomes).toEqual([{ type: 'done' }, { type: 'done' }]);
    expect(world.planner.tasks).toHaveLength(1);
    expect(onlyDecision(await latest(world, meeting)).task).toMatchObject({ state: 'created', taskId: 'task-1' });
    expect(world.chat.log().at(-1)).toBe('replace recap');
  });

  it('is done also when the recap cannot be shown anew', async () => {
    const { jobs } = await closed();
    await handle(world, jobIn(jobs, /:recap$/));
    world.chat.fail('replace', UNAVAILABLE);

    expect(await handle(world, jobIn(jobs, /:planner-task$/))).toEqual({ type: 'done' });
    expect(world.logger.lines).toContainEqual(expect.objectContaining({ message: 'the recap could not be refreshed' }));
  });

  it('looks for the task before it makes another one when nobody knows whether it was made', async () => {
    const { jobs } = await closed();
    const job = jobIn(jobs, /:planner-task$/);
    world.planner.fail('created', AMBIGUOUS, 1);

    const first = await handle(world, job);
    const second = await handle(world, job, { deliveryCount: 2 });

    expect([first.type, second.type]).toEqual(['retry', 'done']);
    expect(world.planner.tasks).toHaveLength(1);
  });

  it('is a dead letter when Planner will never take it', async () => {
    const { jobs } = await closed();
    world.planner.fail('create', fault('PLANNER.LIMIT', 'dead-letter'));

    expect(await handle(world, jobIn(jobs, /:planner-task$/))).toMatchObject({
      type: 'dead-letter',
      code: 'PLANNER.LIMIT',
    });
  });

  it('is a dead letter when its meeting is not there', async () => {
    const { jobs } = await closed();
    const job = jobIn(jobs, /:planner-task$/);
    const body = { ...Object(job.body), meetingId: 'm-0' };

    expect(await handle(world, { ...job, body })).toMatchObject({ type: 'dead-letter', code: 'MEETING.NOT_FOUND' });
  });

  it('of another tenant finds nothing of this one', async () => {
    const { jobs } = await closed();
    const job = jobIn(jobs, /:planner-task$/);
    const body = { ...Object(job.body), tenantId: 'tenant-2' };

    expect((await handle(world, { ...job, body })).type).toBe('dead-letter');
    expect(world.planner.tasks).toEqual([]);
  });
});

describe('recap', () => {
  it('is a card in the chat and a mail to everyone, each once', async () => {
    const { meeting, jobs } = await closed();
    const job = jobIn(jobs, /:recap$/);

    const outcomes = [await handle(world, job), await handle(world, job, { deliveryCount: 2 })];

    expect(outcomes).toEqual([{ type: 'done' }, { type: 'done' }]);
    expect(world.chat.log()).toEqual(['card recap']);
    expect(world.mail.sent).toHaveLength(1);
    expect((await latest(world, meeting)).cards).toMatchObject({
      recap: { state: 'card' },
      recapMail: { state: 'mail' },
    });
  });

  it('that is delivered again after the card sends only the mail', async () => {
    const { jobs } = await closed();
    const job = jobIn(jobs, /:recap$/);
    world.mail.fail('send', fault('MAIL.UNAVAILABLE', 'retry'), 1);

    const first = await handle(world, job);
    const second = await handle(world, job, { deliveryCount: 2 });

    expect([first.type, second.type]).toEqual(['retry', 'done']);
    expect(world.chat.log()).toEqual(['card recap']);
    expect(world.mail.sent).toHaveLength(1);
  });

  it('goes out as text at the last try', async () => {
    const { jobs } = await closed();
    world.chat.fail('card', UNAVAILABLE);
    const job = jobIn(jobs, /:recap$/);

    expect((await handle(world, job, { deliveryCount: 4 })).type).toBe('retry');
    expect(await handle(world, job, { deliveryCount: 5 })).toEqual({ type: 'done' });
    expect(world.chat.log()).toEqual(['text']);
  });
});

describe('nudge', () => {
  /** The reminder of a decision, at its time. */
  async function dueNudge(): Promise<JobMessage> {
    const { jobs } = await closed();
    await handle(world, jobIn(jobs, /:planner-task$/));
    world.clock.set('2026-10-07T08:30:00.000Z');
    return jobIn(jobs, /:nudge:1$/);
  }

  it('reaches the owner alone', async () => {
    const job = await dueNudge();

    expect(await handle(world, job)).toEqual({ type: 'done' });
    expect(world.chat.sent).toEqual([expect.objectContaining({ way: 'personal', to: ANNA.teamsId, card: 'nudge' })]);
  });

  it('is scheduled for its time', async () => {
    const { jobs } = await closed();

    expect(Date.parse(jobIn(jobs, /:nudge:1$/).scheduledFor ?? '')).toBeGreaterThan(world.clock.now().getTime() + DAY);
  });

  it('comes back in working hours when it fell out of them', async () => {
    const job = await dueNudge();
    world.clock.advance(10 * HOUR);

    expect(await handle(world, job)).toEqual({ type: 'reschedule', at: '2026-10-08T06:00:00.000Z' });
    expect(world.chat.log()).toEqual([]);
  });

  it('is not sent for a task that is done', async () => {
    const job = await dueNudge();
    const [task] = world.planner.tasks;
    if (task) task.percentComplete = 100;

    expect(await handle(world, job)).toEqual({ type: 'done' });
    expect(world.chat.log()).toEqual([]);
  });

  it('is sent once', async () => {
    const job = await dueNudge();

    await handle(world, job);
    await handle(world, job, { deliveryCount: 2 });

    expect(world.chat.sent).toHaveLength(1);
  });

  it('takes the chat and then mail when the personal chat is refused', async () => {
    const job = await dueNudge();
    world.chat.fail('personal', FORBIDDEN);
    world.chat.fail('card', FORBIDDEN);

    expect(await handle(world, job)).toEqual({ type: 'done' });
    expect(world.mail.sent).toMatchObject([{ to: [{ address: ANNA.email }] }]);
  });

  it('waits for a chat that is only slow, until the last try', async () => {
    const job = await dueNudge();
    world.chat.fail('personal', UNAVAILABLE);

    expect((await handle(world, job, { deliveryCount: 4 })).type).toBe('retry');
    expect(await handle(world, job, { deliveryCount: 5 })).toEqual({ type: 'done' });
    expect(world.chat.log()).toEqual(['card nudge']);
  });

  it('is a dead letter when nothing takes it', async () => {
    const job = await dueNudge();
    for (const way of ['personal', 'card'] as const) world.chat.fail(way, FORBIDDEN);
    world.mail.fail('send', fault('MAIL.REFUSED', 'dead-letter'));

    expect(await handle(world, job)).toMatchObject({ type: 'dead-letter', code: 'NUDGE.UNDELIVERABLE' });
  });
});
