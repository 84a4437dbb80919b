import { AppError, codeOf } from '../shared/app-error.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { Logger } from '../shared/logger.port.ts';
import type { Metrics } from '../shared/metrics.port.ts';
import type { Signer, VerifySignature } from '../signing/index.ts';
import type { DocumentStore } from '../storage/index.ts';
import type { AuditLog } from './audit-log.ts';
import type { HeadAnchor } from './head-anchor.port.ts';
import { fromHex } from './log-documents.ts';
import { type HeadClaim, readSignedHead } from './signed-head.ts';
import { latestStoredHead, storeHead } from './stored-heads.ts';
import { verifyConsistency } from './verify-proofs.ts';

export interface SignHeadsDeps {
  store: DocumentStore;
  audit: Pick<AuditLog, 'head' | 'consistencyProof'>;
  signer: Signer;
  verifySignature: VerifySignature;
  anchor: HeadAnchor;
  clock: Clock;
  logger: Logger;
  metrics: Pick<Metrics, 'auditHead'>;
}

/** `unchanged`: nothing was appended since the last head. */
export type SignOutcome = 'signed' | 'unchanged';

/** Signs and anchors the head of every tenant whose log has grown. One that cannot be signed keeps no other from it. */
export async function signHeads(deps: SignHeadsDeps): Promise<void> {
  for (const tenantId of await deps.store.tenants()) {
    try {
      deps.metrics.auditHead({ outcome: await signHead(deps, tenantId) });
    } catch (error) {
      const code = codeOf(error);
      const isBroken = BROKEN.has(code);
      deps.metrics.auditHead({ outcome: isBroken ? 'inconsistent' : 'failed' });
      const say = isBroken ? deps.logger.error : deps.logger.warn;
      say('the head of an audit log was not signed', { code });
    }
  }
}

/**
 * Signs the head of one log, once it is proved that the log goes on from the last one. Published outside first and kept
 * beside the log after it, so a crash in between leaves it where it counts.
 * @throws `AUDIT.INCONSISTENT`: nothing is signed, for the signature would vouch for what was rewritten
 */
export async function signHead(deps: SignHeadsDeps, tenantId: string): Promise<SignOutcome> {
  const { store, audit, signer, anchor, clock } = deps;
  // The log last: another host may sign at the same moment, and its head is never of more events than there are then.
  const [[anchored], stored] = await Promise.all([anchor.heads(tenantId, 1), latestStoredHead(store, tenantId)]);
  const { size, root } = await audit.head(tenantId);
  if (anchored) await proveContinuation(deps, tenantId, { size, root }, anchored.head);
  if (stored && stored.size !== anchored?.size) await proveContinuation(deps, tenantId, { size, root }, stored.head);
  if (anchored) await storeHead(store, anchored);
  if (size === 0 || anchored?.size === size) return 'unchanged';

  const claim: HeadClaim = { tenant: tenantId, size, root, at: clock.now().toISOString() };
  const head = await signer.sign('audit-head', claim);
  await anchor.publish({ tenantId, size, root, head });
  await storeHead(store, { tenantId, size, head });
  return 'signed';
}

async function proveContinuation(
  { audit, signer, verifySignature }: SignHeadsDeps,
  tenantId: string,
  { size, root }: { size: number; root: string },
  jws: string | null,
): Promise<void> {
  const keys = await signer.publicKeys();
  const older = jws === null ? null : await readSignedHead({ verifySignature, keys }, tenantId, jws);
  if (!older || older.size > size) throw inconsistent();
  const path = await audit.consistencyProof(tenantId, older.size, size);
  const trees = {
    older: { size: older.size, root: fromHex(older.root) },
    newer: { size, root: fromHex(root) },
  };
  if (!verifyConsistency(trees, path)) throw inconsistent();
}

const BROKEN: ReadonlySet<string> = new Set(['AUDIT.INCONSISTENT', 'AUDIT.UNREADABLE']);

function inconsistent(): AppError {
  return new AppError({
    code: 'AUDIT.INCONSISTENT',
    fate: 'tell-person',
    message:
      'The audit log does not go on from its last signed head, so it was changed or cut off. Run "kollegan audit verify", and keep the data as it is until it is known why.',
  });
}
