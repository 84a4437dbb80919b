import { createSubjectRequests, isOverdue, type StoredRequest, stateOf } from '../../../core/subject-requests/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';

const world = useCoreWorld();
const TENANT = 'tenant-1';

const requests = () => createSubjectRequests({ ...world, onPending: (key) => void world.pending.push(key) });

function cause(actor = 'anna') {
  return { actor, at: world.clock.now(), correlationId: world.newId() };
}

async function ask(more: Partial<Parameters<ReturnType<typeof requests>['ask']>[0]> = {}): Promise<StoredRequest> {
  return requests().ask(
    { tenantId: TENANT, personId: 'anna', type: 'access', text: 'Vad har ni?', requestId: 'r-1', ...more },
    cause(),
  );
}

async function loggedTypes(): Promise<string[]> {
  await world.dispatcher.dispatch(world.pending.splice(0));
  const types: string[] = [];
  for await (const page of world.audit.pages(TENANT)) types.push(...page.map(({ event }) => event.type));
  return types;
}

describe('the last day', () => {
  test.each([
    ['2026-10-05T08:00:00.000Z', '2026-11-05'],
    // No 31 November, no 30 February.
    ['2026-10-31T08:00:00.000Z', '2026-11-30'],
    ['2027-01-30T08:00:00.000Z', '2027-02-28'],
    ['2028-01-30T08:00:00.000Z', '2028-02-29'],
    ['2026-12-31T08:00:00.000Z', '2027-01-31'],
    // Half past midnight in Stockholm is the next day.
    ['2026-10-05T22:30:00.000Z', '2026-11-06'],
  ])('received %s: %s', async (receivedAt, dueOn) => {
    expect((await ask({ recorded: { receivedAt } })).request.dueOn).toBe(dueOn);
  });

  test.each([
    ['2026-10-05T08:00:00.000Z', '2027-01-05'],
    // From the day it came, not from a last day that was cut short.
    ['2026-10-31T08:00:00.000Z', '2027-01-31'],
    ['2026-11-30T08:00:00.000Z', '2027-02-28'],
  ])('received %s, extended: %s', async (receivedAt, dueOn) => {
    const { request, revision } = await ask({ recorded: { receivedAt } });

    const changed = await requests().extend(TENANT, request.id, { revision, reason: 'Många' }, cause('jurist'));

    expect(changed).toMatchObject({ type: 'done', stored: { request: { dueOn, extended: { reason: 'Många' } } } });
  });

  test('is overdue from the day after, until it is answered', async () => {
    const { request } = await ask();

    expect(isOverdue(request, '2026-11-05')).toBe(false);
    expect(isOverdue(request, '2026-11-06')).toBe(true);
    const answer = { at: world.clock.iso(), by: 'jurist', outcome: 'done' as const, text: '' };
    expect(isOverdue({ ...request, answer }, '2027-01-01')).toBe(false);
  });
});

describe('a request', () => {
  test('goes from received to taken to answered, each with its event', async () => {
    const { request, revision } = await ask();
    expect(stateOf(request)).toBe('received');

    const taken = await requests().take(TENANT, request.id, revision, cause('jurist'));
    if (taken.type !== 'done') throw new Error(taken.type);
    expect(stateOf(taken.stored.request)).toBe('taken');
    const answered = await requests().answer(
      TENANT,
      request.id,
      { revision: taken.stored.revision, outcome: 'partly', text: 'Del' },
      cause('annan jurist'),
    );

    expect(answered).toMatchObject({
      type: 'done',
      stored: { request: { handledBy: 'jurist', answer: { by: 'annan jurist', outcome: 'partly', text: 'Del' } } },
    });
    expect(await loggedTypes()).toEqual([
      'subject-request.received',
      'subject-request.taken',
      'subject-request.answered',
    ]);
  });

  test('asked twice with the same id is one', async () => {
    const first = await ask();
    world.clock.advance(60_000);

    expect(await ask({ text: 'Igen' })).toEqual(first);
    expect(await requests().ofPerson(TENANT, 'anna')).toHaveLength(1);
  });

  test('is changed only by who saw it as it is, and not after its answer', async () => {
    const { request, revision } = await ask();
    const answer = { revision, outcome: 'done' as const, text: '' };
    await requests().take(TENANT, request.id, revision, cause('jurist'));

    expect(await requests().take(TENANT, request.id, revision, cause('annan'))).toMatchObject({ type: 'changed' });
    expect(await requests().answer(TENANT, request.id, answer, cause('annan'))).toMatchObject({ type: 'changed' });
    await requests().answer(TENANT, request.id, { ...answer, revision: 2 }, cause('jurist'));
    expect(await requests().take(TENANT, request.id, 3, cause('annan'))).toMatchObject({ type: 'answered' });
    expect(await requests().take(TENANT, 'another', 1, cause())).toEqual({ type: 'missing' });
    expect(await requests().take('tenant-2', request.id, 3, cause())).toEqual({ type: 'missing' });
  });

  test('what only handed over its events is in nobody’s way', async () => {
    const { request, revision } = await ask();
    await loggedTypes();

    expect(await requests().take(TENANT, request.id, revision, cause('jurist'))).toMatchObject({ type: 'done' });
  });

  test('is extended once', async () => {
    const { request, revision } = await ask();
    await requests().extend(TENANT, request.id, { revision, reason: 'Många' }, cause('jurist'));

    const again = await requests().extend(TENANT, request.id, { revision: 2, reason: 'Fler' }, cause('jurist'));

    expect(again).toMatchObject({ type: 'extended-already', stored: { request: { extended: { reason: 'Många' } } } });
  });

  test('goes three years after its answer, and not before', async () => {
    const { request, revision } = await ask();
    await requests().answer(TENANT, request.id, { revision, outcome: 'done', text: '' }, cause('jurist'));
    const stored = await world.store.read({ tenantId: TENANT, scope: 'subject-requests', id: request.id });

    expect(stored?.expiresAt).toBe('2029-10-05T08:00:00.000Z');
  });

  test('the audit log says whose and which right, and nothing of the words', async () => {
    await ask({ text: 'Hemligheten' });
    await loggedTypes();
    const pages = [];
    for await (const page of world.audit.pages(TENANT)) pages.push(...page);

    expect(JSON.stringify(pages)).not.toContain('Hemligheten');
    expect(pages[0]?.event.data).toMatchObject({ right: 'access', dueOn: '2026-11-05' });
  });
});

