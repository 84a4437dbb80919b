import { strFromU8, unzipSync } from 'fflate';
import { askToClose, close, consent, join, joinWithConsent, latest, settle } from '../../helpers/meeting-steps.ts';
import { ANNA, BO, DAN } from '../../helpers/people.ts';
import { type ApiHost, startApiHost } from './api-host.ts';

let host: ApiHost;
beforeEach(async () => {
  host = await startApiHost();
});
afterEach(() => host.stop());

const etagOf = async (id: string) => (await host.ask(`/api/meetings/${id}`)).body.etag as string;

describe('the meetings', () => {
  it('are listed latest first, page by page, and filtered', async () => {
    for (const title of ['Första', 'Andra', 'Tredje']) {
      const conversationId = `19:${title}@thread.v2`;
      const reference = {
        ...(await join(host.world, { title: 'x', reference: refTo(`${conversationId}x`) })).reference,
      };
      await close(host.world, await join(host.world, { title, reference: { ...reference, conversationId } }));
      host.world.clock.advance(60_000);
    }

    const closed = await host.ask('/api/meetings?status=closed&limit=2');
    const rest = await host.ask(`/api/meetings?status=closed&limit=2&cursor=${closed.body.cursor}`);

    expect(closed.body.total).toBe(3);
    expect([...closed.body.meetings, ...rest.body.meetings].map(({ title }) => title)).toEqual([
      'Tredje',
      'Andra',
      'Första',
    ]);
    expect((await host.ask('/api/meetings?status=running')).body.total).toBe(3);
    expect((await host.ask('/api/meetings?text=ANDRA')).body.meetings).toMatchObject([{ title: 'Andra' }]);
    expect((await host.ask('/api/meetings?seriesId=19:Andra@thread.v2')).body.total).toBe(1);
    expect((await host.ask('/api/meetings?cursor=nonsense')).status).toBe(400);
    expect((await host.ask('/api/meetings', { as: DAN.id })).body.total).toBe(0);
  });

  it('are found by their id, even when the rows do not hold them', async () => {
    const meeting = await join(host.world);

    expect((await host.ask(`/api/meetings/${meeting.id}`)).status).toBe(200);
    expect((await host.ask('/api/meetings/m-none')).status).toBe(404);
    expect((await host.ask(`/api/meetings/${'x'.repeat(300)}`)).status).toBe(404);
  });
});

it('that another process has removed is shown in no list any more, once it was asked for', async () => {
  const meeting = await join(host.world);
  expect((await host.ask('/api/meetings')).body.total).toBe(1);
  await host.world.store.remove({ tenantId: meeting.tenantId, scope: meeting.conversationId, id: meeting.id });

  expect((await host.ask(`/api/meetings/${meeting.id}`)).status).toBe(404);
  expect((await host.ask('/api/meetings')).body.total).toBe(0);
});

