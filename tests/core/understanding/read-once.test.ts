import { type Attendee, type Utterance, understand } from '../../../core/understanding/index.ts';

const ANNA: Attendee = { id: 'anna', name: 'Anna Svensson' };
const BO: Attendee = { id: 'bo', name: 'Bo Ek' };

/** An utterance that counts how often its words are looked at. */
function counted(id: string, words: string): Utterance & { looks: number } {
  return {
    id,
    speakerId: 'bo',
    at: '2026-03-02T09:00:00.000Z',
    looks: 0,
    get text() {
      this.looks += 1;
      return words;
    },
  };
}

function hear(utterance: Utterance, context: Utterance[], attendees: Attendee[], meetingDate = '2026-03-02') {
  return understand({ utterance, context, attendees, meetingDate, language: 'sv' });
}

describe('the turns before', () => {
  it('are read once, however often they are context', () => {
    const first = counted('u-1', 'Ska vi byta leverantör?');
    const second = counted('u-2', 'Ja, det gör vi.');

    hear(first, [], [ANNA, BO]);
    hear(second, [first], [ANNA, BO]);
    const again = hear(second, [first], [{ ...ANNA }, { ...BO }]);

    expect([first.looks, second.looks]).toEqual([1, 1]);
    expect(again).toEqual(hear(counted('u-2', second.text), [counted('u-1', first.text)], [ANNA, BO]));
  });

  it('are read anew when somebody has come', () => {
    const utterance = counted('u-1', 'Anna skickar avtalet på fredag.');
    const before = hear(utterance, [], [BO]);

    const after = hear(utterance, [], [BO, ANNA]);

    expect(before[0]).not.toMatchObject({ owner: { personId: 'anna' } });
    expect(after[0]).toMatchObject({ owner: { type: 'person', personId: 'anna' } });
  });

  it('are read anew when the day is another', () => {
    const utterance = counted('u-1', 'Anna skickar avtalet på fredag.');
    hear(utterance, [], [ANNA, BO]);

    const after = hear(utterance, [], [ANNA, BO], '2026-03-09');

    expect(after[0]).toMatchObject({ deadline: '2026-03-13' });
  });
});
