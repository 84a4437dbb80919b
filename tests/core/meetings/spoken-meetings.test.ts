import { createSpokenMeetings, type SpokenMeetings } from '../../../core/meetings/index.ts';
import { createLearnedModel } from '../../../core/understanding/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { joinWithConsent, latest, say } from '../../helpers/meeting-steps.ts';
import { BO } from '../../helpers/people.ts';

const world = useCoreWorld();

/** A model that is as sure of every turn, and opens no card of its own. */
function modelOf(action: number) {
  const hearMeeting = jest.fn(() => () => ({
    score: { action, decision: action },
    action: 'pass' as const,
    decision: 'pass' as const,
  }));
  return { hearMeeting };
}

function sayAloud(spoken: SpokenMeetings, text: string, byEar = true): ReturnType<typeof say> {
  const withEar = { ...world, spoken };
  return say(withEar, BO, text, { spoken: byEar });
}

describe('a meeting that is heard by ear', () => {
  it('makes no card of what the model is not sure of, and gives it as a proposal', async () => {
    const meeting = await joinWithConsent(world, 'bas', { language: 'en' });
    const spoken = createSpokenMeetings({ model: modelOf(0.1) });

    const result = await sayAloud(spoken, 'ACTION Book the room | bo');

    expect(result).toMatchObject({ decisions: [], proposals: [{ title: 'Book the room' }] });
    expect((await latest(world, meeting)).decisions).toEqual([]);
  });

  it('makes a card of what the model is sure of', async () => {
    const meeting = await joinWithConsent(world, 'bas', { language: 'en' });
    const spoken = createSpokenMeetings({ model: modelOf(0.8) });

    await sayAloud(spoken, 'ACTION Book the room | bo');

    expect((await latest(world, meeting)).decisions).toMatchObject([{ title: 'Book the room' }]);
  });

  it.each([
    ['typed words', 'en', false],
    ['another language', 'sv', true],
  ] as const)('never holds back %s', async (_, language, byEar) => {
    const meeting = await joinWithConsent(world, 'bas', { language });
    const model = modelOf(0);

    await sayAloud(createSpokenMeetings({ model }), 'ACTION Book | bo', byEar);

    expect((await latest(world, meeting)).decisions).toMatchObject([{ title: 'Book' }]);
    expect(model.hearMeeting).not.toHaveBeenCalled();
  });

  it('knows so many meetings and forgets the one that was silent longest', () => {
    const model = modelOf(0);
    const { hear } = createSpokenMeetings({ model });
    const said = { id: 'u-1', speakerId: 'bo', at: '2026-10-05T08:00:00.000Z', text: 'Hm.' };
    for (let n = 0; n <= 500; n += 1) hear(`m-${n}`, said, []);

    hear('m-500', said, []);
    hear('m-0', said, []);

    expect(model.hearMeeting).toHaveBeenCalledTimes(502);
  });

  it('works with the model as it ships', () => {
    const { hear } = createSpokenMeetings({ model: createLearnedModel() });
    const said = { id: 'u-1', speakerId: 'bo', at: '2026-10-05T08:00:00.000Z', text: 'Hm.' };

    expect(hear('m', said, [])).toEqual({ findings: [], proposals: [] });
  });
});
