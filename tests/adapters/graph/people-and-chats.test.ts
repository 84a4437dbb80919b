import { createChats, createUsers } from '../../../adapters/graph/index.ts';
import type { RecordedRequest } from '../../../infra/sandbox/graph/index.ts';
import { ANNA, BJORN, type RunningGraph, startGraph, TENANT } from '../../infra/sandbox/graph/local-graph.fixture.ts';
import { clientFor } from './adapter.fixture.ts';

const CHAT = '19:meeting_1@thread.v2';
const { catalogId = '', manifestId = '' } = TENANT.app ?? {};
const PERMISSIONS = [{ name: 'ChatMessage.Read.Chat', type: 'application' }] as const;

describe('people and chats of Graph', () => {
  let graph: RunningGraph;
  const seen: RecordedRequest[] = [];
  beforeEach(async () => {
    seen.length = 0;
    graph = await startGraph({ pageSize: 1, onRequest: (request) => seen.push(request) });
  });
  afterEach(() => graph.close());

  it('finds a person by id or address, and nobody where there is none', async () => {
    const users = createUsers(clientFor(graph.url));

    expect(await users.byId(ANNA, 'c-1')).toMatchObject({ id: ANNA, displayName: 'Anna Åberg' });
    expect(await users.byId('nobody', 'c-1')).toBeNull();
    expect(await users.byMail('BJORN@contoso.example', 'c-1')).toMatchObject({ id: BJORN });
    expect(await users.byMail("o'hara@contoso.example", 'c-1')).toBeNull();
    expect(seen.at(-1)?.query['$filter']).toBe("mail eq 'o''hara@contoso.example'");
  });

  it('guesses nobody when two people have the same address', async () => {
    const twins = TENANT.users.map((user) => ({ ...user, mail: 'team@contoso.example' }));
    const other = await startGraph({ tenant: { ...TENANT, users: twins } });

    const found = await createUsers(clientFor(other.url)).byMail('team@contoso.example', 'c-1');
    await other.close();

    expect(found).toBeNull();
  });

  it('lists the people of a group, and leaves the groups in it out', async () => {
    const members = await createUsers(clientFor(graph.url)).membersOfGroup(TENANT.groupId, 'c-1');

    expect(members.map(({ id }) => id)).toEqual([ANNA, BJORN]);
    expect(members[0]).not.toHaveProperty('@odata.type');
  });

  it('lists the members of a chat', async () => {
    const members = await createChats(clientFor(graph.url)).members(CHAT, 'c-1');

    expect(members).toEqual([
      expect.objectContaining({ userId: ANNA, tenantId: TENANT.tenantId }),
      expect.objectContaining({ userId: BJORN }),
    ]);
  });

  it('puts the app into a chat once', async () => {
    const chats = createChats(clientFor(graph.url));

    const before = await chats.isInstalled(CHAT, manifestId, 'c-1');
    const outcomes = [
      await chats.install(CHAT, catalogId, PERMISSIONS, 'c-1'),
      await chats.install(CHAT, catalogId, PERMISSIONS, 'c-1'),
    ];

    expect([before, await chats.isInstalled(CHAT, manifestId, 'c-1')]).toEqual([false, true]);
    expect(await chats.isInstalled(CHAT, 'another-app', 'c-1')).toBe(false);
    expect(outcomes).toEqual(['installed', 'already-there']);
  });

  it('says when the app may not be installed', async () => {
    const chats = createChats(clientFor(graph.url));
    graph.faults.add({ match: { method: 'POST' }, kind: 'forbidden' });

    await expect(chats.install(CHAT, catalogId, PERMISSIONS, 'c-1')).rejects.toMatchObject({ code: 'GRAPH.FORBIDDEN' });
    await expect(chats.install(CHAT, 'x', PERMISSIONS, 'c-1')).rejects.toMatchObject({ code: 'GRAPH.NOT_FOUND' });
  });
});
