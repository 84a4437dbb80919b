import { DatabaseSync } from 'node:sqlite';
import { createGroupCommit, type GroupCommit } from '../../../../adapters/store/sqlite/group-commit.ts';

describe('group commit', () => {
  let database: DatabaseSync;
  let commits: GroupCommit;
  const insert = (value: string) => () => {
    database.prepare('INSERT INTO list VALUES (?)').run(value);
    return value;
  };
  const list = () =>
    database
      .prepare('SELECT value FROM list')
      .all()
      .map(({ value }) => value);

  beforeEach(() => {
    database = new DatabaseSync(':memory:');
    database.exec(`
      CREATE TABLE parents (id TEXT PRIMARY KEY);
      CREATE TABLE list (value TEXT NOT NULL REFERENCES parents DEFERRABLE INITIALLY DEFERRED);
      INSERT INTO parents VALUES ('a'), ('b'), ('c')`);
    commits = createGroupCommit(database);
  });
  afterEach(() => database.close());

  it('runs what was called in the same turn in one transaction, in order', async () => {
    const begun: string[] = [];
    const exec = database.exec.bind(database);
    jest.spyOn(database, 'exec').mockImplementation((sql) => {
      begun.push(sql);
      exec(sql);
    });

    const results = await Promise.all(['a', 'b', 'c'].map((value) => commits.write(insert(value))));

    expect(results).toEqual(['a', 'b', 'c']);
    expect(list()).toEqual(['a', 'b', 'c']);
    expect(begun).toEqual(['BEGIN IMMEDIATE', 'COMMIT']);
  });

  it('acknowledges nothing before it is committed', async () => {
    let inTransaction: boolean | undefined;

    await commits.write(insert('a')).then(() => {
      inTransaction = database.isTransaction;
    });

    expect(inTransaction).toBe(false);
  });

  it('lets one fail alone', async () => {
    const fault = new Error('mine alone');

    const results = await Promise.allSettled([
      commits.write(insert('a')),
      commits.write(() => {
        throw fault;
      }),
      commits.write(insert('c')),
    ]);

    expect(results).toMatchObject([{ value: 'a' }, { reason: fault }, { value: 'c' }]);
    expect(list()).toEqual(['a', 'c']);
  });

  it('fails all when the commit fails, writes none, and works again', async () => {
    const results = await Promise.allSettled([commits.write(insert('a')), commits.write(insert('orphan'))]);
    const next = await commits.write(insert('b'));

    const refusal = { reason: { code: 'STORE.UNAVAILABLE', fate: 'retry' } };
    expect(results).toMatchObject([refusal, refusal]);
    expect(next).toBe('b');
    expect(list()).toEqual(['b']);
  });

  it('fails all when a write ends the whole transaction', async () => {
    const results = await Promise.allSettled([
      commits.write(insert('a')),
      commits.write(() => database.exec("INSERT OR ROLLBACK INTO parents VALUES ('a')")),
      commits.write(insert('c')),
    ]);

    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(list()).toEqual([]);
  });

  it('keeps what was acknowledged and nothing else when the disk is full', async () => {
    const { page_count: pages } = database.prepare('PRAGMA page_count').get() ?? {};
    database.exec(`PRAGMA max_page_count = ${Number(pages) + 4}; PRAGMA foreign_keys = OFF`);
    const values = Array.from({ length: 20 }, (_, index) => String(index).repeat(1000));

    const results = await Promise.allSettled(values.map((value) => commits.write(insert(value))));

    const acknowledged = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(list()).toEqual(acknowledged);
    expect(results.at(-1)).toMatchObject({
      reason: { code: 'STORE.UNAVAILABLE', message: expect.stringContaining('full') },
    });
  });

  it('reads at once when nothing waits, and after the writes before it when something does', async () => {
    const before = commits.read(list);
    const written = commits.write(insert('a'));
    const after = commits.read(list);
    void commits.write(insert('b'));

    expect(await before).toEqual([]);
    expect(await after).toEqual(['a']);
    expect(await written).toBe('a');
  });

  it('commits what waits when it is closed', async () => {
    const written = commits.write(insert('a'));
    commits.close();

    expect(await written).toBe('a');
    await expect(commits.write(insert('b'))).rejects.toMatchObject({ code: 'STORE.UNAVAILABLE' });
    await expect(commits.read(list)).rejects.toMatchObject({ code: 'STORE.UNAVAILABLE' });
  });
});
