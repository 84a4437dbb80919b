import type { DocumentStore } from '../storage/index.ts';
import type { AuditMark } from './backup-manifest.ts';

/** A store that was just restored and that nothing else has opened yet. */
export interface RestoredStore extends DocumentStore {
  /** Empties the write-ahead log, so that no file holds what was removed. */
  checkpoint(): Promise<void>;
}

/**
 * Removes again whom and what was erased after the backup was taken. Must be run before anything else reads the store.
 * @param folder the data folder whose list of erasures is the latest
 */
export type ReplayErasures = (restored: RestoredStore, folder: string) => Promise<{ entries: number; removed: number }>;

/** How far the audit log of every tenant has come. */
export type ReadAuditMarks = (store: DocumentStore) => Promise<AuditMark[]>;

/** Proves that each tenant's log is whole and begins with what the mark stands for. @returns null, or why not */
export type ProveAudit = (store: DocumentStore, marks: readonly AuditMark[]) => Promise<string | null>;
