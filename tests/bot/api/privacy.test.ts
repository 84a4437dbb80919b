import { strFromU8, unzipSync } from 'fflate';
import { join } from '../../helpers/meeting-steps.ts';
import { ANNA, BO } from '../../helpers/people.ts';
import { DAY } from '../../helpers/test-clock.ts';
import { type ApiHost, startApiHost } from './api-host.ts';

let host: ApiHost;
beforeEach(async () => {
  host = await startApiHost();
});
const others: ApiHost[] = [];
afterEach(async () => {
  for (const each of [host, ...others.splice(0)]) await each.stop();
});

const ask = (body: Record<string, unknown>, as = ANNA.id) =>
  host.ask('/api/privacy/requests', { method: 'POST', as, body: { requestId: 'r-1', ...body } });

const compliance = (path: string, body?: unknown, match?: string) =>
  host.ask(`/api/compliance/requests${path}`, {
    as: 'jurist',
    ...(body === undefined ? {} : { method: 'POST', body }),
    ...(match === undefined ? {} : { match }),
  });

async function loggedTypes(): Promise<string[]> {
  await host.handOver();
  const types: string[] = [];
  for await (const page of host.deps.audit.pages('tenant-1')) types.push(...page.map(({ event }) => event.type));
  return types.filter((type) => type.startsWith('subject-request.'));
}

describe('a request', () => {
  test('goes from the person to Compliance and back with its answer', async () => {
    const asked = await ask({ type: 'rectification', text: 'Titeln är fel' });
    expect(asked).toMatchObject({ status: 201, body: { state: 'received', dueOn: '2026-11-05', overdue: false } });
    const { id, etag } = asked.body;

    const taken = await compliance(`/${id}/take`, {}, etag);
    const extended = await compliance(`/${id}/extend`, { reason: 'Många' }, taken.body.etag);
    const answered = await compliance(`/${id}/answer`, { outcome: 'partly', text: 'Rättat' }, extended.body.etag);

    expect(taken.body).toMatchObject({ state: 'taken', handledBy: 'jurist' });
    expect(extended.body).toMatchObject({ dueOn: '2027-01-05', extended: { reason: 'Många' } });
    expect(answered.body).toMatchObject({ state: 'answered', answer: { outcome: 'partly', text: 'Rättat' } });
    const own = await host.ask('/api/privacy/requests');
    expect(own.body.requests).toEqual([answered.body]);
    expect((await host.ask('/api/privacy/requests', { as: BO.id })).body.requests).toEqual([]);
    expect(await loggedTypes()).toEqual(
      ['received', 'taken', 'extended', 'answered'].map((type) => `subject-request.${type}`),
    );
  });

  test('that came by letter is written down with its day', async () => {
    const body = { type: 'access', personId: 'gäst', text: 'Brev', receivedOn: '2026-10-01', requestId: 'r-2' };

    expect(await compliance('', body)).toMatchObject({
      status: 201,
      body: { personId: 'gäst', channel: 'recorded', dueOn: '2026-11-01' },
    });
  });

  test('past its last day is counted and shown first', async () => {
    await ask({ type: 'rectification' });
    host.world.clock.advance(20 * DAY);
    await ask({ type: 'restriction' }, BO.id);
    host.world.clock.advance(20 * DAY);

    const { body } = await compliance('?limit=1');

    expect(body).toMatchObject({ overdue: 1, requests: [{ personId: ANNA.id, overdue: true }] });
    const next = await compliance(`?limit=1&cursor=${encodeURIComponent(body.cursor)}`);
    expect(next.body).toMatchObject({ overdue: 1, requests: [{ personId: BO.id, overdue: false }] });
    expect((await compliance('?state=answered')).body.requests).toEqual([]);
  });

  test('is refused where somebody was quicker, where it is answered, and where a reason is missing', async () => {
    const { body } = await ask({ type: 'access' });
    await compliance(`/${body.id}/take`, {}, body.etag);

    expect(await compliance(`/${body.id}/take`, {}, body.etag)).toMatchObject({
      status: 412,
      body: { code: 'API.CHANGED', current: { handledBy: 'jurist' } },
    });
    expect(await compliance(`/${body.id}/answer`, { outcome: 'refused', text: '' }, '"2"')).toMatchObject({
      status: 400,
    });
    expect(await compliance(`/${body.id}/answer`, { outcome: 'done' }, '"2"')).toMatchObject({ status: 200 });
    expect(await compliance(`/${body.id}/extend`, { reason: 'x' }, '"3"')).toMatchObject({ status: 409 });
    expect(await compliance('/another/take', {}, '"1"')).toMatchObject({ status: 404 });
  });
});

