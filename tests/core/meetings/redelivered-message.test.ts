import { postCloseCard, postConsentCard } from '../../../core/delivery/index.ts';
import { type Meeting, requestClose } from '../../../core/meetings/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { causeBy, join, joinResult, joinWithConsent, keyOf, latest, settle } from '../../helpers/meeting-steps.ts';
import { ANNA } from '../../helpers/people.ts';

const world = useCoreWorld();
const TURN = { stage: { type: 'turn' }, correlationId: 'c-1' } as const;

function askBy(messageId: string, meeting: Meeting) {
  return requestClose(world, { key: keyOf(meeting), messageId, cause: causeBy(world, ANNA) });
}

describe('a message that is delivered again, since the process ended before it answered', () => {
  it('finds the meeting that it started as one that it has just joined', async () => {
    const first = await joinResult(world, { messageId: '1' });

    const again = await joinResult(world, { messageId: '1' });

    expect(again).toEqual({ type: 'joined', meeting: first.meeting });
  });

  it('is told from another that asks for the same', async () => {
    await joinResult(world, { messageId: '1' });

    expect(await joinResult(world, { messageId: '2' })).toMatchObject({ type: 'already-here' });
    expect(await joinResult(world)).toMatchObject({ type: 'already-here' });
  });

  it('shows the consent card again in the place of the first', async () => {
    const meeting = await join(world, { messageId: '1' });
    await postConsentCard(world, { key: keyOf(meeting), ...TURN });

    const { meeting: found } = await joinResult(world, { messageId: '1' });
    await postConsentCard(world, { key: keyOf(found), ...TURN });

    expect(world.chat.log()).toEqual(['card consent', 'replace consent']);
  });

  it('shows the close card again in the place of the first', async () => {
    const { meeting } = await settle(world, undefined, (await joinWithConsent(world)).people[0]);
    const first = await askBy('9', meeting);
    await postCloseCard(world, { key: keyOf(meeting), ...TURN });
    const shown = await latest(world, meeting);

    const again = await askBy('9', meeting);
    await postCloseCard(world, { key: keyOf(meeting), ...TURN });

    expect(first.type).toBe('gate');
    expect(again).toEqual({ type: 'gate', meeting: shown });
    expect(world.chat.log()).toEqual(['card decision-close', 'replace decision-close']);
  });

  it('asks anew when another message asks to close', async () => {
    const { meeting } = await settle(world, undefined, (await joinWithConsent(world)).people[0]);
    await askBy('9', meeting);

    const again = await askBy('10', meeting);

    expect(again).toMatchObject({ type: 'gate', meeting: { revision: meeting.revision + 2, handled: ['9', '10'] } });
  });

  it('is remembered among the latest only', async () => {
    const { meeting } = await settle(world, undefined, (await joinWithConsent(world)).people[0]);
    for (let message = 1; message <= 25; message++) await askBy(String(message), meeting);

    const { handled } = await latest(world, meeting);

    expect(handled).toHaveLength(20);
    expect(handled.at(-1)).toBe('25');
  });
});