describe('a meeting', () => {
  it('says who is there at which level, what was decided and what it rests on', async () => {
    const meeting = await join(host.world);
    await consent(host.world, meeting, BO, 'bas');
    await settle(host.world, 'DECISION Byta leverantör');

    const { body, headers } = await host.ask(`/api/meetings/${meeting.id}`);

    expect(headers.get('etag')).toBe(body.etag);
    expect(body).toMatchObject({
      title: 'Ledningsgrupp',
      status: 'active',
      missing: 1,
      participants: [
        { id: 'anna', level: 'none', answered: false, organiser: true },
        { id: 'bo', level: 'bas', answered: true, organiser: false },
        { id: 'cilla', level: 'none', answered: false },
      ],
      decisionList: [{ title: 'Byta leverantör', gate: ['owner-missing', 'deadline-missing'] }],
      recap: null,
      brief: { first: true, open: [], more: 0 },
      agenda: { title: '', items: [], etag: '"0"' },
      nextAgenda: { title: '', items: [], etag: '"0"' },
      closedBy: null,
      editable: true,
    });
    expect(body.provenance.levels).toContainEqual({ level: 'bas', count: 1 });
    expect((await host.ask(`/api/meetings/${meeting.id}`, { as: 'cilla' })).body.editable).toBe(false);
  });

  it('shows what is open since the one before in its series', async () => {
    await joinWithConsent(host.world);
    const { meeting } = await settle(host.world);
    await close(host.world, meeting);
    host.world.clock.advance(60_000);
    const next = await join(host.world);

    const { body } = await host.ask(`/api/meetings/${next.id}`);

    expect(body.brief).toMatchObject({
      first: false,
      open: [{ meetingId: meeting.id, title: 'Byta leverantör', owedTo: { id: 'bo' } }],
      more: 0,
    });
  });

  it('is not told of one before that the person was not in', async () => {
    await close(host.world, await join(host.world));
    const next = await join(host.world, { people: [ANNA, DAN] });

    expect((await host.ask(`/api/meetings/${next.id}`, { as: DAN.id })).body.brief).toMatchObject({ open: [] });
  });

  it('has an agenda that is edited with its ETag', async () => {
    const meeting = await join(host.world);
    const path = `/api/meetings/${meeting.id}/agenda`;
    const put = (items: string[], match: string, of = 'this') =>
      host.ask(path, { method: 'PUT', body: { of, title: 'Budget', items }, match });

    const written = await put(['Läget'], '"0"');
    const late = await put(['Annat'], '"0"');
    const { body } = await host.ask(`/api/meetings/${meeting.id}`);
    await close(host.world, meeting);

    expect(written).toMatchObject({ status: 200, body: { title: 'Budget', items: ['Läget'], etag: '"1"' } });
    expect(written.headers.get('etag')).toBe('"1"');
    expect(late).toMatchObject({ status: 412, body: { code: 'API.CHANGED', current: written.body } });
    expect(body.agenda).toEqual(written.body);
    expect(await put(['Försent'], '"1"')).toMatchObject({ status: 409 });
    expect(await put(['Nästa'], '"0"', 'next')).toMatchObject({ status: 200 });
    expect(await put(['a'], '"0"', 'other')).toMatchObject({ status: 400 });
  });

  it('closes only when nothing is missing, and keeps what was in order', async () => {
    const meeting = await joinWithConsent(host.world);
    const { decision: first } = await settle(host.world, 'DECISION Byta leverantör');
    const { decision: second } = await settle(host.world, 'DECISION Anställa');
    const submit = async (answers: object) =>
      host.ask(`/api/meetings/${meeting.id}/close`, {
        method: 'POST',
        body: { answers },
        match: await etagOf(meeting.id),
      });

    const partly = await submit({
      [first.id]: { ownerId: 'bo', deadline: '2026-10-20' },
      [second.id]: { ownerId: 'dan', deadline: '2020-01-01' },
    });
    const empty = await submit({ [second.id]: { parked: true, reason: ' ' } });
    const closed = await submit({ [second.id]: { parked: true, reason: 'Budget' } });

    expect(partly).toMatchObject({
      status: 422,
      body: {
        code: 'API.INCOMPLETE',
        fields: expect.arrayContaining([
          { field: `answers.${second.id}.ownerId`, code: 'not-here' },
          { field: `answers.${second.id}.deadline`, code: 'past' },
        ]),
        current: { status: 'closing', missing: 1 },
      },
    });
    expect(empty.body.fields).toContainEqual({ field: `answers.${second.id}.reason`, code: 'missing' });
    expect(closed).toMatchObject({ status: 200, body: { status: 'closed', missing: 0, closedBy: { id: 'anna' } } });
    expect((await latest(host.world, meeting)).decisions.map(({ status }) => status)).toEqual(['confirmed', 'parked']);
  });

  it('names a wrong answer of a row that lacked nothing', async () => {
    const meeting = await joinWithConsent(host.world);
    const { decision } = await settle(host.world);

    const answer = await host.ask(`/api/meetings/${meeting.id}/close`, {
      method: 'POST',
      body: { answers: { [decision.id]: { deadline: '2020-01-01' } } },
      match: await etagOf(meeting.id),
    });

    expect(answer).toMatchObject({ status: 422, body: { fields: [{ field: `answers.${decision.id}.deadline` }] } });
  });

  it('without decisions closes at once', async () => {
    const meeting = await join(host.world);

    expect(
      await host.ask(`/api/meetings/${meeting.id}/close`, {
        method: 'POST',
        body: {},
        match: await etagOf(meeting.id),
      }),
    ).toMatchObject({ status: 200, body: { status: 'closed' } });
  });

  it('of which the person saw an older list is not closed by them', async () => {
    const meeting = await joinWithConsent(host.world);
    const match = await etagOf(meeting.id);
    await settle(host.world);

    const answer = await host.ask(`/api/meetings/${meeting.id}/close`, { method: 'POST', body: {}, match });

    expect(answer).toMatchObject({ status: 412, body: { current: { status: 'active', decisions: 1 } } });
  });

  it('goes on again from closing, and from nothing else', async () => {
    const meeting = await joinWithConsent(host.world);
    await settle(host.world);
    await askToClose(host.world, meeting);
    const reopen = async (match?: string) =>
      host.ask(`/api/meetings/${meeting.id}/reopen`, { method: 'POST', match: match ?? (await etagOf(meeting.id)) });

    expect((await reopen('"0"')).status).toBe(412);
    expect(await reopen()).toMatchObject({ status: 200, body: { status: 'active' } });
    expect(await reopen()).toMatchObject({ status: 409 });
  });

  it('is exported as Markdown in which what people wrote stays text', async () => {
    const meeting = await joinWithConsent(host.world, 'plus', { title: 'Grupp # [x](javascript:alert(1))' });
    await settle(host.world, 'DECISION Byta *leverantör* | anna | 2026-10-15');
    await settle(host.world, 'DECISION Parkera mig');
    await host.handOver();
    const { decisions } = await latest(host.world, meeting);
    await host.ask(`/api/meetings/${meeting.id}/decisions/${decisions[1]?.id}/move`, {
      method: 'POST',
      body: { to: 'parked', reason: 'Budget' },
      match: '"1"',
    });

    const { status, text, headers } = await host.ask(`/api/meetings/${meeting.id}/export`);

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="kollegan-2026-10-05.md"');
    expect(text).toContain('# Grupp \\# \\[x\\]\\(javascript:alert\\(1\\)\\)\n\n2026-10-05');
    expect(text).toContain(
      '### Byta \\*leverantör\\*\n\n- Ansvarig: Anna Svensson\n- Senast: 2026-10-15\n\n> DECISION',
    );
    expect(text).toMatch(/\n>\n> – Bo Lindqvist, \d\d:\d\d\n/);
    expect(text).toContain('## Parkerat\n\n- Parkera mig: Budget');
    expect(text).toContain('## Öppna frågor\n\nInga');
    expect((await host.ask(`/api/meetings/${meeting.id}/export?format=exe`)).status).toBe(400);
  });

  it('is exported as PDF and as a Word file in the language of the one who asks', async () => {
    const meeting = await joinWithConsent(host.world, 'plus', { title: 'Grupp' });
    await settle(host.world, 'DECISION Byta leverantör | anna | 2026-10-15');
    const asked = async (format: string) => {
      const response = await host.fetch(`/api/meetings/${meeting.id}/export?format=${format}&language=en`);
      return { headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
    };
    const [pdf, docx] = await Promise.all([asked('pdf'), asked('docx')]);

    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('content-disposition')).toBe('attachment; filename="kollegan-2026-10-05.pdf"');
    expect(pdf.headers.get('content-length')).toBe(String(pdf.bytes.length));
    expect(strFromU8(pdf.bytes.slice(0, 5))).toBe('%PDF-');
    expect(docx.headers.get('content-type')).toContain('wordprocessingml');
    const xml = strFromU8(unzipSync(docx.bytes)['word/document.xml'] ?? new Uint8Array());
    for (const text of ['Byta leverantör', 'Owner', 'Anna Svensson', '2026-10-15']) expect(xml).toContain(text);
  });
});

function refTo(conversationId: string) {
  return {
    tenantId: 'tenant-1',
    conversationId,
    serviceUrl: 'https://smba.example/teams',
    channelId: 'msteams',
    botId: '28:kollegan',
    botName: 'Kollegan',
  };
}
