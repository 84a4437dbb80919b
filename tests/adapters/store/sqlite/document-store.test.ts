import { createSqliteDocumentStore } from '../../../../adapters/store/sqlite/create-sqlite-document-store.ts';
import { describeDocumentStoreContract } from '../../../contract/document-store.contract.ts';
import { useTemporaryFolder } from '../temporary-folder.ts';

const folder = useTemporaryFolder();

describeDocumentStoreContract('SQLite', async ({ clock }) => {
  const store = createSqliteDocumentStore({ file: folder.pathOf('contract.db'), clock });
  return { store, dispose: async () => store.close() };
});