describe('what cannot be', () => {
  test('a stored request that does not fit is said to be unreadable', async () => {
    const { request } = await ask();
    const document = await world.store.read({ tenantId: TENANT, scope: 'subject-requests', id: request.id });
    if (document) await world.store.replace({ ...document, body: { version: 9 } }, document.etag);

    await expect(requests().read(TENANT, request.id)).rejects.toMatchObject({ code: 'SUBJECT_REQUEST.UNREADABLE' });
    expect(await requests().read(TENANT, 'another')).toBeNull();
  });

  test('a store that always has somebody quicker is given up on, to be tried again', async () => {
    const { request } = await ask();
    const store = { ...world.store, replace: async () => ({ ok: false as const, reason: 'conflict' as const }) };
    const contended = createSubjectRequests({ ...world, store, onPending: () => undefined });

    await expect(contended.take(TENANT, request.id, 1, cause())).rejects.toMatchObject({
      code: 'SUBJECT_REQUEST.CONTENDED',
      fate: 'retry',
    });
  });

  test('a store that lost the answer of a write still answers with what was asked', async () => {
    const store = { ...world.store, read: async () => null };
    const blind = createSubjectRequests({ ...world, store, onPending: () => undefined });
    const input = { tenantId: TENANT, personId: 'anna', type: 'access' as const, text: '', requestId: 'r-1' };

    expect(await blind.ask(input, cause())).toMatchObject({ revision: 1, request: { personId: 'anna' } });
  });
});

describe('lists', () => {
  test('count all that are overdue, however many pages', async () => {
    for (let index = 0; index < 201; index++) await ask({ requestId: `r-${index}` });
    const late = new Date('2026-12-24T08:00:00.000Z');

    expect(await requests().countOverdue(TENANT, late)).toBe(201);
    expect(await requests().countOverdue(TENANT, world.clock.now())).toBe(0);
  });

  test('come by their last day, and by state', async () => {
    await ask({ requestId: 'late', recorded: { receivedAt: '2026-10-04T08:00:00.000Z' } });
    const early = await ask({ requestId: 'early', recorded: { receivedAt: '2026-09-01T08:00:00.000Z' } });
    await ask({ requestId: 'other', personId: 'bo' });
    await requests().take(TENANT, early.request.id, 1, cause('jurist'));

    const all = await requests().list(TENANT, { limit: 2 });
    const rest = await requests().list(TENANT, { limit: 2, continuation: String(all.continuation) });
    const taken = await requests().list(TENANT, { limit: 10, state: 'taken' });

    const days = [...all.requests, ...rest.requests].map(({ request }) => request.dueOn);
    expect(days).toEqual(['2026-10-01', '2026-11-04', '2026-11-05']);
    expect(taken.requests.map(({ request }) => request.id)).toEqual([early.request.id]);
    expect((await requests().ofPerson(TENANT, 'bo')).map(({ request }) => request.personId)).toEqual(['bo']);
    expect((await requests().list('tenant-2', { limit: 10 })).requests).toEqual([]);
  });
});
