import type { PublicKey, VerifySignature } from '../signing/index.ts';
import type { DocumentStore } from '../storage/index.ts';
import { checkLog, type LogProblem } from './check-log.ts';
import type { AnchoredHead, HeadAnchor } from './head-anchor.port.ts';
import { toHex } from './log-documents.ts';
import type { TreeHash } from './merkle-tree.ts';
import { readSignedHead, type SignedHead } from './signed-head.ts';
import { type StoredHead, storedHeads, storeHead } from './stored-heads.ts';

/**
 * What is wrong with a signed head of this size:
 * - `signature`: it is none of ours, or of another tenant
 * - `truncated`: the log is smaller
 * - `rewritten`: the log had another root at this size
 * - `not-anchored`: it stands beside the log but not outside
 * - `not-stored`: it stands outside but no longer beside the log
 */
export interface HeadProblem {
  size: number;
  reason: 'signature' | 'truncated' | 'rewritten' | 'not-anchored' | 'not-stored';
}

export type AuditProblem = ({ of: 'log' } & LogProblem) | ({ of: 'head' } & HeadProblem);

/** The whole verdict on one log. */
export interface AuditReport {
  tenantId: string;
  /** null: nothing is wrong. */
  problem: AuditProblem | null;
  /** Of the log; 0 where it could not be read to its end. */
  size: number;
  root: string | null;
  /** Signed heads beside the log, and the last of them. */
  heads: { count: number; latest: SignedHead | null };
  /** Those outside; null where nobody said where they are. */
  anchored: { count: number; latest: SignedHead | null } | null;
}

export interface VerifyAuditDeps {
  store: DocumentStore;
  verifySignature: VerifySignature;
  keys: readonly PublicKey[];
  anchor: Pick<HeadAnchor, 'heads'> | null;
  /** Lets others of the process have their turn, while a long log is read. */
  pause?: () => Promise<void>;
}

/** Recomputes a tenant's log, and holds every signed head, beside the log and outside, against it. */
export async function verifyAudit(deps: VerifyAuditDeps, tenantId: string): Promise<AuditReport> {
  // In this order, for heads are signed meanwhile: outside first, then inside.
  const before = await listHeads(deps.store, tenantId);
  const anchored = deps.anchor && (await deps.anchor.heads(tenantId));
  // The last one is published before it is stored; a crash in between is no tampering.
  const last = anchored?.at(-1);
  if (last && (await readSignedHead(deps, tenantId, last.head))) await storeHead(deps.store, last);
  const stored = await listHeads(deps.store, tenantId);
  const signed = new Map<string, SignedHead>();
  for (const { head } of [...stored, ...(anchored ?? [])]) {
    const read = head === null ? null : await readSignedHead(deps, tenantId, head);
    if (read && head !== null) signed.set(head, read);
  }
  const sizes = new Set([...signed.values()].map(({ size }) => size));
  const { pause } = deps;
  const checked = await checkLog(deps.store, tenantId, { sizes, ...(pause && { pause }) });
  const latestOf = (heads: readonly { head: string | null }[]) => signed.get(heads.at(-1)?.head ?? '') ?? null;
  const report = {
    tenantId,
    heads: { count: stored.length, latest: latestOf(stored) },
    anchored: anchored && { count: anchored.length, latest: latestOf(anchored) },
  };
  if (!checked.ok) {
    const { sequence, reason } = checked;
    return { ...report, problem: { of: 'log', sequence, reason } as AuditProblem, size: 0, root: null };
  }
  const wrong =
    headProblem([...stored, ...(anchored ?? [])], signed, checked) ??
    (anchored && differences({ before, stored }, anchored));
  const problem: AuditProblem | null = wrong ? { of: 'head', ...wrong } : null;
  return { ...report, problem, size: checked.size, root: toHex(checked.root) };
}

function headProblem(
  heads: readonly { size: number; head: string | null }[],
  signed: ReadonlyMap<string, SignedHead>,
  log: { size: number; rootAt: ReadonlyMap<number, TreeHash> },
): HeadProblem | null {
  for (const { size, head } of heads) {
    const claim = signed.get(head ?? '');
    if (claim?.size !== size) return { size, reason: 'signature' };
    if (size > log.size) return { size, reason: 'truncated' };
    if (log.rootAt.get(size)?.toString('hex') !== claim.root) return { size, reason: 'rewritten' };
  }
  return null;
}

interface Stored {
  /** As they were before those outside were read. */
  before: readonly StoredHead[];
  stored: readonly StoredHead[];
}

function differences({ before, stored }: Stored, anchored: readonly AnchoredHead[]): HeadProblem | null {
  const [inside, outside] = [stored, anchored].map((heads) => new Set(heads.map(({ size }) => size)));
  const alone = before.find(({ size }) => !outside?.has(size));
  if (alone) return { size: alone.size, reason: 'not-anchored' };
  const missing = anchored.find(({ size }) => !inside?.has(size));
  return missing ? { size: missing.size, reason: 'not-stored' } : null;
}

async function listHeads(store: DocumentStore, tenantId: string): Promise<StoredHead[]> {
  const heads: StoredHead[] = [];
  for await (const head of storedHeads(store, tenantId)) heads.push(head);
  return heads;
}
