import { existsSync } from 'node:fs';
import { openEmbeddedStore } from '../../composition/open-store.ts';
import { useTemporaryFolder } from '../adapters/store/temporary-folder.ts';
import { startCosmosEmulator } from '../helpers/cosmos-emulator.ts';
import { createRecordingMetrics } from '../helpers/recording-telemetry.ts';

const folder = useTemporaryFolder();
const clock = { now: () => new Date('2026-11-20T09:00:00.000Z') };
const document = { tenantId: 't', scope: 's', id: '1', kind: 'note', body: 'kept' };

describe('openEmbeddedStore', () => {
  it('keeps documents in the data folder when nothing else is said', async () => {
    const store = await openEmbeddedStore({
      config: { dataDir: folder.pathOf('.') },
      clock,
      metrics: createRecordingMetrics(),
    });

    await store.create(document);
    store.close();

    expect(existsSync(folder.pathOf('kollegan.sqlite'))).toBe(true);
    await expect(store.read(document)).rejects.toMatchObject({ code: 'STORE.UNAVAILABLE' });
  });

  it('keeps them in the emulator of Cosmos DB that the settings name, and makes its container', async () => {
    const emulator = await startCosmosEmulator();
    const { endpoint, key } = emulator;
    const cosmos = { endpoint, key, database: 'another', container: 'made' };
    const config = { dataDir: folder.pathOf('unused'), cosmos };

    for (const run of [1, 2]) {
      const store = await openEmbeddedStore({ config, clock, metrics: createRecordingMetrics() });
      await store.create(document);
      expect([run, (await store.read(document))?.body]).toEqual([run, 'kept']);
      store.close();
    }

    await emulator.stop();
    expect(existsSync(config.dataDir)).toBe(false);
  });

  it('says so when the emulator cannot be reached', async () => {
    const cosmos = { endpoint: 'http://127.0.0.1:9', key: 'AAAA', database: 'd', container: 'c' };

    const opening = openEmbeddedStore({
      config: { dataDir: 'unused', cosmos },
      clock,
      metrics: createRecordingMetrics(),
    });

    await expect(opening).rejects.toMatchObject({ code: 'STORE.UNAVAILABLE', fate: 'retry' });
  });
});
