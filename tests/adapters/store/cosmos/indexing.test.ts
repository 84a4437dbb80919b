import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CONTAINER_DEFINITION, orderedFieldsOf } from '../../../../adapters/store/cosmos/container-definition.ts';
import { anyQuery, expiredQuery, pageQueries, pendingQuery } from '../../../../adapters/store/cosmos/sql.ts';
import type { DocumentQuery } from '../../../../core/storage/index.ts';

const ROOT = path.resolve(__dirname, '../../../..');
const { includedPaths, excludedPaths, compositeIndexes } = CONTAINER_DEFINITION.indexingPolicy;
const NOW = 1;

/** Every shape of a query that the store can make, by what it is for. */
function everyQuery(): [string, string][] {
  const where = { status: 'open', isParked: true };
  const ordered = orderedFieldsOf(CONTAINER_DEFINITION).flatMap((field) =>
    (['asc', 'desc'] as const).map((direction) => ({ field, direction })),
  );
  const queries: [string, string][] = [
    ['pending', pendingQuery({ tenantId: 't', now: NOW, due: 1, top: 1 }).query],
    ['expired', expiredQuery({ tenantId: 't', now: NOW, top: 1 }).query],
    ['any', anyQuery({ tenantId: 't', now: NOW }).query],
  ];
  for (const orderBy of [undefined, ...ordered]) {
    for (const more of [{}, { scope: 's' }, { where }, { scope: 's', where }] as Partial<DocumentQuery>[]) {
      for (const value of [undefined, 7, null]) {
        const query: DocumentQuery = { tenantId: 't', kind: 'k', limit: 1, ...more, ...(orderBy && { orderBy }) };
        const after = value === undefined ? null : { value, id: 'i', scope: 's' };
        const name = JSON.stringify({ ...query, after });
        queries.push(...pageQueries(query, after, NOW).map((make): [string, string] => [name, make(1).query]));
      }
    }
  }
  return queries;
}

/** `c.fields["x"]` and `c.kind` as the policy writes them: `/fields/x`, `/kind`. */
function toPath(property: string): string {
  return `/${property.slice(2).replaceAll(/\["(\w+)"\]/g, '/$1')}`;
}

function read(sql: string): { filtered: string[]; order: { path: string; order: string }[] } {
  const [, filter = '', order = ''] = /^SELECT TOP \d+ \* FROM c WHERE (.+?)(?: ORDER BY (.+))?$/.exec(sql) ?? [];
  return {
    filtered: [...filter.matchAll(/c(?:\.\w+|\["\w+"\])+/g)].map(([property]) => toPath(property)),
    order: order.split(', ').flatMap((part) => {
      const [property, direction] = part.split(' ');
      return property ? [{ path: toPath(property), order: direction === 'DESC' ? 'descending' : 'ascending' }] : [];
    }),
  };
}

function isIncluded(property: string): boolean {
  return includedPaths.some(({ path: included }) =>
    included.endsWith('/*') ? property.startsWith(included.slice(0, -1)) : included === `${property}/?`,
  );
}

/** A composite index serves an order of exactly its paths, as it stands or with every direction turned. */
function isComposed(order: { path: string; order: string }[]): boolean {
  const turned = order.map(({ path: one, order: way }) => ({
    path: one,
    order: way === 'ascending' ? 'descending' : 'ascending',
  }));
  return compositeIndexes.some((index) =>
    [order, turned].some((each) => JSON.stringify(each) === JSON.stringify(index)),
  );
}

describe('the indexing policy', () => {
  it.each(everyQuery())('serves the query for %s', (_, sql) => {
    const { filtered, order } = read(sql);

    expect(filtered.length).toBeGreaterThan(1);
    expect([...filtered, ...order.map(({ path: one }) => one)].filter((one) => !isIncluded(one))).toEqual([]);
    expect(order.length < 2 || isComposed(order)).toBe(true);
  });

  it.each(everyQuery())(
    'leaves no query without its tenant, or with a function that looks at every document: %s',
    (_, sql) => {
      expect(sql).toMatch(/ WHERE c\.tenantId = @tenantId AND /);
      expect(
        [...sql.matchAll(/\b([A-Z_]+)\(/g)].map(([, name]) => name).filter((name) => name !== 'IS_DEFINED'),
      ).toEqual([]);
    },
  );

  it('has nothing that no query uses', () => {
    const used = everyQuery().map(([, sql]) => read(sql));
    const paths = used.flatMap(({ filtered, order }) => [...filtered, ...order.map(({ path: one }) => one)]);
    const orders = used.map(({ order }) => JSON.stringify(order));

    const unusedPaths = includedPaths.filter(
      ({ path: one }) =>
        !paths.some((used) => used === one.slice(0, -2) || (one.endsWith('/*') && used.startsWith(one.slice(0, -1)))),
    );
    const unusedIndexes = compositeIndexes.filter((index) => !orders.includes(JSON.stringify(index)));

    expect(unusedPaths).toEqual([]);
    expect(unusedIndexes).toEqual([]);
    expect(excludedPaths).toContainEqual({ path: '/*' });
  });

  it('is all that there is to serve: no other file of the adapter has a query in it', () => {
    const folder = path.join(ROOT, 'adapters/store/cosmos');
    const withSql = readdirSync(folder).filter((file) => /SELECT /.test(readFileSync(path.join(folder, file), 'utf8')));

    expect(withSql).toEqual(['sql.ts']);
  });

  it('orders by every field that the product orders by', () => {
    const asked = ['core', 'bot', 'functions', 'cli', 'composition'].flatMap((room) =>
      readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .flatMap((file) => [...readFileSync(path.join(ROOT, room, file), 'utf8').matchAll(/orderBy: (.{0,60})/g)])
        .flatMap(([, rest = '']) =>
          rest.startsWith('{ field: string') ? [] : [/^\{ field: '(\w+)'/.exec(rest)?.[1] ?? rest],
        ),
    );

    expect(asked).toContain('sequence');
    expect(asked.filter((field) => !orderedFieldsOf(CONTAINER_DEFINITION).includes(field))).toEqual([]);
  });
});
