import { createComments } from '../../../core/board/index.ts';
import type { Meeting } from '../../../core/meetings/index.ts';
import { createProfiles } from '../../../core/profiles/index.ts';
import { joinWithConsent, keyOf, latest, say, TENANT } from '../../helpers/meeting-steps.ts';
import { ANNA, BO, CILLA } from '../../helpers/people.ts';
import { createErasureWorld, type ErasureWorld } from './erasure-world.ts';

let world: ErasureWorld;
let meeting: Meeting;

beforeEach(async () => {
  world = createErasureWorld();
  meeting = await joinWithConsent(world, 'plus', { title: 'Budget med Anna' });
  await say(world, BO, 'DECISION Köpa zebrafinkar åt Bo | anna | 2026-10-15');
  await say(world, ANNA, 'DECISION Bygga voljär | bo | 2026-10-16');
  await say(world, CILLA, 'Jag tycker som Annas kollega');
  const now = await latest(world, meeting);
  const comments = createComments({ store: world.store, onPending: () => undefined });
  const decisionId = now.decisions[0]?.id ?? '';
  await comments.add(now, decisionId, { text: 'Marsvin är bättre', requestId: 'r', cause: world.cause(ANNA.id) });
  await comments.add(now, decisionId, { text: 'Hamster då, Anna?', requestId: 's', cause: world.cause(BO.id) });
  const profiles = createProfiles({ store: world.store, onPending: () => undefined });
  await profiles.change(
    TENANT,
    { name: 'Anna S', title: 'Axolotlskötare', hidden: false },
    { personId: ANNA.id, etag: '0', at: world.clock.now(), correlationId: 'c' },
  );
  await hand();
});
afterEach(() => world.dispose());

async function hand(): Promise<void> {
  while ((await world.dispatcher.sweep(TENANT)) > 0);
}

const person = { type: 'person', personId: ANNA.id } as const;

