import type { Meeting } from '../../../core/meetings/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import {
  act,
  askToClose,
  auditTypes,
  close,
  consent,
  join,
  joinWithConsent,
  keyOf,
  latest,
  onlyDecision,
  say,
  settle,
} from '../../helpers/meeting-steps.ts';
import { ANNA, BO, CILLA, DAN, person } from '../../helpers/people.ts';

const world = useCoreWorld();

async function outboxOf({ tenantId, conversationId, id }: Meeting) {
  return (await world.store.read({ tenantId, scope: conversationId, id }))?.outbox ?? [];
}

describe('what is not heard', () => {
  it('is everything where there is no meeting', async () => {
    expect(await say(world, ANNA, 'DECISION Byta')).toEqual({ type: 'not-heard', reason: 'no-meeting' });
  });

  it.each([
    ['who has not answered', null],
    ['who said no', 'none'],
  ] as const)('is %s', async (_name, level) => {
    const meeting = await join(world);
    if (level) await consent(world, meeting, ANNA, level);
    const before = await latest(world, meeting);

    const heard = await say(world, ANNA, 'DECISION Byta');

    expect(heard).toEqual({ type: 'not-heard', reason: 'no-consent' });
    expect(await latest(world, meeting)).toEqual(before);
    expect(world.recent.of(meeting.id)).toEqual([]);
  });

  it('is everybody under a ceiling of nothing', async () => {
    world.settings.set({ consentCeiling: 'none' });
    await joinWithConsent(world, 'juridik');

    expect(await say(world, ANNA, 'DECISION Byta')).toEqual({ type: 'not-heard', reason: 'no-consent' });
  });

  it.each(['paused', 'closing', 'closed'] as const)('is a meeting that is %s', async (status) => {
    const meeting = await joinWithConsent(world);
    await settle(world);
    await world.meetings.change(keyOf(meeting), (before) => ({ meeting: { ...before, status }, result: null }));

    expect(await say(world, ANNA, 'DECISION Hyra')).toEqual({ type: 'not-heard', reason: 'not-listening' });
    expect((await latest(world, meeting)).decisions).toHaveLength(1);
  });

  it('was said before its speaker said yes, also when it comes late', async () => {
    const meeting = await join(world);
    const said = world.clock.iso();
    world.clock.advance(5_000);
    await consent(world, meeting, ANNA, 'plus');

    const late = await say(world, ANNA, 'DECISION Byta', { at: said });
    const now = await say(world, ANNA, 'DECISION Hyra');

    expect(late).toEqual({ type: 'not-heard', reason: 'no-consent' });
    expect(now.type).toBe('heard');
  });

  it('is who withdrew while it was being understood', async () => {
    const meeting = await joinWithConsent(world, 'plus');
    const settingsOf = async (tenantId: string) => {
      await consent(world, meeting, ANNA, 'none');
      return world.settings.settingsOf(tenantId);
    };

    const heard = await say({ ...world, settings: { ...world.settings, settingsOf } }, ANNA, 'DECISION Byta');

    expect(heard).toEqual({ type: 'not-heard', reason: 'no-consent' });
    expect((await latest(world, meeting)).decisions).toEqual([]);
    expect(world.recent.of(meeting.id)).toEqual([]);
  });

  it('is neither read nor given to anyone who listens', async () => {
    await join(world);
    const understand = jest.fn(() => []);

    await say({ ...world, understand }, ANNA, 'Hemligt');

    expect(understand).not.toHaveBeenCalled();
  });
});

