import { defaultPeople, type SandboxPeople } from '../../../infra/sandbox/teams/index.ts';
import { useBotHost } from '../bot-host.ts';
import { button, type CardAnswer, click, consent, decide, join, KARIN, write } from '../chat-steps.ts';

function peopleOf(count: number): SandboxPeople {
  const others = Array.from({ length: count - 1 }, (_, index) => ({
    id: `29:1person-with-a-long-teams-id-as-they-are-${index}`,
    aadObjectId: `5e0f1a6c-1000-4b7d-8a11-${String(index).padStart(12, '0')}`,
    name: `Förnamn${index} Efternamnsson-Dubbelnamn`,
    givenName: `Förnamn${index}`,
    surname: 'Efternamnsson-Dubbelnamn',
    email: `person.${index}@contoso.example`,
  }));
  return { ...defaultPeople, others };
}

/** Teams' own limit is about 100 KB; other channels' 28 KB. */
const SOFT_LIMIT = 28 * 1024;
const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe('a meeting with 300 people', () => {
  const host = useBotHost({ people: peopleOf(300) });

  it('knows all of them, page by page', async () => {
    await join(host);

    const { people } = await host.meeting();
    expect(people).toHaveLength(300);
    expect(new Set(people.map(({ id }) => id)).size).toBe(300);
  });

  it('has a consent card that also those answer by whose own views Teams does not refresh it', async () => {
    const { card, activityId } = await join(host);
    const last = host.teams.people.everyone.at(-1);
    if (!last) throw new Error('Nobody is there');

    expect((card['refresh'] as { userIds: string[] }).userIds).not.toContain(last.id);
    const answer = await click(host, last, { activityId }, button(card, 'consent.give', { level: 'bas' }));
    expect(JSON.stringify(answer.value)).toContain('✓ Bas');
    expect((await host.meeting()).consents.at(-1)).toMatchObject({ personId: last.aadObjectId, level: 'bas' });
  });

  it('lets those answer by command, too', async () => {
    await join(host);
    const last = host.teams.people.everyone.at(-1);
    if (!last) throw new Error('Nobody is there');
    await write(host, last, '/kollegan plus');
    await write(host, last, '/kollegan nej');

    const own = (await host.meeting()).consents.filter(({ personId }) => personId === last.aadObjectId);
    expect(own.map(({ signal }) => signal)).toEqual(['requested', 'informed', 'objected']);
  });

  it('has small cards, however many decisions there are', async () => {
    await join(host);
    await consent(host, [KARIN]);
    const decisions = Array.from({ length: 30 }, (_, index) => `DECISION Ett långt beslut om sak nummer ${index}`);
    await write(host, KARIN, decisions.join('\n'));
    const { cards } = await write(host, KARIN, '/kollegan close');
    const [close] = cards;

    const answer: CardAnswer = await click(
      host,
      KARIN,
      { activityId: close?.activityId ?? '' },
      button(close?.card, 'close.submit'),
    );

    expect(host.sent().every(({ activity }) => bytesOf(activity.attachments ?? '') < SOFT_LIMIT)).toBe(true);
    expect(bytesOf(answer.value)).toBeLessThan(SOFT_LIMIT);
  });

  it('lets anyone be picked, by search instead of by list', async () => {
    await join(host);
    await consent(host, [KARIN]);
    const card = await decide(host, { owner: '', deadline: '' });
    const last = host.teams.people.everyone.at(-1)?.aadObjectId;

    await click(host, KARIN, card, button(card.card, 'decision.change'), {
      title: 'Byta bank',
      owner: last,
      deadline: '',
    });

    expect(JSON.stringify(card.card)).toContain('graph.microsoft.com/users?scope=currentContext');
    expect((await host.meeting()).decisions[0]?.owner).toEqual({ type: 'person', personId: last });
  });
});

describe.each([
  [60, 60],
  [61, 60],
])('a meeting with %d people', (count, refreshed) => {
  const host = useBotHost({ people: peopleOf(count) });

  it(`has a consent card that Teams refreshes for ${refreshed} of them`, async () => {
    const { card } = await join(host);

    const userIds = (card['refresh'] as { userIds: string[] } | undefined)?.userIds ?? [];
    expect(userIds).toHaveLength(refreshed);
  });
});
