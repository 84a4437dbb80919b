import { randomBytes } from 'node:crypto';
import { createDriveFiles } from '../../../adapters/graph/index.ts';
import type { RecordedRequest } from '../../../infra/sandbox/graph/index.ts';
import { type RunningGraph, startGraph } from '../../infra/sandbox/graph/local-graph.fixture.ts';
import { clientFor } from './adapter.fixture.ts';

const PLACE = { driveId: 'b!drive', folderId: 'root', name: 'Sammanfattning 1 % å.txt' };
const MEGABYTE = 1_024 * 1_024;
const LARGE = randomBytes(12 * MEGABYTE);
const PARTS = { method: 'PUT', pathPattern: '^/upload/' } as const;

describe('files of Graph', () => {
  let graph: RunningGraph;
  const seen: RecordedRequest[] = [];
  beforeEach(async () => {
    seen.length = 0;
    graph = await startGraph({ onRequest: (request) => seen.push(request) });
  });
  afterEach(() => graph.close());

  const files = () => createDriveFiles(clientFor(graph.url));

  it('are written, replaced, read and linked to', async () => {
    const first = await files().upload({ ...PLACE, content: Buffer.from('hej') }, 'c-1');
    const second = await files().upload({ ...PLACE, content: Buffer.from('hej igen') }, 'c-1');

    expect([second.id, second.name, second.size]).toEqual([first.id, PLACE.name, 8]);
    expect(second.eTag).not.toBe(first.eTag);
    expect(await files().get(PLACE.driveId, first.id, 'c-1')).toEqual(second);
    expect(await files().get(PLACE.driveId, 'none', 'c-1')).toBeNull();
    expect(Buffer.from(await files().download(PLACE.driveId, first.id, 99, 'c-1')).toString()).toBe('hej igen');
    expect(await files().linkForOrganisation(PLACE.driveId, first.id, 'c-1')).toMatch(/^https:/);
  });

  it('are not read further than allowed', async () => {
    const { id } = await files().upload({ ...PLACE, content: Buffer.from('hej') }, 'c-1');

    await expect(files().download(PLACE.driveId, id, 2, 'c-1')).rejects.toMatchObject({ code: 'GRAPH.TOO_LARGE' });
    expect(await files().download(PLACE.driveId, id, 3, 'c-1')).toHaveLength(3);
  });

  it('that are large go part by part, without a token', async () => {
    const { id, size } = await files().upload({ ...PLACE, content: LARGE }, 'c-1');

    expect(size).toBe(LARGE.length);
    expect(seen.map(({ method, status }) => [method, status])).toEqual([
      ['POST', 200],
      ['PUT', 202],
      ['PUT', 202],
      ['PUT', 201],
    ]);
    const back = await files().download(PLACE.driveId, id, LARGE.length, 'c-1');
    expect(Buffer.compare(back, LARGE)).toBe(0);
  });

  it('go on where a part was lost or had got through after all', async () => {
    graph.faults.add({ match: PARTS, kind: 'reset-before' });
    graph.faults.add({ match: PARTS, kind: 'unavailable-after-write' });

    const { size } = await files().upload({ ...PLACE, content: LARGE }, 'c-1');

    expect(size).toBe(LARGE.length);
    expect(seen.map(({ method, status }) => `${method} ${status}`)).toEqual([
      'POST 200',
      'PUT 0',
      'GET 200',
      'PUT 503',
      'GET 200',
      'PUT 202',
      'PUT 201',
    ]);
  });

  it('are given up when no part gets through, and at once when they are refused', async () => {
    graph.faults.add({ match: PARTS, kind: 'unavailable-before', times: 3 });
    const lost = files().upload({ ...PLACE, content: LARGE }, 'c-1');
    await expect(lost).rejects.toMatchObject({ code: 'GRAPH.UNAVAILABLE', fate: 'retry' });
    graph.faults.add({ match: PARTS, kind: 'forbidden' });
    const refused = files().upload({ ...PLACE, content: LARGE }, 'c-1');

    await expect(refused).rejects.toMatchObject({ code: 'GRAPH.FORBIDDEN' });
    expect(seen.filter(({ method }) => method === 'PUT')).toHaveLength(4);
  });
});
