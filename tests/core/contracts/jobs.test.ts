import { Duration } from 'luxon';
import { BriefJob, NotificationJob, NudgeJob, PlannerTaskJob, RecapJob } from '../../../core/contracts/jobs.ts';
import { QUEUES, QueueName } from '../../../core/contracts/queues.ts';

const base = { tenantId: 't', conversationId: 'c', meetingId: 'm', correlationId: 'x' };

const SCHEMAS = {
  'planner-task': [PlannerTaskJob, { ...base, decisionId: 'd' }],
  recap: [RecapJob, base],
  nudge: [NudgeJob, { ...base, decisionId: 'd', round: 1 }],
  brief: [BriefJob, base],
  consent: [NotificationJob, { ...base, card: 'consent' }],
  decision: [NotificationJob, { ...base, card: 'decision', decisionId: 'd' }],
  close: [NotificationJob, { ...base, card: 'decision-close' }],
} as const;

describe.each(Object.entries(SCHEMAS))('a %s job', (_name, [schema, job]) => {
  it('is what its contract says', () => {
    expect(schema.parse(job)).toEqual(job);
  });

  it.each(Object.keys(job))('is refused without %s', (key) => {
    const { [key as keyof typeof job]: _left, ...rest } = job;

    expect(schema.safeParse(rest).success).toBe(false);
  });

  it.each(Object.keys(base))('is refused with an empty or endless %s', (key) => {
    const results = ['', 'x'.repeat(201)].map((value) => schema.safeParse({ ...job, [key]: value }).success);

    expect(results).toEqual([false, false]);
  });
});

it.each([0, 1.5, 100, '1'])('a nudge of round %p is refused', (round) => {
  expect(NudgeJob.safeParse({ ...base, decisionId: 'd', round }).success).toBe(false);
});

// Source: Service Bus, a lock is at most five minutes and duplicate detection 20 seconds to seven days.
describe.each(QueueName.options)('the queue %s', (name) => {
  it('keeps within the limits of Service Bus', () => {
    const { lockDuration, duplicateDetectionWindow, maxDeliveryCount } = QUEUES[name];
    const lock = Duration.fromISO(lockDuration).toMillis();
    const window = Duration.fromISO(duplicateDetectionWindow).toMillis();

    expect(lock).toBeGreaterThan(0);
    expect(lock).toBeLessThanOrEqual(5 * 60_000);
    expect(window).toBeGreaterThanOrEqual(20_000);
    expect(window).toBeLessThanOrEqual(7 * 24 * 60 * 60_000);
    expect(maxDeliveryCount).toBeGreaterThan(5);
  });
});
