import type { ErasureList } from '../core/erasure/index.ts';
import type { SweepExpired } from '../core/retention/index.ts';
import type { Clock } from '../core/shared/clock.port.ts';
import type { Metrics } from '../core/shared/metrics.port.ts';
import type { DocumentStore } from '../core/storage/index.ts';

/** The store of a running host. */
export interface HostStore extends DocumentStore {
  sweepExpired: SweepExpired;
  /** After it no file of the store holds what was removed before. Throws with fate retry while others are in the way. */
  physicallyForget(): Promise<void>;
  /** What was erased, for a store that is restored from a backup; lies beside it. */
  erasureList: ErasureList;
  /** How it does that, for certificates. */
  erasureMethod: string;
  close(): void;
}

export interface HostStoreOptions {
  clock: Clock;
  metrics: Metrics;
}
