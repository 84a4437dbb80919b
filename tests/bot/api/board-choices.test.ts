import { decision } from '../../helpers/decisions.ts';
import { referenceTo, TENANT } from '../../helpers/meeting-steps.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { ANNA, BO, DAN, person } from '../../helpers/people.ts';
import { type ApiHost, OTHER_TENANT, startApiHost } from './api-host.ts';

let host: ApiHost;
let made = 0;
beforeEach(async () => {
  host = await startApiHost();
});
afterEach(() => host.stop());

interface Written {
  title?: string;
  /** Names; each owns one decision. */
  owners: readonly string[];
  people?: (typeof ANNA)[];
  tenantId?: string;
}

/** A meeting in a series of its own. */
async function meeting({ title = 'Möte', owners, people = [ANNA], tenantId = TENANT }: Written) {
  made += 1;
  const conversationId = `19:${made}@thread.v2`;
  const theirs = owners.map((name) => person(name, { id: `id-of-${name}` }));
  const decisions = theirs.map(({ id }, at) =>
    decision({ id: `d-${made}-${at}`, owner: { type: 'person', personId: id } }),
  );
  const written = meetingOf({
    id: `m-${made}`,
    tenantId,
    conversationId,
    title,
    people: [...people, ...theirs],
    reference: referenceTo({ tenantId, conversationId }),
    decisions,
  });
  await host.deps.meetings.create(written, []);
  return written;
}

const owners = async (query = '', as = ANNA.id) => {
  const { status, body } = await host.ask(`/api/board/choices/owners${query}`, { as });
  expect(status).toBe(200);
  return body.choices.map(({ name }: { name: string }) => name);
};

describe('what the board may be filtered by', () => {
  it('is searched by the beginning of any word, and leads to the cards', async () => {
    const { conversationId } = await meeting({ title: 'Styrelsen, höst', owners: ['Eva Ek', 'Åsa Berg'] });

    expect(await owners('?text=BERG')).toEqual(['Åsa Berg']);
    expect(await owners('?text=erg')).toEqual([]);
    expect((await host.ask('/api/board/choices/series?text=h%C3%B6')).body).toEqual({
      choices: [{ id: conversationId, name: 'Styrelsen, höst' }],
      cursor: null,
    });
    const { body } = await host.ask(`/api/board?ownerId=${encodeURIComponent('id-of-Åsa Berg')}`);
    expect(body.columns[0]).toMatchObject({ total: 1, cards: [{ owner: { person: { name: 'Åsa Berg' } } }] });
  });

  it('comes twenty at a time at most, and each once', async () => {
    const names = Array.from({ length: 45 }, (_, at) => `Person Nummer${at}`);
    await meeting({ owners: names });
    const seen: string[] = [];
    let cursor: string | null = '';
    let pages = 0;
    while (cursor !== null) {
      const { body } = await host.ask(
        `/api/board/choices/owners?text=n&cursor=${encodeURIComponent(cursor)}`.replace(/&cursor=$/, ''),
      );
      expect(body.choices.length).toBeLessThanOrEqual(20);
      seen.push(...body.choices.map(({ name }: { name: string }) => name));
      cursor = body.cursor;
      pages += 1;
    }

    expect(pages).toBe(3);
    expect(seen.toSorted()).toEqual(names.toSorted());
    expect((await host.ask('/api/board')).body.owners).toHaveLength(20);
  });

  it('is on the board by the name of the one that an address names by id', async () => {
    await meeting({ owners: Array.from({ length: 30 }, (_, at) => `Person ${String(at).padStart(2, '0')}`) });
    const chosen = await host.ask('/api/board?ownerId=id-of-Person%2029');
    const unknown = await host.ask('/api/board?ownerId=id-of-nobody');

    expect(chosen.body.owners).toHaveLength(21);
    expect(chosen.body.owners[0]).toEqual({ id: 'id-of-Person 29', name: 'Person 29' });
    expect(unknown.body.owners).toHaveLength(20);
    expect((await host.ask('/api/board?ownerId=id-of-Person%2000')).body.owners).toHaveLength(20);
  });

  it('holds nothing of meetings of others, nor of another tenant, whoever is named', async () => {
    const unseen = await meeting({ title: 'Hemlig serie', owners: ['Hemlig Person'], people: [BO] });
    const next = await meeting({ title: 'Grannens', owners: ['Granne Person'], tenantId: OTHER_TENANT });
    await meeting({ owners: ['Egen Person'] });
    const answers = await Promise.all(
      [
        ...['/api/board/choices/owners', '/api/board/choices/owners?text=person', '/api/board/choices/series'],
        ...['/api/board/choices/series?text=h', '/api/board/choices/series?text=grannens'],
        `/api/board?ownerId=id-of-Hemlig%20Person&seriesId=${encodeURIComponent(unseen.conversationId)}`,
        `/api/board?ownerId=id-of-Granne%20Person&seriesId=${encodeURIComponent(next.conversationId)}`,
      ].map((path) => host.ask(path)),
    );

    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).not.toMatch(/hemlig|granne/i);
    }
    expect(await owners('?text=person')).toEqual(['Egen Person']);
    expect(await owners('?text=person', DAN.id)).toEqual([]);
    expect(await owners('?text=person', BO.id)).toEqual(['Hemlig Person']);
  });

  it('is nobody any longer when nothing is theirs', async () => {
    const { id, conversationId } = await meeting({ owners: ['Eva Ek'] });
    expect(await owners('?text=eva')).toEqual(['Eva Ek']);
    const card = await host.ask(`/api/meetings/${id}/decisions/d-${made}-0`);
    const answer = await host.ask(`/api/meetings/${id}/decisions/d-${made}-0`, {
      method: 'PATCH',
      body: { ownerId: ANNA.id },
      match: card.body.etag,
    });

    expect(answer.status).toBe(200);
    expect(await owners()).toEqual(['Anna Svensson']);
    await host.deps.meetings.remove({ tenantId: TENANT, conversationId, meetingId: id });
    host.deps.board.invalidate(TENANT);
    expect(await owners()).toEqual([]);
  });

  it.each([
    '%',
    '%25',
    '_',
    '.*',
    '(',
    '[',
    '\\',
    '"',
    "' OR 1=1 --",
    '\u0000',
    '\ud800',
    '<b>',
    '🎉',
    '  ',
    '__proto__',
  ])('is not led astray by %j', async (text) => {
    await meeting({ owners: ['Eva Ek'] });

    const found = await owners(`?text=${encodeURIComponent(text.toWellFormed())}`);

    expect(found).toEqual(text.trim() === '' ? ['Eva Ek'] : []);
  });

  it('is empty before the first meeting', async () => {
    expect((await host.ask('/api/board/choices/series')).body).toEqual({ choices: [], cursor: null });
    expect((await host.ask('/api/board')).body).toMatchObject({ owners: [], series: [] });
  });

  it.each([
    ['/api/board/choices/owners?limit=21', 400],
    ['/api/board/choices/owners?limit=0', 400],
    [`/api/board/choices/owners?text=${'x'.repeat(101)}`, 400],
    ['/api/board/choices/owners?cursor=nonsense', 400],
    ['/api/board/choices/people', 404],
    ['/api/board/choices', 404],
  ])('refuses %.60s', async (path, status) => {
    expect((await host.ask(path)).status).toBe(status);
  });
});
