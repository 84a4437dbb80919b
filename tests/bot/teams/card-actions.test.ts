import { TEXTS } from '../../../core/texts/index.ts';
import type { JsonObject } from '../../../infra/sandbox/teams/index.ts';
import { useBotHost } from '../bot-host.ts';
import {
  ANNA,
  button,
  buttonsOf,
  type CardAnswer,
  CHAT,
  cardsAfter,
  click,
  consent,
  decide,
  join,
  joinWithConsent,
  KARIN,
  PETRA,
  type SentCard,
  write,
} from '../chat-steps.ts';

const { refusals, replies, consent: consentTexts, notices, problems } = TEXTS.sv;
const host = useBotHost();

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';
const banner = (value: string): CardAnswer => ({ statusCode: 200, type: MESSAGE, value });
const words = (answer: CardAnswer): string => JSON.stringify(answer.value);
const decision = async () => (await host.meeting()).decisions[0];

/** A closing meeting. @returns the close card */
async function closing(...decisions: Parameters<typeof decide>[1][]): Promise<SentCard> {
  await joinWithConsent(host);
  for (const each of decisions) await decide(host, each);
  const { cards } = await write(host, KARIN, '/kollegan close');
  const card = cards.at(-1);
  if (!card) throw new Error('no close card came');
  return card;
}

describe('the consent card', () => {
  it.each(['none', 'bas', 'plus'] as const)('takes an answer, and shows it to its owner alone: %s', async (level) => {
    const card = await join(host);
    const after = host.teams.lastSent();

    const answer = await click(host, ANNA, card, button(card.card, 'consent.give', { level }));

    expect(answer).toEqual({ statusCode: 200, type: CARD, value: expect.objectContaining({ type: 'AdaptiveCard' }) });
    expect(words(answer)).toContain('Anna Svensson');
    expect(words(answer)).toContain('1 av 6 har svarat');
    expect((await host.meeting()).consents.filter(({ signal }) => signal !== 'requested')).toMatchObject([
      { personId: ANNA.aadObjectId, level, channel: 'card', basis: 'legitimate_interest' },
    ]);
    expect(host.teams.sent(after)).toEqual([]);
  });

  it('shows each person their own answer when Teams refreshes it, and changes nothing', async () => {
    const card = await join(host);
    await consent(host, [ANNA], 'plus');
    const before = { written: await host.everything(), sent: host.teams.lastSent() };
    const meetingId = (await host.meeting()).id;

    const refreshed = await Promise.all(
      [ANNA, PETRA, KARIN].map((person) =>
        host.teams.refresh(person.id, card.activityId, { meetingId }, 'consent.view'),
      ),
    );

    expect(refreshed.map(({ status }) => status)).toEqual([200, 200, 200]);
    const [annas, petras, karins] = refreshed.map(({ body }) => JSON.stringify((body as CardAnswer).value));
    expect(annas).toContain('Anna Svensson');
    expect(petras).not.toContain('Anna Svensson');
    expect(buttonsOf(JSON.parse(karins ?? '')).map(({ verb }) => verb)).toContain('consent.ceiling');
    expect(petras).not.toContain('consent.ceiling');
    expect({ written: await host.everything(), sent: host.teams.lastSent() }).toEqual(before);
  });

  it('lets only the organiser set how far the meeting goes', async () => {
    const card = await join(host);
    const data = { meetingId: (await host.meeting()).id, ceiling: 'juridik' };

    const refused = await click(host, ANNA, card, { verb: 'consent.ceiling', data });
    const taken = await click(host, KARIN, card, { verb: 'consent.ceiling', data });

    expect(refused).toEqual(banner(consentTexts.onlyOrganizer));
    expect(taken.type).toBe(CARD);
    expect((await host.meeting()).ceiling).toBe('juridik');
  });

  it('goes no further than the organisation allows', async () => {
    const card = await join(host);
    host.world.settings.set({ consentCap: 'plus' });
    const data = { meetingId: (await host.meeting()).id, ceiling: 'juridik' };

    const answer = await click(host, KARIN, card, { verb: 'consent.ceiling', data });

    expect(answer).toEqual(banner(consentTexts.aboveCap('Plus')));
  });
});

