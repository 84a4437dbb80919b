import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createMessageStore } from '../../../../../infra/sandbox/service-bus/store/message-store.ts';

const MESSAGE = {
  id: 1,
  sequence: 1,
  state: 'active',
  deferred: false,
  deliveries: 0,
  enqueuedAt: 1_000,
  expiresAt: Number.POSITIVE_INFINITY,
} as const;

describe('the file of the local Service Bus', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'service-bus-'));
    file = join(folder, 'deep', 'messages.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function filesHolding(text: string): string[] {
    return readdirSync(join(folder, 'deep')).filter((name) => readFileSync(join(folder, 'deep', name)).includes(text));
  }

  it('keeps what was committed and nothing else', () => {
    const first = createMessageStore(file);
    const id = first.nextSequence();
    first.insert('jobs', { ...MESSAGE, id }, Buffer.from('committed'));
    first.remember('jobs', 'a', 5);
    first.commit();
    first.insert('jobs', { ...MESSAGE, id: first.nextSequence(), sequence: 2 }, Buffer.from('not committed'));
    first.close();

    const second = createMessageStore(file);
    const messages = second.messages();
    const next = second.nextSequence();
    const encoded = second.encoded(id).toString();
    second.close();

    expect(messages).toEqual([{ queue: 'jobs', message: { ...MESSAGE, id } }]);
    expect(encoded).toBe('committed');
    expect(next).toBe(2);
  });

  it('keeps no trace of a deleted message, in no file', () => {
    const store = createMessageStore(file);
    const secret = 'nothing that was said may stay '.repeat(400);
    store.insert('jobs', MESSAGE, Buffer.from(secret));
    store.commit();
    const before = filesHolding('nothing that was said');

    store.delete(MESSAGE.id);
    store.commit();
    const swept = store.sweep();
    const after = filesHolding('nothing that was said');
    store.close();

    expect(before).not.toEqual([]);
    expect(swept).toBe(true);
    expect(after).toEqual([]);
  });

  it('does not wait for a reader to sweep', () => {
    const store = createMessageStore(file);
    store.insert('jobs', MESSAGE, Buffer.from('x'));
    store.commit();
    const reader = new DatabaseSync(file);
    reader.exec('BEGIN; SELECT * FROM message');
    store.delete(MESSAGE.id);
    store.commit();

    const duringRead = store.sweep();
    reader.close();
    const afterwards = store.sweep();
    store.close();

    expect(duringRead).toBe(false);
    expect(afterwards).toBe(true);
  });

  it('refuses a file of another version', () => {
    createMessageStore(file).close();
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 99');
    database.close();

    expect(() => createMessageStore(file)).toThrow(expect.objectContaining({ code: 'SERVICE_BUS.FILE_UNUSABLE' }));
  });
});
