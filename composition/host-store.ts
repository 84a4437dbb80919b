import type { Clock } from '../core/shared/clock.port.ts';
import type { Metrics } from '../core/shared/metrics.port.ts';
import type { DocumentStore } from '../core/storage/index.ts';
import type { SweepableStore } from '../core/upkeep/index.ts';

/** The store of a running host. */
export interface HostStore extends DocumentStore, SweepableStore {
  close(): void;
}

export interface HostStoreOptions {
  clock: Clock;
  metrics: Metrics;
}
