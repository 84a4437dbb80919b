import type { Clock } from '../../core/shared/clock.port.ts';
import type { DocumentStore } from '../../core/storage/index.ts';

/** One store for the whole suite, as a real one would be; every test gets tenants of its own. */
export interface ContractContext {
  readonly store: DocumentStore;
  /** Starts at 2026-11-20T09:00:00Z in each test. */
  readonly clock: Clock & { advance(milliseconds: number): void };
  /** Of the test against the model: fewer where each call crosses a network. */
  readonly modelRuns: number;
  /** @returns a tenant that no other test has seen */
  newTenant(): string;
}