describe('an objection', () => {
  test('takes effect at once and is recorded as done', async () => {
    const meeting = await join(host.world);
    await host.ask(`/api/meetings/${meeting.id}/consent`, { method: 'PUT', body: { level: 'plus' } });

    const objected = await ask({ type: 'objection', text: 'Nej' });

    expect(objected.body).toMatchObject({ state: 'answered', answer: { outcome: 'done', by: 'system' } });
    expect((await host.ask('/api/profile')).body.hidden).toBe(true);
    const after = await host.deps.meetings.current(meeting.tenantId, meeting.conversationId);
    expect(after?.consents.at(-1)).toMatchObject({ personId: ANNA.id, level: 'none' });
    expect((await ask({ type: 'objection', text: 'Nej' })).body).toEqual(objected.body);
  });
});

test('an objection by letter takes effect too', async () => {
  const meeting = await join(host.world);
  await host.ask(`/api/meetings/${meeting.id}/consent`, { method: 'PUT', as: BO.id, body: { level: 'plus' } });
  const letter = { type: 'objection', personId: BO.id, receivedOn: '2026-10-01', requestId: 'r-3' };

  expect((await compliance('', letter)).body).toMatchObject({ state: 'answered', channel: 'recorded' });

  const after = await host.deps.meetings.current(meeting.tenantId, meeting.conversationId);
  expect(after?.consents.at(-1)).toMatchObject({ personId: BO.id, level: 'none' });
});

describe('the export', () => {
  test('is a zip with data and a PDF, answers the open request for it, and is logged', async () => {
    await join(host.world);
    await ask({ type: 'access' });

    const response = await host.fetch('/api/privacy/export?language=en');

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="kollegan-2026-10-05.zip"');
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    expect(Object.keys(files).sort()).toEqual(['data.json', 'kollegan.pdf']);
    expect(JSON.parse(strFromU8(files['data.json'] ?? new Uint8Array()))).toMatchObject({
      personId: ANNA.id,
      meetings: [{ title: 'Ledningsgrupp' }],
    });
    expect(strFromU8((files['kollegan.pdf'] ?? new Uint8Array()).subarray(0, 5))).toBe('%PDF-');
    expect((await host.ask('/api/privacy/requests')).body.requests).toMatchObject([{ state: 'answered' }]);
    expect(await loggedTypes()).toEqual(
      expect.arrayContaining(['subject-request.exported', 'subject-request.answered']),
    );
  });

  test('is made once at a time for a person', async () => {
    let finish: (pdf: Uint8Array) => void = () => undefined;
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const pdf = () => {
      begun();
      return new Promise<Uint8Array>((resolve) => {
        finish = resolve;
      });
    };
    const slow = await startApiHost({ documents: { ...host.deps.documents, pdf } });
    others.push(slow);

    const first = slow.fetch('/api/privacy/export');
    await hasBegun;
    const second = await slow.ask('/api/privacy/export');
    finish(new Uint8Array(1));

    expect(second).toMatchObject({ status: 429, body: { code: 'API.TOO_MANY' } });
    expect((await first).status).toBe(200);
  });

  test('holds nothing of others', async () => {
    await join(host.world);

    const response = await host.fetch('/api/privacy/export', { as: BO.id });

    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    expect(strFromU8(files['data.json'] ?? new Uint8Array())).not.toContain(ANNA.name);
  });
});