describe('an erasure of a person', () => {
  it('takes them out of everything and leaves the others as they were', async () => {
    const done = await world.erase(person);

    expect(done).toMatchObject({ state: 'done', subject: null, marks: null, held: 0 });
    await hand();
    const rest = (await world.everything()).split('\n').filter((line) => !line.startsWith('["audit'));
    for (const word of ['Anna', 'anna@', '29:anna', '"anna"', 'voljär', 'Marsvin', 'Axolotl']) {
      expect([word, rest.filter((line) => line.includes(word))]).toEqual([word, []]);
    }
    expect(rest.join()).toContain('zebrafinkar');
    expect(rest.join()).toContain('Hamster då, Borttagen person?');
    expect(rest.join()).toContain('Budget med Borttagen person');
  });

  it('leaves a meeting that holds together, with an alias where they were', async () => {
    await world.erase(person);

    const after = await latest(world, meeting);
    const [theirs] = after.people.filter(({ name }) => name === 'Borttagen person');
    expect(theirs?.id).toMatch(/^removed-[0-9a-f]{24}$/);
    expect(after.organizerId).toBe(theirs?.id);
    expect(after.decisions).toMatchObject([
      { title: expect.stringContaining('zebrafinkar'), owner: { type: 'person', personId: theirs?.id } },
      { title: 'Borttaget på begäran', owner: { personId: BO.id }, evidence: [{ speakerId: theirs?.id, link: null }] },
    ]);
    expect(after.consents.filter(({ personId }) => personId === theirs?.id).map(({ level }) => level)).toContain(
      'plus',
    );
  });

  it('shows the cards of their meetings anew', async () => {
    await world.meetings.change(keyOf(meeting), (before) => ({
      meeting: {
        ...before,
        cards: {
          ...before.cards,
          recap: { state: 'card', activityId: 'a-recap' },
          brief: { state: 'card', activityId: 'a-brief' },
        },
        decisions: before.decisions.map((each, index) => ({
          ...each,
          card: { state: 'card', activityId: `a-${index}` },
        })),
      },
      result: undefined,
    }));
    const before = world.chat.sent.length;

    const done = await world.erase(person);

    const sent = world.chat.sent.slice(before);
    expect(sent.map(({ way, card, activityId }) => `${way} ${card} ${activityId}`).sort()).toEqual([
      'replace decision a-0',
      'replace decision a-1',
      'replace recap a-recap',
      'replace removed a-brief',
    ]);
    expect(sent.map(({ text }) => text).join()).not.toMatch(/Anna|voljär/);
    expect(done.cards).toEqual({ replaced: 4, failed: 0 });
  });

  it('makes what the audit log says of them unreadable, and the log verifies', async () => {
    const before = await world.audit.verify(TENANT);

    await world.erase(person);

    expect(before.ok).toBe(true);
    expect((await world.audit.verify(TENANT)).ok).toBe(true);
    await hand();
    expect(await world.store.read({ tenantId: TENANT, scope: 'audit-keys', id: ANNA.id })).toBeNull();
    const page = await world.store.scan({ tenantId: TENANT, scope: 'audit', limit: 1000 });
    expect(JSON.stringify(page.documents.map(({ body }) => body))).not.toMatch(/"anna"/);
  });

  it('is the same when it is asked for by themselves', async () => {
    const done = await world.erase(person, ANNA.id);

    expect(done).toMatchObject({ state: 'done', requestedBy: 'removed', confirmedBy: 'removed' });
    expect(await world.erasures.isAbout(done, ANNA.id)).toBe(true);
    expect(await world.erasures.isAbout(done, BO.id)).toBe(false);
    expect(await world.everything()).not.toMatch(/"anna"/);
  });

  it('takes the texts out of their Planner tasks when that is asked for', async () => {
    const { decisions } = await latest(world, meeting);
    const marker = (index: number) => `${meeting.id}:${decisions[index]?.id}`;
    const content = {
      dueDate: '2026-10-15',
      assigneeId: ANNA.id,
      description: 'Om zebrafinkar',
      checklist: ['Ett'],
      done: false,
      started: true,
    };
    const made = [
      await world.planner.create({ ...content, title: 'Köpa zebrafinkar' }, marker(0), 'c'),
      await world.planner.create({ ...content, title: 'Bygga voljär' }, marker(1), 'c'),
    ];
    await world.meetings.change(keyOf(meeting), (before) => ({
      meeting: {
        ...before,
        decisions: before.decisions.map((each, index) => ({
          ...each,
          task: { state: 'created', taskId: made[index]?.taskId ?? '', revision: 1 },
        })),
      },
      result: undefined,
    }));

    const done = await world.erase(person, 'jurist', true);

    expect(done.planner).toEqual({ changed: 2, failed: 0 });
    expect(world.planner.tasks.map((task) => task.content)).toMatchObject([
      { title: 'Borttaget på begäran', description: '', checklist: [], assigneeId: ANNA.id },
      { title: 'Borttaget på begäran', description: '', checklist: [] },
    ]);
  });
});

describe('an erasure of a person who has asked about their data', () => {
  it('keeps that they were answered, and not what they wrote', async () => {
    await world.store.create({
      tenantId: TENANT,
      scope: 'subject-requests',
      id: 's-1',
      kind: 'subject-request',
      body: {
        personId: ANNA.id,
        dueOn: '2026-11-05',
        text: 'Rätta min voljär',
        answer: { at: '2026-10-06T08:00:00.000Z', by: 'jurist', text: 'Rättad voljär' },
      },
      fields: { personId: ANNA.id },
    });

    await world.erase(person);

    const kept = await world.store.read({ tenantId: TENANT, scope: 'subject-requests', id: 's-1' });
    expect(kept?.body).toMatchObject({ dueOn: '2026-11-05', text: '-', answer: { by: 'jurist', text: '-' } });
    expect(JSON.stringify([kept?.body, kept?.fields])).not.toMatch(/"anna"|voljär/);
  });

  it('leaves nothing of who read the audit log, which waits to be written down', async () => {
    const entry = {
      type: 'audit' as const,
      id: 'a-1',
      dueAt: '2030-01-01T00:00:00.000Z',
      event: {
        type: 'audit.read',
        at: '2026-10-05T08:00:00.000Z',
        actor: ANNA.id,
        conversationId: 'audit',
        meetingId: 'audit',
        correlationId: 'c',
        data: {},
      },
    };
    await world.store.create({
      tenantId: TENANT,
      scope: 'audit-reads',
      id: 'r',
      kind: 'audit-read',
      body: {},
      outbox: [entry],
    });

    expect((await world.erase(person)).state).toBe('done');
    expect(
      JSON.stringify((await world.store.read({ tenantId: TENANT, scope: 'audit-reads', id: 'r' }))?.outbox),
    ).not.toContain('"anna"');
  });
});

