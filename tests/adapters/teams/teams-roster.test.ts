import { createConnectorClients, createTeamsRoster, tokenCredentials } from '../../../adapters/teams/index.ts';
import type { Roster } from '../../../core/people/index.ts';
import { type ConnectorRequest, type ScriptedConnector, startScriptedConnector } from './scripted-connector.ts';

const PAGED_MEMBERS = '/emea/v3/conversations/19:meeting_abc@thread.v2/pagedmembers';

let connector: ScriptedConnector;
let roster: Roster;

beforeEach(async () => {
  connector = await startScriptedConnector();
  const clients = createConnectorClients({ credentials: tokenCredentials(async () => 'token'), timeLimitMs: 10_000 });
  roster = createTeamsRoster({ clients, retries: { delaysMs: [0, 0], random: () => 0 } });
});
afterEach(() => connector.close());

const member = (number: number) => ({
  id: `29:${number}`,
  aadObjectId: `aad-${number}`,
  name: `Person ${number}`,
  email: `person.${number}@contoso.example`,
});

/** Serves as many members as asked for, in pages of the size that was asked for. */
function serveMembers(count: number): void {
  const everyone = Array.from({ length: count }, (_, index) => member(index));
  connector.otherwise(({ query }: ConnectorRequest) => {
    const from = Number(query['continuationToken'] ?? 0);
    const to = from + Number(query['pageSize']);
    const more = to < count ? { continuationToken: String(to) } : {};
    return { status: 200, body: { members: everyone.slice(from, to), ...more } };
  });
}

describe('what a member is to the tenant', () => {
  it.each([
    [{ userRole: 'user', tenantId: 'OURS' }, 'employee'],
    [{ userRole: 'User', tenantId: 'OURS' }, 'employee'],
    [{ userRole: 'guest', tenantId: 'OURS' }, 'guest'],
    [{ userRole: 'anonymous' }, 'guest'],
    [{ userRole: 'user', tenantId: 'another' }, 'guest'],
    [{ tenantId: 'another' }, 'guest'],
    [{ userRole: 'user' }, undefined],
    [{ tenantId: 'OURS' }, undefined],
    [{}, undefined],
  ])('with %j: %s', async (told, kind) => {
    const ours = connector.reference.tenantId;
    const account = {
      ...member(1),
      ...told,
      ...('tenantId' in told && told.tenantId === 'OURS' && { tenantId: ours }),
    };
    connector.otherwise(({ path }: ConnectorRequest) => ({
      status: 200,
      body: path.endsWith('pagedmembers') ? { members: [account] } : account,
    }));

    const [listed] = await roster.members(connector.reference);

    expect(listed?.kind).toBe(kind);
    expect((await roster.member(connector.reference, '29:1'))?.kind).toBe(kind);
  });
});

