import { Cron } from 'croner';
import type { ProductConfig } from '../adapters/config/index.ts';
import { createDocumentRenderer } from '../adapters/documents/index.ts';
import { createAuditReads } from '../core/audit/index.ts';
import { createBoardIndex, createComments } from '../core/board/index.ts';
import { createComingIndex } from '../core/coming-meetings/index.ts';
import { createDeadLetterCounts, type Observations } from '../core/observability/index.ts';
import { createProfiles } from '../core/profiles/index.ts';
import { createSettingsEditor } from '../core/settings/index.ts';
import type { Services } from './create-services.ts';

export interface TabServicesOptions {
  config: ProductConfig;
  services: Services;
  /** What the process counts; the same that its other parts count into. */
  observations: Observations;
}

/** What the API of the tabs needs beside the services. */
export function createTabServices({ config, services, observations }: TabServicesOptions) {
  const { store, clock, logger } = services.deps;
  const onPending = services.pump.signal;
  return {
    board: createBoardIndex({ store, clock, logger }),
    comingIndex: createComingIndex({ coming: services.deps.coming, clock }),
    comments: createComments({ store, onPending }),
    profiles: createProfiles({ store, onPending }),
    settingsEditor: createSettingsEditor({ store, defaults: config.tenant, onPending }),
    observations,
    deadLetterCounts: createDeadLetterCounts({ deadLetters: services.upkeep.deadLetters, clock, logger }),
    // Not among the services: the fonts are for who hands out files, which the job handlers do not.
    documents: createDocumentRenderer(),
    subjectRequests: services.subjectRequests,
    compliance: {
      ...services.compliance,
      nextSweep: () => new Cron(config.upkeep.retentionCron, { timezone: 'UTC', paused: true }).nextRun(clock.now()),
      deadLetterDays: config.upkeep.deadLetterRetentionDays,
    },
    audit: services.audit,
    proofs: services.proofs,
    auditReads: createAuditReads({ store, onPending }),
    metrics: observations,
    signer: services.signer,
  };
}