describe('an erasure of a meeting', () => {
  it('removes it with all that belongs to it, and keeps the answers under aliases', async () => {
    const other = await joinWithConsent(world, 'bas', {
      title: 'Annat möte',
      reference: { ...meeting.reference, conversationId: '19:other@thread.v2' },
    });

    const done = await world.erase({ type: 'meeting', meetingId: meeting.id });

    expect(done.state).toBe('done');
    await hand();
    expect(await world.meetings.read(keyOf(meeting))).toBeNull();
    expect(await world.meetings.read(keyOf(other))).not.toBeNull();
    const rest = await world.everything();
    for (const word of ['zebrafink', 'voljär', 'Marsvin', 'Hamster', 'Budget']) expect(rest).not.toContain(word);
    const kept = await world.store.query({ tenantId: TENANT, kind: 'consent-answers', limit: 10 });
    expect(kept.documents).toHaveLength(1);
    expect(JSON.stringify(kept.documents[0]?.body)).not.toMatch(/"(anna|bo|cilla)"/);
    expect(world.purged).toContainEqual({ tenantId: TENANT, meetingId: meeting.id });
    expect((await world.audit.verify(TENANT)).ok).toBe(true);
  });

  it('puts a word in the place of its cards, and says how many could not be reached', async () => {
    await world.meetings.change(keyOf(meeting), (before) => ({
      meeting: {
        ...before,
        decisions: before.decisions.map((each, index) => ({
          ...each,
          card: { state: 'card', activityId: `a-${index}` },
        })),
      },
      result: undefined,
    }));
    const { length } = world.chat.sent;
    world.chat.fail('replace', new Error('gone'), 1);

    const done = await world.erase({ type: 'meeting', meetingId: meeting.id });

    expect(done.cards).toEqual({ replaced: 1, failed: 1 });
    expect(world.chat.sent.slice(length)).toMatchObject([
      { way: 'replace', card: 'removed', text: 'Innehållet har tagits bort på begäran.' },
    ]);
  });
});

describe('an erasure of a tenant', () => {
  it('leaves nothing but what the law asks for, which names nobody', async () => {
    const hold = await world.holds.place(
      TENANT,
      { type: 'person', personId: BO.id },
      { owner: 'Anna', reason: 'Tvist om zebrafinkar', reviewOn: '2027-01-01' },
      'r',
      world.cause('jurist'),
    );
    await world.holds.release(TENANT, hold.id, world.cause('jurist'));
    await world.store.create({
      tenantId: TENANT,
      scope: 'settings',
      id: 'tenant',
      kind: 'settings',
      body: { timeZone: 'Europe/Oslo' },
    });
    await hand();

    const done = await world.erase({ type: 'tenant' });

    expect(done).toMatchObject({ state: 'done', secondBy: 'removed' });
    await hand();
    const page = await world.store.scan({ tenantId: TENANT, limit: 1000, withExpired: true });
    const kinds = new Set(page.documents.map(({ kind }) => kind).filter((kind) => !kind.startsWith('audit')));
    expect([...kinds].sort()).toEqual(['consent-answers', 'erasure', 'hold']);
    expect(page.documents.map(({ kind }) => kind)).not.toContain('audit-key');
    const rest = await world.everything();
    for (const word of ['zebrafink', 'Anna', '"anna"', '"bo"', '"jurist"', '"chef"', 'Tvist']) {
      expect([word, rest.includes(word)]).toEqual([word, false]);
    }
    expect((await world.audit.verify(TENANT)).ok).toBe(true);
  });
});

