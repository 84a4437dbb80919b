import { createSqliteDocumentStore } from '../../../../adapters/store/sqlite/create-sqlite-document-store.ts';
import { describeDocumentStoreContract } from '../../../contract/document-store.contract.ts';
import { useTemporaryFolder } from '../temporary-folder.ts';

const folder = useTemporaryFolder();

describeDocumentStoreContract('SQLite', async ({ clock }) => {
  const store = createSqliteDocumentStore({ file: folder.pathOf('contract.db'), clock });
  return { store, dispose: async () => store.close() };
});

it('reads what was written before, also when nobody waited for the write', async () => {
  const clock = { now: () => new Date('2026-11-20T09:00:00.000Z') };
  const store = createSqliteDocumentStore({ file: folder.pathOf('order.db'), clock });
  const document = { tenantId: 't', scope: 's', id: '1', kind: 'meeting', body: 'first' };

  const [, read, page] = await Promise.all([
    store.create(document),
    store.read(document),
    store.query({ tenantId: 't', kind: 'meeting', limit: 1 }),
  ]);
  store.close();

  expect(read).toMatchObject({ body: 'first' });
  expect(page.documents).toHaveLength(1);
});
