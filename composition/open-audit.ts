import { existsSync } from 'node:fs';
import path from 'node:path';
import type { EmbeddedConfig, ProductionConfig } from '../adapters/config/index.ts';
import { verifySignature } from '../adapters/signing/index.ts';
import { createMetrics } from '../adapters/telemetry/create-metrics.ts';
import { type AuditLog, type AuditProofs, createAuditLog, createAuditProofs } from '../core/audit/index.ts';
import { AppError } from '../core/shared/app-error.ts';
import type { Logger } from '../core/shared/logger.port.ts';
import type { Signer, VerifySignature } from '../core/signing/index.ts';
import type { DocumentStore } from '../core/storage/index.ts';
import type { HostStore } from './host-store.ts';
import { createIdentity } from './identity.ts';
import { openAnchor } from './open-anchor.ts';
import { openSigner } from './open-signer.ts';
import { openEmbeddedStore } from './open-store.ts';

/** The audit log without the product, which may run beside it. */
export interface OpenAudit {
  store: DocumentStore;
  audit: AuditLog;
  proofs: AuditProofs;
  signer: Signer;
  verifySignature: VerifySignature;
  close(): void;
}

const clock = { now: () => new Date() };

/** On this machine. @throws `AUDIT.NO_DATA` */
export async function openEmbeddedAudit(config: EmbeddedConfig): Promise<OpenAudit> {
  // A store that is not there would be made, and an empty log is in order.
  if (!config.cosmos && !existsSync(path.join(config.dataDir, 'kollegan.sqlite'))) throw noData(config.dataDir);
  const store = await openEmbeddedStore({ config, clock, metrics: createMetrics() });
  return opened(store, openSigner(config, clock), openAnchor(config));
}

/** On Azure, by identity. */
export async function openAzureAudit(config: ProductionConfig): Promise<OpenAudit> {
  const credential = createIdentity(config.identity).azure;
  const { openCosmosStore } = await import('./open-cosmos-store.ts');
  const store = openCosmosStore({ config: config.cosmos, credential, clock, metrics: createMetrics() });
  return opened(store, openSigner(config, clock), openAnchor(config, credential));
}

function opened(store: HostStore, signer: Signer, anchor: ReturnType<typeof openAnchor>): OpenAudit {
  const audit = createAuditLog({ store });
  const deps = { store, audit, signer, verifySignature, anchor, clock, logger: SILENT, metrics: createMetrics() };
  return {
    store,
    audit,
    proofs: createAuditProofs(deps),
    signer,
    verifySignature,
    close: () => store.close(),
  };
}

const nothing = () => undefined;
const SILENT: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing, with: () => SILENT };

function noData(dataDir: string): AppError {
  return new AppError({
    code: 'AUDIT.NO_DATA',
    fate: 'tell-person',
    message: `There is no data in ${dataDir}. Set KOLLEGAN_DATA_DIR to the folder that Kollegan ran with, or give --env production for Azure.`,
  });
}
