import { createRecentUtterances } from '../../../core/meetings/index.ts';

function utterance(id: string, speakerId = 'anna') {
  return { id, speakerId, at: '2026-10-05T08:00:00.000Z', text: `words of ${id}` };
}

function idsOf(recent: ReturnType<typeof createRecentUtterances>, meetingId: string): string[] {
  return recent.of(meetingId).map(({ id }) => id);
}

describe('recent utterances', () => {
  it('are the last eight of each meeting, once each', () => {
    const recent = createRecentUtterances();
    for (let n = 1; n <= 10; n++) recent.add('m-1', utterance(`u-${n}`));
    recent.add('m-1', utterance('u-10'));
    recent.add('m-2', utterance('v-1'));

    expect(idsOf(recent, 'm-1')).toEqual(['u-3', 'u-4', 'u-5', 'u-6', 'u-7', 'u-8', 'u-9', 'u-10']);
    expect(idsOf(recent, 'm-2')).toEqual(['v-1']);
    expect(idsOf(recent, 'm-3')).toEqual([]);
  });

  it('forget a person in one meeting, and what nobody can attribute', () => {
    const recent = createRecentUtterances();
    recent.add('m-1', utterance('u-1', 'anna'));
    recent.add('m-1', utterance('u-2', 'bo'));
    recent.add('m-1', utterance('u-3', 'unattributed'));
    recent.add('m-2', utterance('v-1', 'anna'));

    recent.forgetPerson('m-1', 'anna');
    recent.forgetPerson('m-unknown', 'anna');

    expect([idsOf(recent, 'm-1'), idsOf(recent, 'm-2'), idsOf(recent, 'm-unknown')]).toEqual([['u-2'], ['v-1'], []]);
  });

  it('forget a meeting', () => {
    const recent = createRecentUtterances();
    recent.add('m-1', utterance('u-1'));

    recent.forgetMeeting('m-1');

    expect(idsOf(recent, 'm-1')).toEqual([]);
  });

  it('forget the meeting that was silent longest when there are too many', () => {
    const recent = createRecentUtterances();
    for (let n = 0; n < 500; n++) recent.add(`m-${n}`, utterance('u-1'));
    recent.add('m-0', utterance('u-2'));

    recent.add('m-500', utterance('u-1'));

    expect([idsOf(recent, 'm-0'), idsOf(recent, 'm-1'), idsOf(recent, 'm-500')]).toEqual([['u-1', 'u-2'], [], ['u-1']]);
  });
});
