import { createComments } from '../../../core/board/index.ts';
import { documentMarkdown } from '../../../core/documents/index.ts';
import { keptUtteranceId, type Meeting } from '../../../core/meetings/index.ts';
import { createProfiles } from '../../../core/profiles/index.ts';
import { Language } from '../../../core/shared/language.ts';
import type { DocumentKey } from '../../../core/storage/index.ts';
import {
  collectExport,
  createSubjectRequests,
  exportDocument,
  objectToProcessing,
  type PersonExport,
} from '../../../core/subject-requests/index.ts';
import { comingOf } from '../../helpers/coming.ts';
import { answerOf } from '../../helpers/consents.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { decision } from '../../helpers/decisions.ts';
import { keyOf, TENANT } from '../../helpers/meeting-steps.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { ANNA, BO, person } from '../../helpers/people.ts';

const world = useCoreWorld();
const onPending = (key: DocumentKey) => void world.pending.push(key);
/** Stands in everything that is somebody else's. */
const FOREIGN = 'ANNANS';
const OTHER = person(`${FOREIGN} Person`, { id: 'annans-id', email: 'annans@example.org' });

function cause(actor = ANNA.id) {
  return { actor, at: world.clock.now(), correlationId: world.newId() };
}

async function keep(meeting: Meeting, speakerId: string, text: string): Promise<void> {
  const utteranceId = `u-${speakerId}-${text}`;
  await world.store.create({
    tenantId: meeting.tenantId,
    scope: meeting.conversationId,
    id: keptUtteranceId(meeting.id, utteranceId),
    kind: 'utterance',
    body: {
      meetingId: meeting.id,
      utteranceId,
      speakerId,
      at: world.clock.iso(),
      level: 'plus',
      text,
      decisionIds: [],
    },
    expiresAt: '2027-01-01T00:00:00.000Z',
  });
}

/** Anna in a meeting with somebody else, each with everything that a person can leave in one. */
async function live(): Promise<Meeting> {
  const evidence = (speakerId: string) => [
    { utteranceId: `u-${speakerId}`, speakerId, at: '2026-10-05T08:10:00.000Z', level: 'plus' as const, link: null },
  ];
  const meeting = meetingOf({
    people: [ANNA, OTHER],
    organizerId: OTHER.id,
    consents: [answerOf(ANNA.id, 'plus'), answerOf(OTHER.id, 'juridik')],
    decisions: [
      decision({ id: 'd-own', title: 'Anna beställer', evidence: evidence(OTHER.id), steps: ['Ring'] }),
      decision({ id: 'd-said', title: 'Föreslaget av Anna', owner: { type: 'none' }, evidence: evidence(ANNA.id) }),
      decision({
        id: 'd-other',
        title: `${FOREIGN} beslut`,
        owner: { type: 'person', personId: OTHER.id },
        evidence: evidence(OTHER.id),
      }),
    ],
    openQuestions: [
      { text: 'Annas fråga?', at: '2026-10-05T08:20:00.000Z', speakerId: ANNA.id },
      { text: `${FOREIGN} fråga?`, at: '2026-10-05T08:21:00.000Z', speakerId: OTHER.id },
    ],
  });
  await world.meetings.create(meeting, []);
  await world.coming.create(comingOf({ title: 'Nästa', people: [ANNA, OTHER] }), []);
  await keep(meeting, ANNA.id, 'Annas ord');
  await keep(meeting, OTHER.id, `${FOREIGN} ord`);
  const comments = createComments({ store: world.store, onPending });
  await comments.add(meeting, 'd-own', { text: 'Annas kommentar', requestId: 'c-1', cause: cause() });
  await comments.add(meeting, 'd-own', { text: `${FOREIGN} kommentar`, requestId: 'c-2', cause: cause(OTHER.id) });
  const profiles = createProfiles({ store: world.store, onPending });
  const by = { etag: '0', at: world.clock.now(), correlationId: 'c' };
  await profiles.change(TENANT, { name: null, title: 'Annas titel', hidden: false }, { ...by, personId: ANNA.id });
  await profiles.change(TENANT, { name: FOREIGN, title: FOREIGN, hidden: false }, { ...by, personId: OTHER.id });
  const requests = createSubjectRequests({ ...world, onPending });
  const request = { tenantId: TENANT, type: 'access' as const, requestId: 'r' };
  await requests.ask({ ...request, personId: ANNA.id, text: 'Annas begäran' }, cause());
  await requests.ask({ ...request, personId: OTHER.id, text: `${FOREIGN} begäran` }, cause(OTHER.id));
  await world.dispatcher.dispatch(world.pending.splice(0));
  return meeting;
}

function collect(personId = ANNA.id, tenantId = TENANT): Promise<PersonExport> {
  return collectExport(
    { store: world.store, pause: async () => undefined },
    { tenantId, personId, at: world.clock.now() },
  );
}

