import { ANNA, MAILBOX, type RunningGraph, startGraph, TENANT } from './local-graph.fixture.ts';

const MEETING = Buffer.from(`${ANNA}|19:meeting_1@thread.v2`).toString('base64');
const TRANSCRIPTS = `/v1.0/users/${ANNA}/onlineMeetings/${encodeURIComponent(MEETING)}/transcripts`;
const CHAT_APPS = `/v1.0/chats/${encodeURIComponent('19:meeting_1@thread.v2')}/installedApps`;

describe('local Graph: calendars, transcripts, apps and calls', () => {
  let graph: RunningGraph;
  beforeEach(async () => {
    graph = await startGraph({ pageSize: 1 });
  });
  afterEach(() => graph.close());

  const statusOf = async (method: string, path: string, options = {}): Promise<number> =>
    (await graph.call(method, path, options)).status;

  it('wants a time window for a calendar, and knows whose it is', async () => {
    const window = '?startDateTime=2026-03-01T00:00:00Z&endDateTime=2026-04-01T00:00:00Z';

    const page = await graph.call('GET', `/v1.0/users/anna@contoso.example/calendarView${window}`);
    const shared = await graph.call('GET', `/v1.0/users/${MAILBOX}/calendarView${window}`);

    expect(page.body).toMatchObject({
      value: [{ id: 'event-1' }],
      '@odata.nextLink': expect.stringContaining('skip=1'),
    });
    expect(shared.body).toMatchObject({
      value: [{ id: 'event-4', organizer: { emailAddress: { address: MAILBOX } } }],
    });
    expect(await statusOf('GET', `/v1.0/users/${ANNA}/calendarView`)).toBe(400);
    expect(await statusOf('GET', `/v1.0/users/nobody/calendarView${window}`)).toBe(404);
  });

  it('gives out a transcript in the two formats there are', async () => {
    const content = `${TRANSCRIPTS}/transcript-1/content`;
    const asked = async (accept: string) => graph.call('GET', content, { headers: { accept } });

    const attributed = await asked('text/vtt');
    const plain = await asked('application/vnd.microsoft.graph.transcript+text');

    expect([attributed.text.includes('<v Anna'), plain.text.includes('<v')]).toEqual([true, false]);
    expect((await asked('application/json')).status).toBe(406);
    expect(await statusOf('GET', `${TRANSCRIPTS}/none/content`)).toBe(404);
    expect(await statusOf('GET', `${TRANSCRIPTS}/none/metadataContent`)).toBe(404);
    expect(await statusOf('GET', `/v1.0/users/nobody/onlineMeetings/x`)).toBe(404);
  });

  it('installs an app of the catalogue once, with permissions of a known kind', async () => {
    const bind = (id: string) => ({
      'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${id}`,
    });
    const good = bind(TENANT.app?.catalogId ?? '');
    const wrongKind = { resourceSpecificPermissions: [{ permissionValue: 'x', permissionType: 'Application' }] };

    const statuses = [
      await statusOf('POST', CHAT_APPS, { body: { ...good, consentedPermissionSet: wrongKind } }),
      await statusOf('POST', CHAT_APPS, { body: bind('unknown') }),
      await statusOf('POST', '/v1.0/chats/none/installedApps', { body: good }),
      await statusOf('POST', CHAT_APPS, { body: good }),
      await statusOf('POST', CHAT_APPS, { body: good }),
    ];
    const listed = await graph.call('GET', CHAT_APPS);

    expect(statuses).toEqual([400, 404, 404, 201, 409]);
    expect(listed.body['value']).toEqual([{ id: expect.any(String) }]);
    expect(await statusOf('GET', '/v1.0/chats/none/installedApps')).toBe(404);
    expect(await statusOf('GET', `${CHAT_APPS}?$filter=${encodeURIComponent("id eq 'x'")}`)).toBe(400);
  });

  it('refuses a call without the kinds of its parts', async () => {
    const failed = await graph.call('POST', '/v1.0/communications/calls', {
      body: { callbackUri: 'https://x.example' },
    });

    expect(failed.status).toBe(400);
    expect(await statusOf('DELETE', '/v1.0/communications/calls/none')).toBe(404);
  });
});
