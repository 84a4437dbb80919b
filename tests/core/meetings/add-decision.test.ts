import { type AddDecisionInput, addDecision, type Meeting } from '../../../core/meetings/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { auditTypes, causeBy, close, join, keyOf, latest, onlyDecision } from '../../helpers/meeting-steps.ts';
import { ANNA, BO, DAN } from '../../helpers/people.ts';

const world = useCoreWorld();

function add(meeting: Meeting, more: Partial<AddDecisionInput> = {}) {
  return addDecision(world, {
    key: keyOf(meeting),
    kind: 'decision',
    title: 'Köpa\u202e  nya stolar',
    ownerId: BO.id,
    deadline: '2026-10-20',
    requestId: 'request-1',
    cause: causeBy(world, ANNA),
    ...more,
  });
}

describe('a decision written by hand', () => {
  it('stands confirmed in the meeting, whoever consents to what', async () => {
    const meeting = await join(world);
    const result = await add(meeting);

    expect(result.type).toBe('added');
    const after = await latest(world, meeting);
    expect(onlyDecision(after)).toMatchObject({
      title: 'Köpa nya stolar',
      owner: { type: 'person', personId: 'bo' },
      deadline: '2026-10-20',
      status: 'confirmed',
      evidence: [{ speakerId: 'anna', level: 'none', link: null }],
    });
    expect(after.revision).toBe(meeting.revision + 1);
    expect(await auditTypes(world, meeting)).toContain('decision.added');
  });

  it('is one, however often the request comes', async () => {
    const meeting = await join(world);
    await add(meeting);

    expect((await add(meeting, { title: 'Något annat' })).type).toBe('known');
    expect(onlyDecision(await latest(world, meeting)).title).toBe('Köpa nya stolar');
    expect((await add(meeting, { cause: causeBy(world, BO) })).type).toBe('added');
  });

  it('may lack an owner and a day until the meeting closes', async () => {
    const meeting = await join(world);
    const bare: AddDecisionInput = {
      key: keyOf(meeting),
      kind: 'action',
      title: 'Ring hyresvärden',
      requestId: 'request-2',
      cause: causeBy(world, ANNA),
    };

    expect(await addDecision(world, bare)).toMatchObject({
      type: 'added',
      decision: { owner: { type: 'none' }, deadline: null, kind: 'action' },
    });
  });

  it.each([
    [{ title: ' \u200b ' }, 'title'],
    [{ ownerId: DAN.id }, 'owner'],
    [{ deadline: '2026-10-01' }, 'deadline'],
  ])('is refused where it is wrong: %j', async (wrong, field) => {
    expect(await add(await join(world), wrong)).toEqual({ type: 'invalid', field });
  });

  it('is refused from who was not there, and when the meeting is closed', async () => {
    const meeting = await join(world);

    expect(await add(meeting, { cause: causeBy(world, DAN) })).toEqual({ type: 'refused', reason: 'not-member' });
    await close(world, meeting);
    expect(await add(meeting)).toEqual({ type: 'refused', reason: 'meeting-closed' });
  });
});