describe('somebody who came after the roster was read', () => {
  let card: SentCard;
  beforeEach(async () => {
    host.teams.faults.add({ match: { pathPattern: 'pagedmembers' }, status: 403, times: 1 });
    card = await join(host);
    expect((await host.meeting()).people).toHaveLength(1);
  });

  it('is let in at the first click, since Teams knows them', async () => {
    const answer = await click(host, PETRA, card, button(card.card, 'consent.give', { level: 'plus' }));

    expect(answer.type).toBe(CARD);
    expect(await host.meeting()).toMatchObject({
      people: [{ id: KARIN.aadObjectId }, { id: PETRA.aadObjectId, name: PETRA.name, email: PETRA.email }],
    });
    expect((await host.meeting()).consents.at(-1)).toMatchObject({ personId: PETRA.aadObjectId, level: 'plus' });
  });

  it('is asked about once', async () => {
    const again = () => click(host, PETRA, card, button(card.card, 'consent.give', { level: 'plus' }));
    await again();
    const fault = host.teams.faults.add({ match: { pathPattern: '/members/' }, status: 500, times: 9 });

    await again();

    expect(host.teams.faults.pending().find(({ id }) => id === fault)?.left).toBe(9);
  });

  it('may own a decision from then on', async () => {
    await consent(host, [KARIN]);
    const decided = await decide(host, { owner: '' });
    const ref = button(decided.card, 'decision.confirm').data;
    await click(host, PETRA, decided, { verb: 'decision.confirm', data: ref });

    const data = { ...ref, revision: 2, personId: PETRA.aadObjectId };
    await click(host, KARIN, decided, { verb: 'decision.choose-owner', data });

    expect((await decision())?.owner).toEqual({ type: 'person', personId: PETRA.aadObjectId });
  });
});