describe('the data', () => {
  test('holds all that is about the person', async () => {
    await live();

    const data = await collect();

    expect(data).toMatchObject({
      profile: { title: 'Annas titel' },
      meetings: [
        {
          title: 'Ledningsgrupp',
          listedAs: { name: ANNA.name, email: ANNA.email },
          organised: false,
          answers: [{ level: 'plus' }],
          decisions: [
            { title: 'Anna beställer', roles: ['owner'], steps: ['Ring'], saidAt: [] },
            { title: 'Föreslaget av Anna', roles: ['said'], steps: [], saidAt: ['2026-10-05T08:10:00.000Z'] },
          ],
          questions: [{ text: 'Annas fråga?' }],
        },
      ],
      coming: [{ title: 'Nästa', listedAs: { name: ANNA.name }, organised: true }],
      words: [{ text: 'Annas ord' }],
      comments: [{ text: 'Annas kommentar' }],
      requests: [{ text: 'Annas begäran' }],
      others: [],
    });
    expect(data.events.map(({ type, role }) => [type, role])).toEqual([
      ['comment.added', 'did'],
      ['profile.changed', 'did'],
      ['subject-request.received', 'did'],
    ]);
  });

  test('holds nothing of others, in no part', async () => {
    await live();

    const text = JSON.stringify(await collect());

    expect(text).not.toMatch(/annans/i);
    expect(JSON.stringify(await collect(OTHER.id))).not.toMatch(/Annas|anna@|"anna"/);
  });

  test('holds what names the person in a kind that is not known here, and nothing of another tenant', async () => {
    await live();
    const key = { tenantId: TENANT, scope: 's', id: 'x' };
    await world.store.create({ ...key, kind: 'news', body: { personId: ANNA.id, note: 'Nytt' } });

    expect((await collect()).others).toEqual([{ kind: 'news', body: { personId: ANNA.id, note: 'Nytt' } }]);
    expect(await collect(ANNA.id, 'tenant-2')).toMatchObject({ profile: null, meetings: [], words: [], events: [] });
  });

  test('of somebody who only answered and left is there too', async () => {
    await world.meetings.create(meetingOf({ people: [OTHER], consents: [answerOf(ANNA.id, 'bas')] }), []);

    expect((await collect()).meetings).toMatchObject([{ listedAs: null, answers: [{ level: 'bas' }] }]);
  });
});

describe('the readable part', () => {
  test.each(Language.options)('%s: shows the words, the decisions and the rights', async (language) => {
    await live();

    const text = documentMarkdown(exportDocument(await collect(), { language, timeZone: 'Europe/Stockholm' }));

    for (const part of ['Annas ord', 'Annas kommentar', 'Anna beställer', 'Annas fråga', 'Annas titel', ANNA.name]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/undefined|annans/i);
  });

  test('says that there is nothing where there is nothing', () => {
    const empty: PersonExport = {
      format: 'kollegan-person-export',
      version: 1,
      madeAt: '2026-10-05T22:30:00.000Z',
      tenantId: TENANT,
      personId: 'p',
      profile: null,
      meetings: [],
      words: [],
      coming: [],
      comments: [],
      requests: [],
      events: [],
      others: [{ kind: 'news', body: {} }],
    };
    const text = documentMarkdown(exportDocument(empty, { language: 'sv', timeZone: 'Europe/Stockholm' }));

    expect(text.match(/Inget\./g)).toHaveLength(4);
    expect(text).toContain('2026-10-06');
    expect(text).toContain('- news');
  });
});

describe('an objection', () => {
  const profiles = () => createProfiles({ store: world.store, onPending });
  const object = () =>
    objectToProcessing({ ...world, profiles: profiles() }, { tenantId: TENANT, personId: ANNA.id }, cause());

  test('takes every yes back, sends off the deletion of what it carried, and hides the profile', async () => {
    const meeting = await live();
    await world.meetings.create(
      meetingOf({ id: 'm-2', sequence: 2, status: 'closed', consents: [answerOf(ANNA.id, 'bas')] }),
      [],
    );
    await world.meetings.create(meetingOf({ id: 'm-3', sequence: 3, consents: [answerOf(BO.id, 'bas')] }), []);

    expect(await object()).toBe(2);

    const after = await world.meetings.read(keyOf(meeting));
    expect(after?.consents.at(-1)).toMatchObject({ personId: ANNA.id, level: 'none', channel: 'tab' });
    expect(after?.consents.find(({ personId }) => personId === OTHER.id)?.level).toBe('juridik');
    const stored = await world.store.read({ tenantId: TENANT, scope: meeting.conversationId, id: meeting.id });
    expect(stored?.outbox).toContainEqual(expect.objectContaining({ type: 'job', queue: 'erasures' }));
    expect(await profiles().read(TENANT, ANNA.id)).toMatchObject({ title: 'Annas titel', hidden: true });
  });

  test('reaches every page of meetings, and is not stopped by who only answered and left', async () => {
    for (let index = 0; index < 201; index++) {
      const consents = index === 200 ? [answerOf(ANNA.id, 'bas')] : [];
      await world.meetings.create(meetingOf({ id: `m-${index}`, sequence: index + 1, consents }), []);
    }
    const gone = meetingOf({ id: 'm-gone', sequence: 300, people: [BO], consents: [answerOf(ANNA.id, 'bas')] });
    await world.meetings.create(gone, []);

    expect(await object()).toBe(1);
    expect((await collect()).meetings).toHaveLength(202);
  });

  test('hides the profile although somebody writes it at the same moment', async () => {
    const real = profiles();
    let inTheWay = 1;
    const change: typeof real.change = async (...input) => (inTheWay-- > 0 ? null : real.change(...input));
    const subject = { tenantId: TENANT, personId: ANNA.id };

    await objectToProcessing({ ...world, profiles: { ...real, change } }, subject, cause());

    expect((await real.read(TENANT, ANNA.id)).hidden).toBe(true);
  });

  test('again changes nothing more', async () => {
    await live();
    await object();
    const { etag } = await profiles().read(TENANT, ANNA.id);

    expect(await object()).toBe(0);
    expect((await profiles().read(TENANT, ANNA.id)).etag).toBe(etag);
  });
});
