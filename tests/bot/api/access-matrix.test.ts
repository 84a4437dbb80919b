import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createEmbeddedSignIn } from '../../../adapters/embedded-sign-in/index.ts';
import type { ApiBodyInput, ApiQueryInput } from '../../../core/contracts/api/api-types.ts';
import { ENDPOINTS, type Endpoint, type EndpointName } from '../../../core/contracts/api/endpoints.ts';
import { Role } from '../../../core/contracts/api/role.ts';
import type { Meeting } from '../../../core/meetings/index.ts';
import { DEFAULT_TENANT_SETTINGS } from '../../../core/settings/index.ts';
import { comingOf } from '../../helpers/coming.ts';
import { answerOf } from '../../helpers/consents.ts';
import { decision } from '../../helpers/decisions.ts';
import { referenceTo, TENANT } from '../../helpers/meeting-steps.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { person } from '../../helpers/people.ts';
import { accessTable } from './access-table.ts';
import { type ApiHost, type AskOptions, OTHER_TENANT, startApiHost } from './api-host.ts';

const NAMES = Object.keys(ENDPOINTS) as EndpointName[];
const ENDPOINT: Readonly<Record<EndpointName, Endpoint>> = ENDPOINTS;
const PEOPLE = Role.options.map((role) => ({ id: `person-${role}`, name: `Person ${role}`, roles: [role] }));
const COLLEAGUE = person('Kollega Andersson');
const ANSWERS = [...PEOPLE.map(({ id }) => id), COLLEAGUE.id].map((id) => answerOf(id, 'bas'));
/** Stands in the titles of what nobody of these may see. */
const SECRET = 'Hemligheten';

interface Input<Name extends EndpointName> {
  body?: ApiBodyInput<Name>;
  query?: ApiQueryInput<Name>;
  match?: string;
  /** Of the meeting that it is about. */
  state?: Partial<Meeting>;
}

const HOLD_TERMS = { owner: 'Jurist', reason: 'Tvist', reviewOn: '2027-01-01' };

/** What a good request of each endpoint sends; a new endpoint without it does not compile. */
const INPUTS: { readonly [Name in EndpointName]: Input<Name> } = {
  'openapi.read': {},
  'session.ways': {},
  'session.signIn': { body: { personId: 'person-Member' } },
  'session.read': {},
  'dashboard.read': {},
  'meetings.list': {},
  'coming.list': {},
  'coming.read': {},
  'meetings.read': {},
  'meetings.export': {},
  'meetings.close': { body: {}, match: '"1"' },
  'meetings.reopen': { match: '"1"', state: { status: 'closing' } },
  'agenda.change': { body: { of: 'this', title: 'Ny', items: [] }, match: '"0"' },
  'consent.answer': { body: { level: 'bas' } },
  'receipts.own': { state: { consents: ANSWERS } },
  'decisions.add': { body: { title: 'Ny', requestId: 'request-1' } },
  'decisions.read': {},
  'decisions.change': { body: { title: 'Annan' }, match: '"1"' },
  'decisions.move': { body: { to: 'done' }, match: '"1"' },
  'comments.list': {},
  'comments.add': { body: { text: 'Hej', requestId: 'request-1' } },
  'comments.remove': {},
  'board.read': { query: { text: 'eget' } },
  'board.column': {},
  'board.choices': {},
  'people.list': {},
  'people.read': {},
  'profile.read': {},
  'profile.change': { body: { name: null, title: 'Chef', hidden: false }, match: '"0"' },
  'profile.remove': {},
  'observability.read': { query: { window: 'day' } },
  'audit.list': {},
  'audit.verify': {},
  'audit.prove': {},
  'settings.read': {},
  'settings.change': { body: DEFAULT_TENANT_SETTINGS, match: '"0"' },
  'consents.list': {},
  'receipts.read': { state: { consents: ANSWERS } },
  'sample.create': {},
  'sample.remove': {},
  'erasures.list': {},
  'erasures.ask': { body: { target: { type: 'self' }, requestId: 'request-1' } },
  'erasures.read': {},
  'erasures.confirm': { body: { words: 'of the request' } },
  'erasures.cancel': {},
  'erasures.certificate': { query: { format: 'json' } },
  'retention.read': { query: { dryRun: 'true' } },
  'holds.list': {},
  'holds.place': {
    body: { target: { type: 'person', personId: 'nobody' }, ...HOLD_TERMS, requestId: 'request-1' },
  },
  'holds.change': { body: HOLD_TERMS, match: '"1"' },
  'holds.release': {},
  'privacy.requests': {},
  'privacy.ask': { body: { type: 'rectification', text: 'Fel titel', requestId: 'request-1' } },
  'privacy.export': { query: { language: 'sv' } },
  'requests.list': {},
  'requests.record': {
    body: { type: 'access', text: 'Brev', requestId: 'request-1', personId: 'nobody', receivedOn: '2026-10-01' },
  },
  'requests.take': { match: '"1"' },
  'requests.extend': { body: { reason: 'Många' }, match: '"1"' },
  'requests.answer': { body: { outcome: 'done' }, match: '"1"' },
  'events.stream': {},
};

