import { deliveryOf, recordDelivery } from '../../../core/meetings/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import {
  auditTypes,
  causeBy,
  join,
  joinWithConsent,
  keyOf,
  latest,
  onlyDecision,
  settle,
} from '../../helpers/meeting-steps.ts';
import { ANNA } from '../../helpers/people.ts';

const world = useCoreWorld();

describe('a delivery that was recorded', () => {
  it.each(['brief', 'consent', 'close', 'recap', 'recapMail'] as const)('of %s stands in the meeting', async (card) => {
    const meeting = await join(world);
    const delivery = { state: 'card', activityId: 'act-1' } as const;

    const recorded = await recordDelivery(world.meetings, {
      key: keyOf(meeting),
      slot: { card },
      delivery,
      settled: ['job:brief'],
      cause: causeBy(world, ANNA),
    });

    expect(deliveryOf(recorded, { card })).toEqual({ ...delivery, at: world.clock.iso() });
    expect(await latest(world, meeting)).toEqual(recorded);
    expect(recorded.revision).toBe(meeting.revision);
    expect(await auditTypes(world, meeting)).toContain('card.delivered');
  });

  it('settles what it was the work of', async () => {
    const meeting = await join(world);
    const { tenantId, conversationId: scope, id } = meeting;

    await recordDelivery(world.meetings, {
      key: keyOf(meeting),
      slot: { card: 'brief' },
      delivery: { state: 'text', activityId: null },
      settled: ['job:brief'],
      cause: causeBy(world, ANNA),
    });

    const document = await world.store.read({ tenantId, scope, id });
    expect(document?.outbox.filter(({ type }) => type === 'job').map((entry) => entry.id)).toEqual([
      'job:card:consent',
    ]);
  });

  it('of a decision stands with the decision, and does not make its card outdated', async () => {
    await joinWithConsent(world);
    const { meeting, decision } = await settle(world);
    const slot = { card: 'decision', decisionId: decision.id } as const;
    const delivery = { state: 'card', activityId: 'act-1' } as const;

    await recordDelivery(world.meetings, {
      key: keyOf(meeting),
      slot,
      delivery,
      settled: [],
      cause: causeBy(world, ANNA),
    });

    const stored = await latest(world, meeting);
    expect(onlyDecision(stored)).toEqual({ ...decision, card: delivery });
    expect(deliveryOf(stored, slot)).toEqual(delivery);
    expect(deliveryOf(stored, { card: 'decision', decisionId: 'd-other' })).toBeNull();
  });

  it('is on record once for the same, and again when another card came in between', async () => {
    const meeting = await join(world);
    const record = (activityId: string) =>
      recordDelivery(world.meetings, {
        key: keyOf(meeting),
        slot: { card: 'consent' },
        delivery: { state: 'card', activityId },
        settled: [],
        cause: causeBy(world, ANNA),
      });

    for (const activityId of ['act-1', 'act-1', 'act-2', 'act-1']) await record(activityId);

    expect((await auditTypes(world, meeting)).filter((type) => type === 'card.delivered')).toHaveLength(3);
    expect((await latest(world, meeting)).cards.consent.activityId).toBe('act-1');
  });
});
