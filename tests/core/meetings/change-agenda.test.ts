import { preBriefView } from '../../../core/briefs/index.ts';
import { changeAgenda, liveDecisions, type Meeting } from '../../../core/meetings/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { auditTypes, causeBy, close, join, keyOf, latest } from '../../helpers/meeting-steps.ts';
import { ANNA, BO, DAN } from '../../helpers/people.ts';

const world = useCoreWorld();

async function write(meeting: Meeting, more: Partial<Parameters<typeof changeAgenda>[1]> = {}) {
  return changeAgenda(world, {
    key: keyOf(meeting),
    of: 'this',
    revision: 0,
    title: 'Budget',
    items: ['Läget'],
    cause: causeBy(world, ANNA),
    ...more,
  });
}

describe('an agenda', () => {
  it('is written, audited without its words, and stands in the pre-brief', async () => {
    const meeting = await join(world);
    const result = await write(meeting, { items: [' Läget\u0000 ', '', 'Vi beslutar att byta'] });
    const after = await latest(world, meeting);
    const brief = preBriefView(after, [], { now: world.clock.now(), timeZone: 'Europe/Stockholm' });

    expect(result).toEqual({
      type: 'changed',
      agenda: { title: 'Budget', items: ['Läget', 'Vi beslutar att byta'], revision: 1 },
    });
    expect(brief.agenda).toEqual({ title: 'Budget', items: ['Läget', 'Vi beslutar att byta'] });
    expect(await auditTypes(world, meeting)).toContain('agenda.changed');
    const document = await world.store.read({ tenantId: after.tenantId, scope: after.conversationId, id: after.id });
    expect(JSON.stringify(document?.outbox)).not.toContain('Läget');
  });

  it('is no evidence: what it says decides nothing', async () => {
    const meeting = await join(world);
    await write(meeting, { title: 'DECISION Byta leverantör', items: ['DECISION Anställa | anna | 2026-10-15'] });

    expect(liveDecisions(await latest(world, meeting))).toEqual([]);
  });

  it('of two who write at once lets one through and shows the other what holds', async () => {
    const meeting = await join(world);
    const [first, second] = await Promise.all([
      write(meeting, { items: ['Annas'] }),
      write(meeting, { items: ['Bos'], cause: causeBy(world, BO) }),
    ]);

    expect([first.type, second.type].toSorted()).toEqual(['changed', 'outdated']);
    const { agenda } = await latest(world, meeting);
    expect(first.type === 'refused' || first.agenda).toEqual(agenda);
    expect(second.type === 'refused' || second.agenda).toEqual(agenda);
  });

  it('for the next meeting is taken over when that begins, and then stands', async () => {
    const first = await join(world);
    await close(world, first);
    await write(first, { of: 'next', items: ['Nästa steg'] });
    world.clock.advance(60_000);
    const second = await join(world);

    expect(second.agenda).toMatchObject({ title: 'Budget', items: ['Nästa steg'] });
    expect(await write(first, { of: 'next', revision: 1 })).toEqual({ type: 'refused', reason: 'over' });
    expect(await write(first)).toEqual({ type: 'refused', reason: 'over' });
    expect(await write(second, { revision: 1, items: [] })).toMatchObject({ type: 'changed' });
  });

  it('is written by people of the meeting only', async () => {
    const meeting = await join(world);

    expect(await write(meeting, { cause: causeBy(world, DAN) })).toEqual({ type: 'refused', reason: 'not-member' });
  });
});