let host: ApiHost;
let made = 0;
beforeAll(async () => {
  host = await startApiHost({ limits: { perAddress: 10_000, perPerson: 10_000 } }, PEOPLE);
});
afterAll(() => host.stop());

/** A meeting of these people, in a conversation of its own, with a decision that lacks nothing. */
async function meetingWith(personIds: string[], tenantId: string, title: string, state: Partial<Meeting> = {}) {
  made += 1;
  const people = [...personIds.map((id) => person(id, { id })), COLLEAGUE];
  const owner = { type: 'person', personId: COLLEAGUE.id } as const;
  const conversationId = `19:${made}@thread.v2`;
  const meeting = meetingOf({
    id: `m-${made}`,
    tenantId,
    conversationId,
    title,
    people,
    organizerId: COLLEAGUE.id,
    reference: referenceTo({ tenantId, conversationId }),
    decisions: [
      decision({ title, owner, evidence: [{ ...decision().evidence[0], speakerId: COLLEAGUE.id } as never] }),
    ],
    ...state,
  });
  await host.deps.meetings.create(meeting, []);
  return meeting;
}

/** A meeting that these people have before them. @returns the id that it will have */
async function comingWith(personIds: string[], tenantId: string, title: string): Promise<string> {
  made += 1;
  const people = personIds.map((id) => person(id, { id }));
  const coming = comingOf({ tenantId, conversationId: `19:${made}@thread.v2`, meetingId: `m-${made}`, title, people });
  await host.world.coming.create(coming, []);
  return coming.meetingId;
}

async function commentOn(meeting: Meeting, personId: string): Promise<string> {
  const cause = { actor: personId, at: host.world.clock.now(), correlationId: 'c' };
  const text = `${SECRET} i kommentaren`;
  return (await host.deps.comments.add(meeting, 'd-1', { text, requestId: `of-${meeting.id}`, cause })).id;
}

/** A request of somebody to remove themselves; done where its certificate is asked for. */
async function erasureOf(personId: string, name: EndpointName) {
  const { erasures } = host.deps.compliance;
  const cause = { actor: personId, at: host.world.clock.now(), correlationId: `c-${made}` };
  const request = await erasures.ask({
    tenantId: TENANT,
    subject: { type: 'person', personId },
    channel: 'api',
    withPlanner: false,
    requestId: `of-${made}`,
    cause,
  });
  if (name === 'erasures.certificate') {
    await erasures.confirm({ tenantId: TENANT, requestId: request.id, words: request.phrase, cause });
    await erasures.run({ type: 'requested', tenantId: TENANT, requestId: request.id, correlationId: 'c' });
  }
  return { requestId: request.id, phrase: request.phrase };
}

