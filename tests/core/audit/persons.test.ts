import {
  type AuditEvent,
  type AuditLog,
  createAuditLog,
  type LoggedEvent,
  REMOVED_PERSON,
  readEvents,
} from '../../../core/audit/index.ts';
import { sampleConversation } from '../../../core/meetings/index.ts';
import type { DocumentStore } from '../../../core/storage/index.ts';
import { createTestClock } from '../../helpers/test-clock.ts';
import { createTestStore } from '../../helpers/test-store.ts';

const TENANT = 'tenant-1';

let store: DocumentStore;
let log: AuditLog;
let dispose: () => void;
beforeEach(() => {
  ({ store, dispose } = createTestStore(createTestClock()));
  log = createAuditLog({ store });
});
afterEach(() => dispose());

let ids = 0;
function event(overrides: Partial<AuditEvent> = {}): AuditEvent {
  return {
    id: `e-${++ids}`,
    type: 'decision.confirmed',
    at: '2026-10-05T08:00:00.000Z',
    actor: 'anna',
    conversationId: '19:meeting_1@thread.v2',
    meetingId: 'm-1',
    correlationId: 'x-1',
    data: {},
    ...overrides,
  };
}

async function all(tenantId = TENANT): Promise<LoggedEvent['event'][]> {
  const events: LoggedEvent['event'][] = [];
  for await (const page of log.pages(tenantId)) events.push(...page.map(({ event: each }) => each));
  return events;
}

async function shown(): Promise<LoggedEvent['event'][]> {
  return (await readEvents(store, { tenantId: TENANT, limit: 100 })).events.map(({ event: each }) => each).reverse();
}

/** Everything of the log that is stored, the keys aside. */
async function stored(): Promise<string> {
  const kinds = ['audit-record', 'audit-log-head', 'audit-tile'];
  const pages = await Promise.all(kinds.map((kind) => store.query({ tenantId: TENANT, kind, limit: 1_000 })));
  return JSON.stringify(pages.flatMap(({ documents }) => documents));
}

describe('a person in the log', () => {
  it('is an alias, the same wherever they are meant, and read as who they are', async () => {
    const told = event({ data: { ownerId: 'bo', speakerId: 'anna', decisionId: 'd-1', 'ownerId.before': 'anna' } });
    await log.append(TENANT, [told, event({ actor: 'bo' })]);

    const [first, second] = await all();
    expect(first?.actor).toMatch(/^p:[\w-]{43}$/);
    expect(first?.data).toEqual({
      ownerId: second?.actor,
      speakerId: first?.actor,
      'ownerId.before': first?.actor,
      decisionId: 'd-1',
    });
    expect(second?.actor).not.toBe(first?.actor);
    expect((await shown())[0]).toEqual(told);
    expect(await stored()).not.toMatch(/anna|"bo"/);
  });

  it('is meant too where a field that is no person’s holds their id', async () => {
    await log.append(TENANT, [event({ data: { target: 'anna', by: 'somebody' } })]);

    const [only] = await all();
    expect(only?.data).toEqual({ target: only?.actor, by: 'somebody' });
  });

  it.each(['system', 'operator'])('is not %s', async (actor) => {
    await log.append(TENANT, [event({ actor, data: { ownerId: null } })]);

    expect((await all())[0]).toMatchObject({ actor, data: { ownerId: null } });
    expect((await store.query({ tenantId: TENANT, kind: 'audit-key', limit: 10 })).documents).toEqual([]);
  });

  it('has another alias in another tenant', async () => {
    await log.append(TENANT, [event()]);
    await log.append('tenant-2', [event()]);

    expect((await all())[0]?.actor).not.toBe((await all('tenant-2'))[0]?.actor);
  });

  it('has one key, whoever asks for it first', async () => {
    const other = createAuditLog({ store });
    await Promise.all([log.append(TENANT, [event()]), other.append(TENANT, [event()])]);

    expect(new Set((await all()).map(({ actor }) => actor)).size).toBe(1);
  });
});