describe('the Decision Card', () => {
  let card: SentCard;
  let ref: JsonObject;
  beforeEach(async () => {
    await joinWithConsent(host);
    card = await decide(host);
    ref = button(card.card, 'decision.confirm').data;
  });

  const change = { title: 'Byta bank', owner: PETRA.aadObjectId, deadline: '2026-11-01', steps: 'Ring\n\nSkriv' };

  it.each([
    ['decision.confirm', ANNA, {}, { status: 'confirmed' }],
    ['decision.dismiss', ANNA, {}, { status: 'dismissed' }],
    ['decision.accept', ANNA, {}, { ownerResponse: 'accepted' }],
    ['decision.decline', ANNA, {}, { ownerResponse: 'declined', owner: { type: 'none' } }],
    ['decision.hand-over', ANNA, { newOwner: PETRA.aadObjectId }, { owner: { personId: PETRA.aadObjectId } }],
    ['decision.choose-owner', KARIN, { personId: PETRA.aadObjectId }, { owner: { personId: PETRA.aadObjectId } }],
    [
      'decision.change',
      KARIN,
      change,
      { title: 'Byta bank', deadline: '2026-11-01', owner: { personId: PETRA.aadObjectId }, steps: ['Ring', 'Skriv'] },
    ],
  ])('%s takes effect, and everyone sees the fresh card', async (verb, person, inputs, expected) => {
    const after = host.teams.lastSent();

    const answer = await click(host, person, card, { verb, data: ref }, inputs);

    expect(answer).toEqual({ statusCode: 200, type: CARD, value: expect.objectContaining({ type: 'AdaptiveCard' }) });
    expect(await decision()).toMatchObject({ ...expected, revision: 2 });
    expect(cardsAfter(host, after)).toEqual([
      { kind: 'update', activityId: card.activityId, conversationId: CHAT, card: answer.value },
    ]);
  });

  it('a dismissed one can be brought back', async () => {
    const dismissed = await click(host, ANNA, card, { verb: 'decision.dismiss', data: ref });

    await click(host, PETRA, card, button(dismissed.value, 'decision.restore'));

    expect((await decision())?.status).toBe('caught');
  });

  it('says who took it, who did not, and who passed it on', async () => {
    const accepted = await click(host, ANNA, card, { verb: 'decision.accept', data: ref });
    const handed = await click(host, ANNA, card, button(accepted.value, 'decision.hand-over'), {
      newOwner: PETRA.aadObjectId,
    });
    const declined = await click(host, PETRA, card, button(handed.value, 'decision.decline'));

    expect(words(accepted)).toContain(notices.acceptedBy('Anna Svensson'));
    expect(words(handed)).toContain(notices.handedOverBy('Anna Svensson'));
    expect(words(declined)).toContain(notices.declinedBy('Petra Lund'));
  });

  it.each(['decision.accept', 'decision.decline', 'decision.hand-over'])('only its owner may %s', async (verb) => {
    const inputs = verb === 'decision.hand-over' ? { newOwner: PETRA.aadObjectId } : {};
    const before = await host.everything();

    const answer = await click(host, PETRA, card, { verb, data: ref }, inputs);

    expect(answer).toEqual(banner(refusals.notOwner('Anna Svensson')));
    expect(await host.everything()).toEqual(before);
  });

  it('of nobody can be taken by nobody', async () => {
    const other = await decide(host, { title: 'Flytta', owner: '' });
    const data = button(other.card, 'decision.confirm').data;

    const answer = await click(host, ANNA, other, { verb: 'decision.accept', data });

    expect(answer).toEqual(banner(refusals.nobodyOwns));
  });

  it('that is outdated is answered with the latest, and nothing happens', async () => {
    await click(host, ANNA, card, { verb: 'decision.dismiss', data: ref });
    const before = { written: await host.everything(), sent: host.teams.lastSent() };

    const answer = await click(host, PETRA, card, { verb: 'decision.confirm', data: ref });

    expect(answer.type).toBe(CARD);
    expect(words(answer)).toContain(notices.outdated);
    expect({ written: await host.everything(), sent: host.teams.lastSent() }).toEqual(before);
  });

  it('clicked by everyone at the same moment changes once', async () => {
    const answers = await Promise.all(
      host.teams.people.everyone.map((person) => click(host, person, card, { verb: 'decision.confirm', data: ref })),
    );

    expect(answers.every(({ type }) => type === CARD)).toBe(true);
    expect(await decision()).toMatchObject({ status: 'confirmed', revision: 2 });
  });

  it.each([
    ['a past date', { deadline: '2020-01-01' }, problems.deadlinePast],
    ['a date that does not exist', { deadline: '2026-02-30' }, problems.deadlineNotADate],
    ['a date in words', { deadline: 'på fredag' }, problems.deadlineNotADate],
    ['an instant', { deadline: '2026-11-01T10:00:00Z' }, problems.deadlineNotADate],
    ['a date beyond reason', { deadline: '9999-12-31' }, problems.deadlineAbsurd],
    ['no title', { title: '' }, problems.titleMissing],
    ['a title of nothing visible', { title: '\u200B\u202E \u0000' }, problems.titleMissing],
    ['a stranger as owner', { owner: '29:nobody' }, problems.ownerNotHere],
  ])('refuses %s at its field, and keeps the rest as it was', async (_name, inputs, problem) => {
    const before = { written: await host.everything(), sent: host.teams.lastSent() };

    const answer = await click(host, KARIN, card, { verb: 'decision.change', data: ref }, { ...change, ...inputs });

    expect(answer.type).toBe(CARD);
    expect(words(answer)).toContain(problem);
    expect({ written: await host.everything(), sent: host.teams.lastSent() }).toEqual(before);
  });

  it('takes no stranger as owner by any way', async () => {
    const before = await host.everything();

    await click(host, ANNA, card, { verb: 'decision.hand-over', data: ref }, { newOwner: '29:nobody' });
    await click(host, KARIN, card, { verb: 'decision.choose-owner', data: ref }, { personId: '29:nobody' });

    expect(await host.everything()).toEqual(before);
  });

  it('of a closed meeting can no longer be dismissed', async () => {
    await click(host, KARIN, card, { verb: 'decision.confirm', data: ref });
    const { cards } = await write(host, KARIN, '/kollegan close');
    const close = button(cards.at(-1)?.card, 'close.submit');
    await click(host, KARIN, { activityId: cards.at(-1)?.activityId ?? '' }, close);
    expect((await host.meeting()).status).toBe('closed');

    const answer = await click(host, KARIN, card, { verb: 'decision.dismiss', data: { ...ref, revision: 3 } });

    expect(answer).toEqual(banner(refusals.meetingClosed));
  });

  it('is nobody else to replace when Teams refuses: the click counts all the same', async () => {
    host.teams.faults.add({ match: { method: 'PUT' }, status: 403, times: 99 });

    const answer = await click(host, ANNA, card, { verb: 'decision.confirm', data: ref });

    expect(answer.type).toBe(CARD);
    expect((await decision())?.status).toBe('confirmed');
    expect(host.world.logger.lines).toContainEqual(
      expect.objectContaining({
        message: 'card could not be replaced',
        fields: expect.objectContaining({ code: 'CHAT.FORBIDDEN' }),
      }),
    );
  });
});

