import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { createMeetings } from '../../../core/meetings/index.ts';
import { comingOf } from '../../helpers/coming.ts';
import { join, joinWithConsent, keyOf, settle } from '../../helpers/meeting-steps.ts';
import { ANNA, BO, DAN } from '../../helpers/people.ts';
import { type ApiHost, startApiHost } from './api-host.ts';

let host: ApiHost;
const open: AbortController[] = [];
beforeEach(async () => {
  host = await startApiHost();
});
afterEach(async () => {
  for (const each of open.splice(0)) each.abort();
  await host.stop();
});

/** The events of a stream, one at a time. */
async function listen(as: string) {
  const controller = new AbortController();
  open.push(controller);
  const response = await host.fetch('/api/events', { as, signal: controller.signal });
  const lines = createInterface({ input: Readable.fromWeb(response.body as ReadableStream) })[Symbol.asyncIterator]();
  return {
    response,
    /** Undefined: the stream has ended. */
    async next(): Promise<unknown> {
      for (;;) {
        const { value, done } = await lines.next().catch(() => ({ value: '', done: true }));
        if (done) return undefined;
        if (value.startsWith('data: ')) return JSON.parse(value.slice(6));
      }
    },
  };
}

it('tell those who were in a meeting what changed, by id', async () => {
  const meeting = await joinWithConsent(host.world);
  const anna = await listen(ANNA.id);
  const dan = await listen(DAN.id);
  const { decision } = await settle(host.world);

  expect(anna.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(await anna.next()).toEqual({ type: 'meeting', meetingId: meeting.id, decisionIds: [decision.id] });

  const path = `/api/meetings/${meeting.id}/decisions/${decision.id}`;
  await host.ask(`${path}/comments`, { method: 'POST', as: BO.id, body: { text: 'Hej', requestId: 'request-1' } });
  expect(await anna.next()).toEqual({ type: 'comment', meetingId: meeting.id, decisionId: decision.id });

  const others = await join(host.world, {
    people: [DAN],
    reference: { ...meeting.reference, conversationId: '19:dan' },
  });
  expect(await dan.next()).toEqual({ type: 'meeting', meetingId: others.id, decisionIds: [] });
});

it('tell those in its chat, without saying which, that a meeting is to come', async () => {
  const anna = await listen(ANNA.id);
  const dan = await listen(DAN.id);

  await host.world.coming.create(comingOf(), []);
  const others = comingOf({ conversationId: '19:dan', people: [DAN] });
  await host.world.coming.create(others, []);

  expect(await anna.next()).toEqual({ type: 'coming-meetings' });
  expect(await dan.next()).toEqual({ type: 'coming-meetings' });
  const removed = { coming: { ...others, people: [ANNA] }, result: null };
  await host.world.coming.change(others, () => removed);
  expect(await dan.next()).toEqual({ type: 'coming-meetings' });
  expect(await anna.next()).toEqual({ type: 'coming-meetings' });
});

it('tell of what another process wrote', async () => {
  const meeting = await join(host.world);
  const anna = await listen(ANNA.id);
  const { store, clock, metrics } = host.world;
  const meetings = createMeetings({ store, clock, metrics, onPending: () => undefined });
  await meetings.change(keyOf(meeting), (before) => ({ meeting: { ...before, title: 'Nytt namn' }, result: null }));

  expect(await anna.next()).toEqual({ type: 'meeting', meetingId: meeting.id, decisionIds: [] });
});

it('tell of the sample meeting, and that it was removed', async () => {
  const anna = await listen(ANNA.id);
  const { body } = await host.ask('/api/sample', { method: 'POST' });
  expect(await anna.next()).toMatchObject({ type: 'meeting', meetingId: body.id });

  await host.ask('/api/sample', { method: 'DELETE' });
  expect(await anna.next()).toEqual({ type: 'meeting-removed', meetingId: body.id });
});

it('tell everybody of new settings', async () => {
  const dan = await listen(DAN.id);
  const { body } = await host.ask('/api/settings', { as: 'chef' });
  const {
    etag: _etag,
    isDefault: _isDefault,
    integrations: _integrations,
    notices: _notices,
    editable: _,
    ...next
  } = body;
  await host.ask('/api/settings', { method: 'PUT', as: 'chef', body: next, match: body.etag });

  expect(await dan.next()).toEqual({ type: 'settings' });
});

it('end the oldest of too many streams of one person', async () => {
  const first = await listen(ANNA.id);
  for (let count = 0; count < 10; count++) await listen(ANNA.id);

  expect(await first.next()).toBeUndefined();
});

it('end with the server', async () => {
  const other = await startApiHost();
  const response = await other.fetch('/api/events');
  const text = response.text();
  await other.stop();

  expect(await text.catch(() => 'cut')).toMatch(/welcome|cut/);
});