async function holdOnNobody(): Promise<string> {
  const cause = { actor: 'person-Compliance', at: host.world.clock.now(), correlationId: `c-${made}` };
  const subject = { type: 'person', personId: 'nobody' } as const;
  return (await host.deps.compliance.holds.place(TENANT, subject, HOLD_TERMS, `of-${made}`, cause)).id;
}

async function requestOfSomebody(): Promise<string> {
  const cause = { actor: 'somebody', at: host.world.clock.now(), correlationId: `c-${made}` };
  const asked = { tenantId: TENANT, personId: 'somebody', type: 'access', text: '', requestId: `of-${made}` } as const;
  return (await host.deps.subjectRequests.ask(asked, cause)).request.id;
}

/** @returns the id of an event in the audit log of the tenant */
async function loggedEvent(): Promise<string> {
  const id = `e-${made}`;
  const at = host.world.clock.now().toISOString();
  const place = { conversationId: 'c', meetingId: 'm', correlationId: 'c' };
  await host.deps.audit.append(TENANT, [{ id, type: 'decision.confirmed', at, actor: 'system', ...place, data: {} }]);
  return id;
}

function pathOf(name: EndpointName, values: Record<string, string>): string {
  return ENDPOINT[name].path.replace(/\{(\w+)\}/g, (_whole, key: string) => encodeURIComponent(values[key] ?? ''));
}

