import type { AuditLog } from './audit-log.ts';
import type { AuditProof } from './audit-proof.ts';
import { toHex } from './log-documents.ts';
import { type SignHeadsDeps, signHead, signHeads } from './sign-heads.ts';
import { readSignedHead, type SignedHead } from './signed-head.ts';
import { latestStoredHead, storedHeads } from './stored-heads.ts';
import { type AuditReport, verifyAudit } from './verify-audit.ts';

/** What proves to others that the log is what it was. */
export interface AuditProofs {
  /** Of all tenants; never throws for one of them. */
  signHeads(): Promise<void>;
  verify(tenantId: string): Promise<AuditReport>;
  /**
   * Signs a head first where none covers the event yet. @returns null when there is no such event
   * @throws `AUDIT.INCONSISTENT`
   */
  prove(tenantId: string, eventId: string): Promise<AuditProof | null>;
  /** Signs the head of one log now. @throws `AUDIT.INCONSISTENT` */
  sign(tenantId: string): Promise<void>;
  /** JWS of every signed head beside the log, smallest first. */
  heads(tenantId: string): Promise<string[]>;
}

export interface AuditProofsDeps extends SignHeadsDeps {
  audit: AuditLog;
  /** Lets others of the process have their turn, while a long log is read. */
  pause?: () => Promise<void>;
}

export function createAuditProofs(deps: AuditProofsDeps): AuditProofs {
  const { store, audit, signer, verifySignature, anchor, pause } = deps;

  /** It reads the whole log: who asks while it runs gets the same answer. */
  const verifying = new Map<string, Promise<AuditReport>>();

  async function verify(tenantId: string): Promise<AuditReport> {
    const keys = await signer.publicKeys();
    return verifyAudit({ store, verifySignature, keys, anchor, ...(pause && { pause }) }, tenantId);
  }

  async function latestHead(tenantId: string): Promise<{ jws: string; claim: SignedHead } | null> {
    const jws = (await latestStoredHead(store, tenantId))?.head ?? null;
    const keys = await signer.publicKeys();
    const claim = jws === null ? null : await readSignedHead({ verifySignature, keys }, tenantId, jws);
    return jws !== null && claim ? { jws, claim } : null;
  }

  return {
    signHeads: () => signHeads(deps),
    verify(tenantId) {
      const running = verifying.get(tenantId) ?? verify(tenantId).finally(() => verifying.delete(tenantId));
      verifying.set(tenantId, running);
      return running;
    },
    async prove(tenantId, eventId) {
      const event = await audit.find(tenantId, eventId);
      if (!event) return null;
      const covers = (head: Awaited<ReturnType<typeof latestHead>>) =>
        head !== null && head.claim.size >= event.sequence;
      let head = await latestHead(tenantId);
      if (!covers(head)) {
        await signHead(deps, tenantId);
        head = await latestHead(tenantId);
      }
      if (!head || !covers(head)) return null;
      const path = await audit.inclusionProof(tenantId, event.sequence, head.claim.size);
      return {
        type: 'kollegan-audit-proof',
        version: 1,
        tenantId,
        event,
        path: path.map(toHex),
        head: head.jws,
        keys: [...(await signer.publicKeys())],
      };
    },
    async sign(tenantId) {
      await signHead(deps, tenantId);
    },
    async heads(tenantId) {
      const heads: string[] = [];
      for await (const { head } of storedHeads(store, tenantId)) if (head !== null) heads.push(head);
      return heads;
    },
  };
}