describe('the members of a chat', () => {
  it('come over all pages, each once', async () => {
    serveMembers(450);

    const people = await roster.members(connector.reference);

    expect(connector.requests.map(({ path, query }) => [path, query])).toEqual([
      [PAGED_MEMBERS, { pageSize: '200' }],
      [PAGED_MEMBERS, { pageSize: '200', continuationToken: '200' }],
      [PAGED_MEMBERS, { pageSize: '200', continuationToken: '400' }],
    ]);
    expect(new Set(people.map(({ id }) => id)).size).toBe(450);
    expect(people[449]).toEqual({
      id: 'aad-449',
      teamsId: '29:449',
      name: 'Person 449',
      email: 'person.449@contoso.example',
    });
  });

  it('end somewhere, also with a connector that never runs out of pages', async () => {
    connector.otherwise(() => ({ status: 200, body: { members: [member(1)], continuationToken: 'again' } }));

    const people = await roster.members(connector.reference);

    expect(connector.requests).toHaveLength(20);
    expect(people).toHaveLength(20);
  });

  it.each([
    ['the older name of the Entra id', { id: '29:1', objectId: 'aad' }, { id: 'aad', teamsId: '29:1' }],
    ['a guest without Entra id', { id: '29:1' }, { id: '29:1', teamsId: '29:1' }],
    ['a user name for want of an address', { id: '29:1', userPrincipalName: 'a@b.example' }, { email: 'a@b.example' }],
    ['an empty address', { id: '29:1', email: '', userPrincipalName: '' }, { email: null }],
    ['no name', { id: '29:1', name: null }, { name: '' }],
  ])('are read with %s', async (_name, told, expected) => {
    connector.script({ status: 200, body: { members: [told] } });

    const [person] = await roster.members(connector.reference);

    expect(person).toMatchObject(expected);
  });

  it('are asked for again after a failure between two pages, from that page on', async () => {
    connector.script(
      { status: 200, body: { members: [member(1)], continuationToken: 'two' } },
      { status: 502 },
      { status: 200, body: { members: [member(2)] } },
    );

    const people = await roster.members(connector.reference);

    expect(people.map(({ id }) => id)).toEqual(['aad-1', 'aad-2']);
    expect(connector.requests.map(({ query }) => query['continuationToken'])).toEqual([undefined, 'two', 'two']);
  });

  it.each([[{}], [{ members: 'all' }], [{ members: [{ id: '' }] }], [{ members: [null] }]])(
    'are not made up from an answer that is none: %j',
    async (body) => {
      connector.script({ status: 200, body });

      await expect(roster.members(connector.reference)).rejects.toThrow();
    },
  );

  it('say so when Kollegan may not see them', async () => {
    connector.otherwise(() => ({ status: 403 }));

    await expect(roster.members(connector.reference)).rejects.toMatchObject({ code: 'CHAT.FORBIDDEN' });
  });
});

describe('one member', () => {
  it('is found by Teams id', async () => {
    connector.script({ status: 200, body: member(3) });

    const person = await roster.member(connector.reference, '29:3');

    expect(person?.id).toBe('aad-3');
    expect(connector.requests[0]?.path).toBe('/emea/v3/conversations/19:meeting_abc@thread.v2/members/29:3');
  });

  it.each([403, 404])('is nobody when Teams says %d', async (status) => {
    connector.script({ status });

    expect(await roster.member(connector.reference, '29:stranger')).toBeNull();
  });

  it.each([500, 400])('is not taken for nobody when Teams says %d', async (status) => {
    connector.otherwise(() => ({ status }));

    await expect(roster.member(connector.reference, '29:3')).rejects.toMatchObject({ name: 'AppError' });
  });
});

describe('what Teams knows of the meeting', () => {
  it('is title and organiser', async () => {
    connector.script({
      status: 200,
      body: { details: { title: 'Ledningsgruppen' }, organizer: { id: '29:3', aadObjectId: 'aad-3' } },
    });

    const meeting = await roster.meeting(connector.reference, 'MCMxOTptZWV0aW5n');

    expect(meeting).toEqual({
      title: 'Ledningsgruppen',
      organizerId: 'aad-3',
      startsAt: null,
      endsAt: null,
    });
    expect(connector.requests[0]?.path).toBe('/emea/v1/meetings/MCMxOTptZWV0aW5n');
  });

  it.each([[{}], [{ details: null, organizer: null }], [{ details: {}, organizer: { id: null } }]])(
    'may be nothing at all: %j',
    async (body) => {
      connector.script({ status: 200, body });

      expect(await roster.meeting(connector.reference, 'm')).toEqual({
        title: '',
        organizerId: null,
        startsAt: null,
        endsAt: null,
      });
    },
  );

  it.each([
    ['2026-10-05T11:00:00+02:00', '2026-10-05T09:00:00.000Z'],
    ['2026-10-05T09:00:00.000Z', '2026-10-05T09:00:00.000Z'],
    ['no time', null],
    ['', null],
    [null, null],
  ])('begins when Teams says: %j', async (scheduledStartTime, startsAt) => {
    connector.script({ status: 200, body: { details: { title: 'Budget', scheduledStartTime } } });

    expect(await roster.meeting(connector.reference, 'm')).toMatchObject({ title: 'Budget', startsAt });
  });

  it('is null for a meeting that has expired', async () => {
    connector.script({ status: 404 });

    expect(await roster.meeting(connector.reference, 'm')).toBeNull();
  });
});
