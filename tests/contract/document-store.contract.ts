import { randomUUID } from 'node:crypto';
import type { Clock } from '../../core/shared/clock.port.ts';
import type { DocumentStore } from '../../core/storage/index.ts';
import type { ContractContext } from './document-store-context.ts';
import { describeExpiry } from './document-store-expiry.contract.ts';
import { describeIsolation } from './document-store-isolation.contract.ts';
import { describeOutbox } from './document-store-outbox.contract.ts';
import { describeQueries } from './document-store-queries.contract.ts';
import { describeScan } from './document-store-scan.contract.ts';
import { describeWrites } from './document-store-writes.contract.ts';

export interface StoreUnderTest {
  store: DocumentStore;
  dispose(): Promise<void>;
}

export interface ContractOptions {
  /** Of the test against the model. Default 150. */
  modelRuns?: number;
}

/** What the suite's queries are ordered by. */
export const CONTRACT_ORDERED_FIELDS = ['rank', 'even'];

const START = Date.parse('2026-11-20T09:00:00.000Z');

/** What every DocumentStore does, whatever is behind it. Call it from a test file with the adapter's own factory. */
export function describeDocumentStoreContract(
  name: string,
  createStore: (dependencies: { clock: Clock }) => Promise<StoreUnderTest>,
  { modelRuns = 150 }: ContractOptions = {},
): void {
  describe(`${name} as a DocumentStore`, () => {
    let underTest: StoreUnderTest;
    let time = START;
    let tenants = 0;
    // A real account may hold what an earlier run left.
    const run = randomUUID().slice(0, 8);
    const context: ContractContext = {
      get store() {
        return underTest.store;
      },
      clock: {
        now: () => new Date(time),
        advance(milliseconds) {
          time += milliseconds;
        },
      },
      modelRuns,
      newTenant() {
        tenants += 1;
        return `${run}-tenant-${tenants}`;
      },
    };

    beforeAll(async () => {
      underTest = await createStore({ clock: context.clock });
    });
    beforeEach(() => {
      time = START;
    });
    afterAll(() => underTest.dispose());

    describeWrites(context);
    describeQueries(context);
    describeScan(context);
    describeExpiry(context);
    describeOutbox(context);
    describeIsolation(context);
  });
}