describe('a decision that is heard', () => {
  it('is one write with its card and its audit event', async () => {
    const meeting = await joinWithConsent(world);

    const heard = await say(world, BO, 'DECISION Byta leverantör | anna | 2026-10-15', {
      utteranceId: 'u-1',
      link: 'https://teams.example/u-1',
    });

    const stored = await latest(world, meeting);
    const decision = onlyDecision(stored);
    expect(heard).toEqual({ type: 'heard', meeting: stored, decisions: [decision], proposals: [] });
    expect(decision).toMatchObject({
      title: 'Byta leverantör',
      owner: { type: 'person', personId: 'anna' },
      deadline: '2026-10-15',
      status: 'caught',
      evidence: [{ utteranceId: 'u-1', speakerId: 'bo', level: 'bas', link: 'https://teams.example/u-1' }],
    });
    const entries = (await outboxOf(meeting)).filter(({ id }) => id.includes(decision.id));
    expect(entries).toEqual([
      expect.objectContaining({ id: `job:card:decision:${decision.id}:1`, queue: 'notifications' }),
    ]);
    expect(await auditTypes(world, meeting)).toContain('decision.caught');
  });

  it('raises the revision of the list once for all that one utterance settles', async () => {
    const meeting = await joinWithConsent(world);

    const heard = await say(world, BO, 'DECISION Byta\nACTION Ringa | bo');

    expect(heard.type === 'heard' && heard.decisions.map(({ kind }) => kind)).toEqual(['decision', 'action']);
    expect((await latest(world, meeting)).revision).toBe(meeting.revision + 1);
  });

  it('leaves the card to the turn for half a minute', async () => {
    const meeting = await joinWithConsent(world);
    await settle(world);

    const card = (await outboxOf(meeting)).find(({ id }) => id.startsWith('job:card:decision'));

    expect(card?.dueAt).toBe('2026-10-05T08:00:30.000Z');
  });

  it('is told the people and the day of the meeting in its time zone', async () => {
    world.clock.set('2026-10-05T22:30:00.000Z');
    const meeting = await joinWithConsent(world);
    const understand = jest.fn(() => []);

    await say({ ...world, understand }, ANNA, 'Hej');

    expect(understand).toHaveBeenCalledWith(
      expect.objectContaining({
        meetingDate: '2026-10-06',
        language: 'sv',
        attendees: meeting.people.map(({ id, name }) => ({ id, name })),
      }),
    );
  });

  it('is one, however often its message comes', async () => {
    const meeting = await joinWithConsent(world, 'juridik');
    await say(world, BO, 'DECISION Byta', { utteranceId: 'u-1' });
    const before = { meeting: await latest(world, meeting), outbox: await outboxOf(meeting) };
    world.clock.advance(1_000);

    const again = await say(world, BO, 'DECISION Byta', { utteranceId: 'u-1' });

    expect(again).toMatchObject({ type: 'heard', decisions: [] });
    expect({ meeting: await latest(world, meeting), outbox: await outboxOf(meeting) }).toEqual(before);
  });

  it('is one, also when its message comes twice at once', async () => {
    const meeting = await joinWithConsent(world);

    await Promise.all([1, 2, 3].map(() => say(world, BO, 'DECISION Byta', { utteranceId: 'u-1' })));

    expect((await latest(world, meeting)).decisions).toHaveLength(1);
  });

  it('is lost to no other that comes at once', async () => {
    const meeting = await joinWithConsent(world);

    await Promise.all(Array.from({ length: 10 }, (_, n) => say(world, BO, `DECISION Punkt ${n}`)));

    expect(new Set((await latest(world, meeting)).decisions.map(({ title }) => title)).size).toBe(10);
  });

  it('is not taken when the meeting has five hundred', async () => {
    const meeting = await joinWithConsent(world);
    const lines = Array.from({ length: 600 }, (_, n) => `DECISION Punkt ${n}`).join('\n');

    await say(world, BO, lines);

    expect((await latest(world, meeting)).decisions).toHaveLength(500);
  });

  it("comes with the speaker's new name", async () => {
    const meeting = await joinWithConsent(world);

    await say(world, person('Bo Berg', { id: 'bo', email: null }), 'Hej');

    const bo = (await latest(world, meeting)).people.find(({ id }) => id === 'bo');
    expect(bo).toEqual(person('Bo Berg', { id: 'bo', email: 'bo@example.org' }));
  });
});