describe('a person who is forgotten', () => {
  it('is shown as removed, while the log verifies and everybody else is who they were', async () => {
    await log.append(TENANT, [event({ data: { ownerId: 'bo' } }), event({ actor: 'bo' })]);
    const before = await log.head(TENANT);
    await log.forgetPerson(TENANT, 'anna');

    expect(await log.verify(TENANT)).toEqual({ ok: true, events: 2 });
    expect(await log.head(TENANT)).toEqual(before);
    expect((await shown()).map(({ actor, data }) => [actor, data['ownerId']])).toEqual([
      [REMOVED_PERSON, 'bo'],
      ['bo', undefined],
    ]);
  });

  it('leaves nothing that names them, in any document', async () => {
    await log.append(TENANT, [event({ data: { personId: 'anna' } })]);
    await log.forgetPerson(TENANT, 'anna');

    const keys = await store.query({ tenantId: TENANT, kind: 'audit-key', limit: 10 });
    expect(keys.documents).toEqual([]);
    expect(await stored()).not.toContain('anna');
  });

  it('has a new alias when they come back', async () => {
    await log.append(TENANT, [event()]);
    await log.forgetPerson(TENANT, 'anna');
    await log.append(TENANT, [event()]);

    const [then, now] = await all();
    expect(now?.actor).not.toBe(then?.actor);
    expect((await shown()).map(({ actor }) => actor)).toEqual([REMOVED_PERSON, 'anna']);
    expect(await log.verify(TENANT)).toEqual({ ok: true, events: 2 });
  });

  it('may never have been there', async () => {
    await expect(log.forgetPerson(TENANT, 'nobody')).resolves.toBeUndefined();
  });
});

describe('an event about one person alone', () => {
  it('has an id that cannot be made again from theirs, and is still not logged twice', async () => {
    const told = event({ id: 'a-made-of-anna', data: { personId: 'anna' } });
    await log.append(TENANT, [told]);
    await log.append(TENANT, [told]);

    const events = await all();
    expect(events).toHaveLength(1);
    expect(events[0]?.id).toMatch(/^e-[\w-]{43}$/);
    await expect(log.find(TENANT, events[0]?.id ?? '')).resolves.toMatchObject({ sequence: 1 });
    await expect(log.find(TENANT, 'a-made-of-anna')).resolves.toBeNull();
  });
});

describe('a conversation of one person', () => {
  it.each([
    ['a sample meeting', sampleConversation('anna'), 'anna'],
    ['a chat with the bot', 'a:1xJ2anna', 'a:1xJ2anna'],
    ['a chat of two', '19:anna_bo@unq.gbl.spaces', '19:anna_bo@unq.gbl.spaces'],
  ])('is not in the log: %s', async (_name, conversationId, subject) => {
    await log.append(TENANT, [event({ conversationId, meetingId: 'm-of-anna', actor: 'system' })]);

    const [only] = await all();
    expect(only).toMatchObject({ conversationId: 'personal', meetingId: expect.stringMatching(/^m-[\w-]{43}$/) });
    expect(await stored()).not.toMatch(/anna/);
    const meeting = { id: 'm-of-anna', conversationId };
    expect((await readEvents(store, { tenantId: TENANT, meeting, limit: 10 })).events).toHaveLength(1);
    await log.forgetPerson(TENANT, subject);
    expect((await readEvents(store, { tenantId: TENANT, meeting, limit: 10 })).events).toEqual([]);
    expect(await log.verify(TENANT)).toEqual({ ok: true, events: 1 });
  });

  it('is not that of a meeting, a group or a channel', async () => {
    const ids = ['19:meeting_x@thread.v2', '19:x@thread.tacv2', '19:x@thread.skype', 'settings'];
    await log.append(
      TENANT,
      ids.map((conversationId) => event({ conversationId })),
    );

    expect((await all()).map(({ conversationId }) => conversationId)).toEqual(ids);
  });
});
