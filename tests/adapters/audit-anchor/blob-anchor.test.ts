import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { HeadAnchor } from '../../../core/audit/index.ts';
import { describeAnchor, headOf } from './anchor-contract.ts';
import type { Method } from './blob-anchor.program.ts';

const PEM = path.resolve(__dirname, '../../fixtures/certificates/first.pem');

let program: ChildProcess;
beforeAll(async () => {
  const env = { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' };
  program = fork(path.join(__dirname, 'blob-anchor.program.ts'), [PEM], { env });
  await once(program, 'message');
});
beforeEach(() => ask('reset'));
afterAll(async () => {
  program.disconnect();
  await once(program, 'exit');
});

async function ask<Value>(method: Method, ...args: unknown[]): Promise<Value> {
  program.send({ method, args });
  const [answer] = (await once(program, 'message')) as [{ value: Value; error?: object }];
  if (answer.error) throw Object.assign(new Error(), answer.error);
  return answer.value;
}

interface Seen {
  blobs: [string, { metadata: string; body: string }][];
  requests: { method: string; authorization?: string }[];
}
const anchor: HeadAnchor = {
  publish: (head) => ask('publish', head),
  heads: (tenantId, latest) => ask('heads', tenantId, latest ?? null),
};

describe('a container of anchored heads', () => {
  describeAnchor(() => anchor);

  it('holds each head as a blob by tenant and size, whole in the blob and in its metadata', async () => {
    await anchor.publish(headOf(12));
    await anchor.publish(headOf(3));

    const { blobs } = await ask<Seen>('seen');
    expect(blobs.map(([name]) => name).sort()).toEqual([
      `tenant-1/000000000000003-${'a'.repeat(64)}.jws`,
      `tenant-1/000000000000012-${'a'.repeat(64)}.jws`,
    ]);
    expect(blobs[0]?.[1]).toEqual({ body: headOf(12).head, metadata: headOf(12).head });
  });

  it('is reached by identity', async () => {
    await anchor.publish(headOf(1));
    await anchor.heads('tenant-1');

    const { requests } = await ask<Seen>('seen');
    expect(requests.map(({ method, authorization }) => [method, authorization])).toEqual([
      ['PUT', 'Bearer of-the-identity'],
      ['GET', 'Bearer of-the-identity'],
    ]);
  });

  it('shows a blob without its head as one that is not signed, and leaves out what is none of ours', async () => {
    await ask('plant', `tenant-1/000000000000001-${'b'.repeat(64)}.jws`);
    await ask('plant', 'tenant-1/notes.txt');

    expect(await anchor.heads('tenant-1')).toEqual([{ tenantId: 'tenant-1', size: 1, root: 'b'.repeat(64), head: '' }]);
  });

  it.each([403, 404, 500])('that answers %i is unavailable', async (status) => {
    await ask('fail', status, 2);

    const refused = { code: 'ANCHOR.UNAVAILABLE', fate: 'retry', message: expect.stringContaining(String(status)) };
    await expect(anchor.publish(headOf(1))).rejects.toMatchObject(refused);
    await expect(anchor.heads('tenant-1')).rejects.toMatchObject(refused);
  });
});
