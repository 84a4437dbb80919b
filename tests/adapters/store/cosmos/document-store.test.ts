import {
  CONTAINER_DEFINITION,
  createCosmosDocumentStore,
  openCosmosContainer,
  withOrderedFields,
} from '../../../../adapters/store/cosmos/index.ts';
import { CONTRACT_ORDERED_FIELDS, describeDocumentStoreContract } from '../../../contract/document-store.contract.ts';
import { startCosmosEmulator } from '../../../helpers/cosmos-emulator.ts';
import { createRecordingMetrics } from '../../../helpers/recording-telemetry.ts';

describeDocumentStoreContract(
  'Cosmos DB (emulator in this process)',
  async ({ clock }) => {
    const emulator = await startCosmosEmulator(CONTRACT_ORDERED_FIELDS);
    const { container, close } = openCosmosContainer({
      endpoint: emulator.endpoint,
      access: { emulatorKey: emulator.key },
      databaseId: emulator.database,
      containerId: emulator.container,
    });
    const store = createCosmosDocumentStore({
      container,
      clock,
      metrics: createRecordingMetrics(),
      definition: withOrderedFields(CONTAINER_DEFINITION, CONTRACT_ORDERED_FIELDS),
    });
    return {
      store,
      async dispose() {
        close();
        await emulator.stop();
      },
    };
  },
  { modelRuns: 60 },
);