async function request(name: EndpointName, values: Record<string, string>, options: AskOptions) {
  const { body, query, match }: Input<EndpointName> = INPUTS[name];
  const search = query
    ? `?${new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)] as [string, string]))}`
    : '';
  const controller = new AbortController();
  const response = await host.fetch(`${pathOf(name, values)}${search}`, {
    method: ENDPOINT[name].method,
    ...(body === undefined ? {} : { body }),
    ...(match === undefined ? {} : { match }),
    ...options,
    signal: controller.signal,
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  const text = isStream ? '' : await response.text();
  if (isStream) controller.abort();
  return { status: response.status, text };
}

const CASES = NAMES.flatMap((name) => Role.options.map((role) => [name, role] as const));

describe.each(CASES)('%s as %s', (name, role) => {
  const { access, success } = ENDPOINT[name];
  const me = `person-${role}`;
  const allowed = access === 'anyone' || access.roles.includes(role);
  const scope = access === 'anyone' ? null : access.scope;
  const values = (meeting: Meeting, commentId: string) => ({
    meetingId: meeting.id,
    decisionId: 'd-1',
    commentId,
    column: 'open',
    kind: 'series',
    personId: COLLEAGUE.id,
  });

  it(allowed ? `is answered with ${success}, and with nothing of others` : 'is refused with 403', async () => {
    await meetingWith(['person-other'], TENANT, `${SECRET} hos andra`);
    await meetingWith([me], OTHER_TENANT, `${SECRET} hos grannen`);
    const own = await meetingWith([me], TENANT, 'Vårt eget', INPUTS[name].state);
    const commentId = name === 'comments.remove' ? await commentOn(own, me) : '';
    if (name === 'sample.remove' && allowed) await host.ask('/api/sample', { method: 'POST', as: me });

    const erasure = name.startsWith('erasures.') ? await erasureOf(me, name) : { requestId: '', phrase: '' };
    const asked = name.startsWith('requests.') ? { requestId: await requestOfSomebody() } : {};
    const holdId = name.startsWith('holds.') ? await holdOnNobody() : '';
    if (name.startsWith('coming.')) {
      await comingWith(['person-other'], TENANT, `${SECRET} hos andra`);
      await comingWith([me], OTHER_TENANT, `${SECRET} hos grannen`);
    }
    const coming = name === 'coming.read' ? { meetingId: await comingWith([me], TENANT, 'Vårt nästa') } : {};
    const eventId = name === 'audit.prove' ? await loggedEvent() : '';

    const { status, text } = await request(
      name,
      { ...values(own, commentId), ...erasure, ...asked, ...coming, holdId, eventId },
      { as: me, ...(name === 'erasures.confirm' && { body: { words: erasure.phrase } }) },
    );

    expect(status).toBe(allowed ? success : 403);
    expect(text).not.toContain(SECRET);
  });

  if (scope === 'own-meeting' && allowed) {
    it('finds no meeting of others', async () => {
      const meeting = await meetingWith(['person-other'], TENANT, SECRET, INPUTS[name].state);
      const commentId = await commentOn(meeting, me);

      const { status, text } = await request(name, values(meeting, commentId), { as: me });

      expect(status).toBe(404);
      expect(text).not.toContain(SECRET);
    });

    it('finds no meeting of another tenant, not even one that they are in there', async () => {
      const meeting = await meetingWith([me], OTHER_TENANT, SECRET, INPUTS[name].state);
      const commentId = await commentOn(meeting, me);

      expect((await request(name, values(meeting, commentId), { as: me })).status).toBe(404);
    });
  }
});

describe.each(NAMES.filter((name) => ENDPOINT[name].access !== 'anyone'))('%s', (name) => {
  const values = {
    meetingId: 'm-1',
    decisionId: 'd-1',
    commentId: 'c-1',
    column: 'open',
    kind: 'series',
    personId: COLLEAGUE.id,
  };
  const payload = Buffer.from(
    JSON.stringify({
      sub: 'person-Admin',
      tid: TENANT,
      exp: 4_102_444_800,
      iss: 'kollegan-embedded',
      aud: 'kollegan-embedded',
    }),
  ).toString('base64url');
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;

  it.each([
    ['no token', async () => ({ as: null })],
    ['an empty one', async () => ({ as: null, headers: { authorization: 'Bearer ' } })],
    [
      'another scheme',
      async () => ({ as: null, headers: { authorization: `Basic ${await host.tokenOf('person-Admin')}` } }),
    ],
    ['one in the query alone', async () => ({ as: null, headers: { 'x-token': await host.tokenOf('person-Admin') } })],
    ['nonsense', async () => ({ token: 'a.b.c' })],
    ['an unsigned one', async () => ({ token: unsigned })],
    ['one with another key', async () => ({ token: await forged() })],
    ['one that was changed', async () => ({ token: await changed() })],
  ])('is refused with 401 for %s', async (_what, options) => {
    expect((await request(name, values, await options())).status).toBe(401);
  });
});

it('refuses a token that has ended', async () => {
  const late = await startApiHost({ limits: { perAddress: 10_000, perPerson: 10_000 } }, PEOPLE);
  try {
    const token = await late.tokenOf('person-Admin');
    expect((await late.ask('/api/session', { token })).status).toBe(200);
    late.world.clock.advance(31 * 60_000);
    const statuses = await Promise.all(
      NAMES.filter((name) => ENDPOINT[name].access !== 'anyone').map(async (name) => {
        const { status } = await late.ask(pathOf(name, { column: 'open', kind: 'series' }), {
          method: ENDPOINT[name].method,
          token,
        });
        return status;
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
  } finally {
    await late.stop();
  }
});

it('stands in the documentation as it is', () => {
  const text = readFileSync(path.resolve('docs/access.md'), 'utf8');

  expect(text).toContain(accessTable());
});

async function forged(): Promise<string> {
  const another = createEmbeddedSignIn({
    environment: 'embedded',
    tenantId: TENANT,
    people: PEOPLE,
    clock: host.world.clock,
  });
  return (await another.signIn('person-Admin'))?.token ?? '';
}

async function changed(): Promise<string> {
  const [head, , signature] = (await host.tokenOf('person-Member')).split('.');
  const claims = {
    sub: 'person-Admin',
    tid: TENANT,
    exp: 4_102_444_800,
    iss: 'kollegan-embedded',
    aud: 'kollegan-embedded',
  };
  return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}