describe('the certificate', () => {
  it('says of each store what there was and that nothing is left, and names nobody', async () => {
    const { certificate } = await world.erase(person);

    expect(certificate?.jws).toBe('signed.erasure-certificate');
    expect(certificate?.payload).toMatchObject({
      subject: { type: 'person' },
      ground: 'GDPR Art. 17(1)',
      physical: 'files of a test',
      holdsChecked: { found: [], documentsKept: 0 },
      backups: { listed: true },
      stores: [
        expect.objectContaining({ store: 'documents/decision-comment', before: 2, after: 0 }),
        expect.objectContaining({ store: 'documents/meeting', before: 1, after: 0 }),
        expect.objectContaining({ store: 'documents/profile', before: 1, after: 0 }),
        expect.objectContaining({ store: 'documents/utterance', before: 3, after: 0 }),
        expect.objectContaining({ store: 'failed-jobs', before: 0, after: 0 }),
      ],
    });
    expect(JSON.stringify(certificate)).not.toMatch(/anna/i);
    expect(world.list.all).toMatchObject([{ type: 'person', pseudonym: expect.stringMatching(/^[\w-]{43}$/) }]);
  });
});

describe('asking', () => {
  it('needs the words to be typed, however they are spaced', async () => {
    const request = await world.ask(person);
    expect(request).toMatchObject({ state: 'awaiting-confirmation', phrase: expect.stringMatching(/^ta bort \w{4}$/) });

    expect(await world.confirm(request, 'jurist', 'ta bort')).toMatchObject({ type: 'refused', reason: 'wrong-words' });
    await world.run(request);
    expect(await world.erasures.read(TENANT, request.id)).toMatchObject({ state: 'awaiting-confirmation' });
    expect(await world.confirm(request, 'jurist', `  ${request.phrase.toUpperCase()} `)).toMatchObject({
      type: 'running',
    });
    expect(await world.confirm(request)).toMatchObject({ type: 'refused', reason: 'not-waiting' });
  });

  it('needs two people for a whole tenant', async () => {
    const request = await world.ask({ type: 'tenant' });

    expect(await world.confirm(request, 'chef')).toMatchObject({ type: 'awaiting-second-person' });
    expect(await world.confirm(request, 'chef')).toMatchObject({ type: 'refused', reason: 'same-person' });
    expect(await world.confirm(request, 'jurist')).toMatchObject({ type: 'running', request: { secondBy: 'jurist' } });
  });

  it('runs at once where no words are asked for', async () => {
    const quick = createErasureWorld({ over: { requireConfirmation: false } });

    const request = await quick.ask({ type: 'tenant' });
    await quick.dispatcher.sweep(TENANT);

    expect(request.state).toBe('running');
    expect(quick.queue.sent).toMatchObject([{ queue: 'erasures', body: { type: 'requested', requestId: request.id } }]);
    quick.dispose();
  });

  it('finds the request that the same asking made, and none that is not there', async () => {
    const input = {
      tenantId: TENANT,
      subject: person,
      channel: 'cli' as const,
      withPlanner: false,
      requestId: 'same',
      cause: world.cause('jurist'),
    };
    const [first, second] = [await world.erasures.ask(input), await world.erasures.ask(input)];

    expect(second.id).toBe(first.id);
    expect(await world.erasures.list(TENANT, 5)).toHaveLength(1);
    expect(
      await world.erasures.confirm({ tenantId: TENANT, requestId: 'none', words: '', cause: world.cause('x') }),
    ).toEqual({ type: 'not-found' });
    await world.run({ ...first, id: 'none' });
  });
});