describe('the Decision-Close Card', () => {
  const rows = async (row: JsonObject): Promise<JsonObject> => {
    const { decisions } = await host.meeting();
    return Object.fromEntries(
      decisions.flatMap(({ id }) => Object.entries(row).map(([field, value]) => [`${field}:${id}`, value])),
    );
  };

  it('closes the meeting when nothing is missing, and shows it to all', async () => {
    const card = await closing({});
    const after = host.teams.lastSent();

    const answer = await click(host, ANNA, card, button(card.card, 'close.submit'));

    expect(answer.type).toBe(CARD);
    expect(await host.meeting()).toMatchObject({ status: 'closed', closedBy: ANNA.aadObjectId });
    expect(cardsAfter(host, after)).toMatchObject([
      { kind: 'update', activityId: card.activityId, card: answer.value },
    ]);
  });

  it('takes what was missing', async () => {
    const card = await closing({ owner: '', deadline: '' });

    await click(
      host,
      ANNA,
      card,
      button(card.card, 'close.submit'),
      await rows({ owner: PETRA.aadObjectId, deadline: '2026-10-20' }),
    );

    expect(await host.meeting()).toMatchObject({
      status: 'closed',
      decisions: [{ status: 'confirmed', owner: { personId: PETRA.aadObjectId }, deadline: '2026-10-20' }],
    });
  });

  it('parks with a reason', async () => {
    const card = await closing({ owner: '' });

    await click(
      host,
      ANNA,
      card,
      button(card.card, 'close.submit'),
      await rows({ parked: 'true', reason: 'Nästa kvartal' }),
    );

    expect(await host.meeting()).toMatchObject({
      status: 'closed',
      decisions: [{ status: 'parked', parkedReason: 'Nästa kvartal' }],
    });
  });

  it.each([
    ['nothing', {}, problems.deadlineMissing],
    ['a past date', { owner: PETRA.aadObjectId, deadline: '2020-01-01' }, problems.deadlinePast],
    ['a date that does not exist', { owner: PETRA.aadObjectId, deadline: '2026-13-45' }, problems.deadlineNotADate],
    ['a date beyond reason', { owner: PETRA.aadObjectId, deadline: '2999-01-01' }, problems.deadlineAbsurd],
    ['a stranger', { owner: '29:nobody', deadline: '2026-10-20' }, problems.ownerNotHere],
    ['no reason', { parked: 'true', reason: '' }, problems.reasonMissing],
    ['a reason of nothing visible', { parked: 'true', reason: '\u200B\u2060' }, problems.reasonMissing],
  ])('stays open with %s', async (_name, row, problem) => {
    const card = await closing({ owner: '', deadline: '' });
    const before = await host.everything();

    const answer = await click(host, ANNA, card, button(card.card, 'close.submit'), await rows(row));

    expect(words(answer)).toContain(problem);
    expect(await host.everything()).toEqual(before);
  });

  it('keeps the rows that are in order, and everyone sees it', async () => {
    const card = await closing({ owner: '', deadline: '' }, { title: 'Flytta', owner: '', deadline: '' });
    const [first, second] = (await host.meeting()).decisions;
    const inputs = {
      [`owner:${first?.id}`]: PETRA.aadObjectId,
      [`deadline:${first?.id}`]: '2026-12-01',
      [`owner:${second?.id}`]: PETRA.aadObjectId,
      [`deadline:${second?.id}`]: '2020-01-01',
    };
    const after = host.teams.lastSent();

    const answer = await click(host, ANNA, card, button(card.card, 'close.submit'), inputs);

    expect(words(answer)).toContain(problems.deadlinePast);
    expect(await host.meeting()).toMatchObject({
      status: 'closing',
      decisions: [
        { status: 'confirmed', deadline: '2026-12-01' },
        { status: 'caught', deadline: null },
      ],
    });
    expect(cardsAfter(host, after)).toMatchObject([{ kind: 'update', activityId: card.activityId }]);
    // What was typed wrong is nobody's business but the one's who typed it.
    expect(JSON.stringify(cardsAfter(host, after))).not.toContain(problems.deadlinePast);
  });

  it('of an older list takes nothing and shows the latest', async () => {
    const card = await closing({});
    const submit = button(card.card, 'close.submit');
    const decisionId = (await host.meeting()).decisions[0]?.id;
    const meetingId = (await host.meeting()).id;
    await click(host, KARIN, card, {
      verb: 'decision.choose-owner',
      data: { meetingId, decisionId, revision: 1, personId: PETRA.aadObjectId },
    });

    const answer = await click(host, ANNA, card, submit);

    expect(answer.type).toBe(CARD);
    expect((await host.meeting()).status).toBe('closing');
  });

  it('submitted by all at once closes once', async () => {
    const card = await closing({});

    await Promise.all(
      host.teams.people.everyone.map((person) => click(host, person, card, button(card.card, 'close.submit'))),
    );

    const meeting = await host.meeting();
    expect(meeting.status).toBe('closed');
    const [document] = (await host.world.store.query({ tenantId: meeting.tenantId, kind: 'meeting', limit: 1 }))
      .documents;
    const closed = document?.outbox.filter((entry) => entry.type === 'audit' && entry.event.type === 'meeting.closed');
    expect(closed).toHaveLength(1);
  });

  it('goes back to the meeting, whoever was first', async () => {
    const card = await closing({});
    const reopen = button(card.card, 'close.reopen');

    expect(await click(host, ANNA, card, reopen)).toEqual(banner(replies.reopened));
    expect((await host.meeting()).status).toBe('active');
    expect(await click(host, PETRA, card, reopen)).toEqual(banner(replies.reopened));
  });

  it('does not go back to a meeting that is paused or closed', async () => {
    const card = await closing({});
    const reopen = button(card.card, 'close.reopen');
    await click(host, ANNA, card, reopen);
    await write(host, ANNA, '/kollegan pause');

    expect(await click(host, PETRA, card, reopen)).toEqual(banner(replies.alreadyPaused));

    const { cards } = await write(host, KARIN, '/kollegan close');
    await click(host, ANNA, card, button(cards.at(-1)?.card, 'close.submit'));
    expect(await click(host, PETRA, card, reopen)).toEqual(banner(replies.alreadyClosed));
  });

  it('of a closed meeting shows that it is closed', async () => {
    const card = await closing({});
    const submit = button(card.card, 'close.submit');
    await click(host, ANNA, card, submit);
    const before = await host.everything();

    const answer = await click(host, PETRA, card, submit);

    expect(buttonsOf(answer.value)).toEqual([]);
    expect(await host.everything()).toEqual(before);
  });
});