describe('what is said later about a decision', () => {
  it('completes it, and asks for its card again', async () => {
    const meeting = await joinWithConsent(world);
    const { decision } = await settle(world, 'DECISION Byta leverantör');
    const first = decision.evidence[0]?.utteranceId ?? '';

    await say(world, BO, `DECISION Byta leverantör | cilla | 2026-11-01 | ${first}`);

    const revised = onlyDecision(await latest(world, meeting));
    expect(revised).toMatchObject({ id: decision.id, revision: 2, deadline: '2026-11-01' });
    expect(revised.owner).toEqual({ type: 'person', personId: CILLA.id });
    expect(revised.evidence).toHaveLength(2);
    expect(await auditTypes(world, meeting)).toContain('decision.revised');
    expect((await outboxOf(meeting)).map(({ id }) => id)).toContain(`job:card:decision:${decision.id}:2`);
  });

  it('of an utterance that settled two is about the one with the title', async () => {
    const meeting = await joinWithConsent(world);
    await say(world, BO, 'DECISION Byta\nDECISION Hyra', { utteranceId: 'u-1' });
    const understand = () => [
      { ...revision('Hyra lokal', 'u-1'), replacesTitle: 'Hyra' },
      { ...revision('Något annat', 'u-1'), replacesTitle: 'Ett namn som ingen har' },
    ];

    await say({ ...world, understand }, BO, 'Vi hyr en lokal');

    const titles = (await latest(world, meeting)).decisions.map(({ title }) => title);
    expect(titles).toEqual(['Byta', 'Hyra lokal', 'Något annat']);
  });

  it('is a decision of its own when the earlier one is not known', async () => {
    const meeting = await joinWithConsent(world);

    await say(world, BO, 'DECISION Byta | | | u-of-another-life');

    expect(onlyDecision(await latest(world, meeting)).revision).toBe(1);
  });

  it('does not bring back what somebody dismissed', async () => {
    const meeting = await joinWithConsent(world);
    const settled = await settle(world, 'DECISION Byta');
    await act(world, settled, { type: 'dismiss' });
    const first = settled.decision.evidence[0]?.utteranceId ?? '';

    const heard = await say(world, BO, `DECISION Byta leverantör | cilla | | ${first}`);

    expect(heard).toMatchObject({ type: 'heard', decisions: [] });
    expect(onlyDecision(await latest(world, meeting))).toMatchObject({ status: 'dismissed', title: 'Byta' });
  });

  it('comes twice and is done once, also after the decision was dismissed', async () => {
    const meeting = await joinWithConsent(world);
    const settled = await settle(world, 'DECISION Byta');
    const first = settled.decision.evidence[0]?.utteranceId ?? '';
    const completion = `DECISION Byta | cilla | | ${first}`;
    await say(world, BO, completion, { utteranceId: 'u-2' });
    await act(world, settled, { type: 'dismiss' });

    await say(world, BO, completion, { utteranceId: 'u-2' });

    expect(onlyDecision(await latest(world, meeting)).status).toBe('dismissed');
  });
});

function revision(title: string, replaces: string) {
  const owner = { type: 'none' } as const;
  return {
    kind: 'decision' as const,
    title,
    owner,
    deadline: null,
    alternatives: [],
    confidence: 1,
    evidence: [],
    replaces,
  };
}

describe('what takes a decision back', () => {
  function withdrawing(utteranceId: string) {
    const withdrawal = { kind: 'withdrawal' as const, evidence: [], replaces: utteranceId, replacesTitle: 'Byta' };
    return { ...world, understand: () => [withdrawal] };
  }

  it('dismisses what only the rules have caught, shows it, and can be undone', async () => {
    const meeting = await joinWithConsent(world);
    const settled = await settle(world, 'DECISION Byta');
    const first = settled.decision.evidence[0]?.utteranceId ?? '';

    const heard = await say(withdrawing(first), BO, 'Nej, vi låter bli');
    const restored = await act(world, settled, { type: 'restore' });

    expect(heard).toMatchObject({ type: 'heard', decisions: [{ status: 'dismissed', revision: 2 }] });
    expect(await auditTypes(world, meeting)).toContain('decision.withdrawn');
    expect((await outboxOf(meeting)).map(({ id }) => id)).toContain(`job:card:decision:${settled.decision.id}:2`);
    expect(restored).toMatchObject({ type: 'changed', decision: { status: 'caught' } });
  });

  it('asks again about what a person has confirmed', async () => {
    const meeting = await joinWithConsent(world);
    const settled = await settle(world, 'DECISION Byta');
    const first = settled.decision.evidence[0]?.utteranceId ?? '';
    await act(world, settled, { type: 'confirm' });

    await say(withdrawing(first), BO, 'Vänta, vi skjuter på det');

    expect(onlyDecision(await latest(world, meeting))).toMatchObject({ status: 'caught', revision: 3 });
    expect(await auditTypes(world, meeting)).toContain('decision.revised');
  });

  it('changes nothing about what is gone or unknown', async () => {
    const meeting = await joinWithConsent(world);
    const settled = await settle(world, 'DECISION Byta');
    const first = settled.decision.evidence[0]?.utteranceId ?? '';
    await act(world, settled, { type: 'dismiss' });
    const before = await latest(world, meeting);

    await say(withdrawing(first), BO, 'Nej');
    await say(withdrawing('u-unknown'), BO, 'Nej');

    expect(await latest(world, meeting)).toEqual(before);
  });

  it('changes nothing about what is parked', async () => {
    const meeting = await joinWithConsent(world);
    const settled = await settle(world, 'DECISION Byta');
    const first = settled.decision.evidence[0]?.utteranceId ?? '';
    await world.meetings.change(keyOf(meeting), (before) => ({
      meeting: {
        ...before,
        decisions: before.decisions.map((d) => ({ ...d, status: 'parked', parkedReason: 'Väntar' })),
      },
      result: null,
    }));

    await say(withdrawing(first), BO, 'Nej');

    expect(onlyDecision(await latest(world, meeting))).toMatchObject({ status: 'parked', parkedReason: 'Väntar' });
  });
});