describe('a hold', () => {
  const terms = { owner: 'Jurist', reason: 'Tvist', reviewOn: '2027-01-01' };

  it.each([
    ['the tenant', { type: 'tenant' }, person],
    ['the person', person, person],
    ['one of its people', { type: 'person', personId: BO.id }, 'meeting'],
    ['something in the tenant', { type: 'person', personId: CILLA.id }, { type: 'tenant' }],
  ] as const)('on %s stops it before anything is removed', async (_name, held, subject) => {
    const hold = await world.holds.place(TENANT, held, terms, 'r', world.cause('jurist'));
    const before = (await world.store.scan({ tenantId: TENANT, limit: 1000 })).documents.filter(
      ({ scope }) => scope !== 'erasures',
    );

    const stopped = await world.erase(subject === 'meeting' ? { type: 'meeting', meetingId: meeting.id } : subject);

    expect(stopped).toMatchObject({ state: 'blocked-by-hold', holdIds: [hold.id], certificate: null });
    const after = (await world.store.scan({ tenantId: TENANT, limit: 1000 })).documents.filter(
      ({ scope }) => scope !== 'erasures',
    );
    expect(after.map(({ id, etag }) => `${id} ${etag}`)).toEqual(before.map(({ id, etag }) => `${id} ${etag}`));
    expect(world.list.all).toEqual([]);
  });

  it('on a meeting keeps it, and the person goes from all else', async () => {
    const hold = await world.holds.place(
      TENANT,
      { type: 'meeting', meetingId: meeting.id },
      terms,
      'r',
      world.cause('jurist'),
    );

    const done = await world.erase(person);

    expect(done).toMatchObject({ state: 'done', holdIds: [hold.id] });
    expect(done.held).toBeGreaterThan(3);
    expect((await latest(world, meeting)).people.map(({ name }) => name)).toContain(ANNA.name);
    expect(await world.store.read({ tenantId: TENANT, scope: 'profiles', id: ANNA.id })).toBeNull();
    expect(done.certificate?.payload).toMatchObject({
      kept: expect.arrayContaining([expect.objectContaining({ category: 'on-hold' })]),
    });
  });
});

describe('a run', () => {
  it('that takes long goes back in line, and ends all the same', async () => {
    const slow = createErasureWorld({ over: { pause: async () => slow.clock.advance(20_000) } });
    await joinWithConsent(slow, 'plus');
    const request = await slow.ask({ type: 'tenant' });
    await slow.confirm(request);
    await slow.confirm(request, 'chef');

    const jobs: string[] = [];
    for (let slice = 0; slice < 20; slice++) {
      await slow.run(request);
      await slow.dispatcher.sweep(TENANT);
      const now = await slow.erasures.read(TENANT, request.id);
      if (now?.state === 'done') break;
      jobs.push(`${now?.slice}`);
    }

    expect((await slow.erasures.read(TENANT, request.id))?.state).toBe('done');
    expect(jobs.length).toBeGreaterThan(1);
    expect(slow.queue.sent.filter(({ queue }) => queue === 'erasures').map(({ messageId }) => messageId)).toEqual(
      ['0', ...jobs].map((slice) => `${request.id}:${slice}`),
    );
    slow.dispose();
  });

  it('begins anew where something was written meanwhile', async () => {
    const request = await world.ask(person);
    await world.confirm(request);
    let isFirst = true;
    const { scan } = world.store;
    world.store.scan = async (query) => {
      const asked = await world.erasures.read(TENANT, request.id);
      if (isFirst && asked?.step === 'verify') {
        isFirst = false;
        await world.store.create({
          tenantId: TENANT,
          scope: 'profiles',
          id: ANNA.id,
          kind: 'profile',
          body: { name: 'Anna' },
        });
      }
      return scan(query);
    };

    await expect(world.run(request)).rejects.toMatchObject({ code: 'ERASURE.NOT_EMPTY', fate: 'retry' });
    await world.run(request);

    expect(await world.erasures.read(TENANT, request.id)).toMatchObject({ state: 'done' });
    expect(await world.store.read({ tenantId: TENANT, scope: 'profiles', id: ANNA.id })).toBeNull();
  });

  it('waits for the audit log where that takes no events', async () => {
    const request = await world.ask(person);
    await world.confirm(request);
    const append = world.audit.append;
    world.audit.append = () => Promise.reject(new Error('away'));

    await expect(world.run(request)).rejects.toMatchObject({ code: 'ERASURE.EVENTS_WAIT' });
    world.audit.append = append;
    await world.run(request);

    expect(await world.erasures.read(TENANT, request.id)).toMatchObject({ state: 'done' });
    expect((await world.audit.verify(TENANT)).ok).toBe(true);
  });
});