describe('the nudge', () => {
  let data: JsonObject;
  beforeEach(async () => {
    const card = await closing({});
    await click(host, ANNA, card, button(card.card, 'close.submit'));
    const meeting = await host.meeting();
    data = { conversationId: CHAT, meetingId: meeting.id, decisionId: meeting.decisions[0]?.id, round: 1 };
  });

  /** In the owner's own chat with Kollegan. */
  async function answer(verb: string, person = ANNA, given = data): Promise<CardAnswer> {
    const { status, body } = await host.teams.deliver({
      type: 'invoke',
      name: 'adaptiveCard/action',
      from: { id: person.id },
      conversation: { id: 'a:1personal', conversationType: 'personal' },
      value: { action: { type: 'Action.Execute', verb, data: given }, trigger: 'manual' },
    });
    expect(status).toBe(200);
    return body as CardAnswer;
  }

  it.each([
    ['nudge.done', { doneAt: expect.any(String) }],
    ['nudge.snooze', { nudge: { round: 2, outcome: 'scheduled', dueAt: expect.any(String), channel: null } }],
    ['nudge.decline', { ownerResponse: 'declined' }],
  ])('%s counts from the personal chat', async (verb, expected) => {
    const given = await answer(verb);

    expect(given.type).toBe(CARD);
    expect(await decision()).toMatchObject(expected);
  });

  it('is the owner’s to answer', async () => {
    const before = await host.everything();

    expect(await answer('nudge.done', PETRA)).toEqual(banner(refusals.notOwner('Anna Svensson')));
    expect(await host.everything()).toEqual(before);
  });

  it('of an earlier round is outdated', async () => {
    await answer('nudge.snooze');

    expect(await answer('nudge.done')).toEqual(banner(refusals.outdated));
    expect((await decision())?.doneAt).toBeNull();
  });

  it('of another decision does not exist', async () => {
    expect(await answer('nudge.done', ANNA, { ...data, decisionId: 'd-0' })).toEqual(banner(refusals.notFound));
  });

  it('of another chat does not exist', async () => {
    expect(await answer('nudge.done', ANNA, { ...data, conversationId: '19:other' })).toEqual(
      banner(refusals.notFound),
    );
  });
});