describe('an open question', () => {
  it('is noted with its audit event', async () => {
    const meeting = await joinWithConsent(world);

    await say(world, BO, 'Öppen fråga: hur gör vi med budgeten?');

    expect((await latest(world, meeting)).openQuestions).toEqual([
      { text: 'hur gör vi med budgeten?', at: world.clock.iso(), speakerId: BO.id },
    ]);
    expect(await auditTypes(world, meeting)).toContain('question.noted');
  });

  it('is noted once', async () => {
    const meeting = await joinWithConsent(world);
    await say(world, BO, 'Öppen fråga: hur gör vi?', { utteranceId: 'u-1' });
    world.clock.advance(60_000);

    await say(world, BO, 'Öppen fråga: hur gör vi?', { utteranceId: 'u-1' });
    await say(world, ANNA, 'öppen fråga – hur gör vi?');

    expect((await latest(world, meeting)).openQuestions).toHaveLength(1);
  });

  it('makes room for the latest hundred', async () => {
    const meeting = await joinWithConsent(world);

    for (let n = 1; n <= 101; n++) await say(world, BO, `Open question: number ${n}?`);

    const { openQuestions } = await latest(world, meeting);
    expect(openQuestions).toHaveLength(100);
    expect(openQuestions[0]?.text).toBe('number 2?');
  });
});

describe('the context', () => {
  it('is what was said right before, in this meeting', async () => {
    await joinWithConsent(world);
    const contexts: string[][] = [];
    const listening = {
      ...world,
      understand: ({ context }: Parameters<typeof world.understand>[0]) => {
        contexts.push(context.map(({ text }) => text));
        return [];
      },
    };

    await say(listening, ANNA, 'Ska vi byta?');
    await say(listening, BO, 'Ja, det gör vi', { utteranceId: 'u-2' });
    await say(listening, BO, 'Ja, det gör vi', { utteranceId: 'u-2' });

    expect(contexts).toEqual([[], ['Ska vi byta?'], ['Ska vi byta?']]);
  });

  it('forgets who withdrew, also when the withdrawal reached another process', async () => {
    const meeting = await joinWithConsent(world);
    await say(world, ANNA, 'Ska vi byta?');
    await consent({ ...world, recent: { ...world.recent, forgetPerson: () => undefined } }, meeting, ANNA, 'none');
    const understand = jest.fn(() => []);

    await say({ ...world, understand }, BO, 'Ja, det gör vi');

    expect(understand).toHaveBeenCalledWith(expect.objectContaining({ context: [] }));
  });

  it('forgets words that nobody could attribute when anyone withdraws', async () => {
    const meeting = await joinWithConsent(world);
    await say(world, null, 'Ska vi byta?');
    await consent(world, meeting, CILLA, 'none');
    const understand = jest.fn(() => []);

    await say({ ...world, understand }, BO, 'Ja, det gör vi');

    expect(understand).toHaveBeenCalledWith(expect.objectContaining({ context: [] }));
  });
});

describe('someone who came after the roster was read', () => {
  it('is heard once they have answered', async () => {
    const meeting = await joinWithConsent(world);

    const before = await say(world, DAN, 'DECISION Byta');
    await consent(world, meeting, DAN, 'bas');
    const after = await say(world, DAN, 'DECISION Byta');

    expect([before.type, after.type]).toEqual(['not-heard', 'heard']);
  });
});

describe('a meeting that closed', () => {
  it('hears nothing more, and the next one does', async () => {
    await close(world, await joinWithConsent(world));
    const silent = await say(world, ANNA, 'DECISION Byta');
    const next = await joinWithConsent(world);

    const heard = await say(world, ANNA, 'DECISION Byta');

    expect(silent.type).toBe('not-heard');
    expect(heard).toMatchObject({ type: 'heard', meeting: { id: next.id } });
  });

  it('hears nothing while it is asked to close', async () => {
    const meeting = await joinWithConsent(world);
    await settle(world);
    await askToClose(world, meeting);

    expect(await say(world, ANNA, 'DECISION Hyra')).toEqual({ type: 'not-heard', reason: 'not-listening' });
  });
});
