import { createCalendar, createOnlineMeetings } from '../../../adapters/graph/index.ts';
import { joinWebUrlOf, type RecordedRequest } from '../../../infra/sandbox/graph/index.ts';
import {
  ANNA,
  BJORN,
  MAILBOX,
  type RunningGraph,
  startGraph,
  TENANT,
} from '../../infra/sandbox/graph/local-graph.fixture.ts';
import { clientFor } from './adapter.fixture.ts';

const MARCH = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-04-01T00:00:00Z') };
const JOIN_URL = TENANT.chats.map(joinWebUrlOf)[0] ?? '';

describe('calendars and meetings of Graph', () => {
  let graph: RunningGraph;
  const seen: RecordedRequest[] = [];
  beforeEach(async () => {
    seen.length = 0;
    graph = await startGraph({ pageSize: 1, onRequest: (request) => seen.push(request) });
  });
  afterEach(() => graph.close());

  it('reads a time of a calendar across its pages, in UTC', async () => {
    const events = await createCalendar(clientFor(graph.url)).view(ANNA, MARCH, 'c-1');

    expect(events.map(({ id, isOnlineMeeting }) => [id, isOnlineMeeting])).toEqual([
      ['event-1', false],
      ['event-2', true],
    ]);
    expect(events[1]).toMatchObject({
      start: { dateTime: '2026-03-03T08:00:00.0000000', timeZone: 'UTC' },
      onlineMeeting: { joinUrl: 'https://teams.microsoft.com/l/meetup-join/x/0' },
    });
    expect(seen.map(({ headers }) => headers['prefer'])).toEqual(Array(2).fill('outlook.timezone="UTC"'));
  });

  it('reads an event of a shared mailbox, and nothing where it was deleted', async () => {
    const calendar = createCalendar(clientFor(graph.url));

    expect(await calendar.event(MAILBOX, 'event-4', 'c-1')).toMatchObject({ subject: 'Inbjudan' });
    expect(await calendar.event(MAILBOX, 'event-1', 'c-1')).toBeNull();
  });

  it('finds a meeting by its join address, and again by the id that it has for that person', async () => {
    const meetings = createOnlineMeetings(clientFor(graph.url));

    const found = await meetings.byJoinUrl(BJORN, JOIN_URL, 'c-1');
    const again = await meetings.byId(BJORN, found?.id ?? '', 'c-1');

    expect(found).toMatchObject({
      chatInfo: { threadId: '19:meeting_1@thread.v2' },
      participants: { organizer: { identity: { user: { id: ANNA } } } },
    });
    expect(again).toEqual(found);
    expect(await meetings.byJoinUrl(BJORN, 'https://teams.microsoft.com/meet/123?p=x&y', 'c-1')).toBeNull();
    expect(await meetings.byId(BJORN, 'none', 'c-1')).toBeNull();
  });

  it('names the policy that an administrator has not granted', async () => {
    const message = "No application access policy found for this app: 'x' on the user: 'anna@contoso.example'";
    graph.faults.add({ kind: 'forbidden', code: 'Forbidden', message });

    const failed = createOnlineMeetings(clientFor(graph.url)).byJoinUrl(ANNA, JOIN_URL, 'c-1');

    await expect(failed).rejects.toMatchObject({
      code: 'GRAPH.NO_ACCESS_POLICY',
      fate: 'retry',
      message: expect.not.stringContaining('anna'),
    });
  });
});
