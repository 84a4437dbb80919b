import {
  createErasures,
  type ErasureDeps,
  type ErasureRequest,
  type ErasureSubject,
} from '../../../core/erasure/index.ts';
import { createHolds } from '../../../core/holds/index.ts';
import type { JobsAbout } from '../../../core/outbox/index.ts';
import type { DocumentStore } from '../../../core/storage/index.ts';
import { type CoreWorld, createCoreWorld } from '../../helpers/core-world.ts';
import { TENANT } from '../../helpers/meeting-steps.ts';
import { createMemoryErasureList } from '../../helpers/memory-erasure-list.ts';

export type ErasureWorld = ReturnType<typeof createErasureWorld>;

export interface ErasureWorldOptions {
  wrapStore?: (store: DocumentStore) => DocumentStore;
  over?: Partial<ErasureDeps>;
}

/** The core world with everything that an erasure asks for; what it does to others is recorded. */
export function createErasureWorld({ wrapStore, over = {} }: ErasureWorldOptions = {}) {
  const world: CoreWorld = createCoreWorld(wrapStore ? { wrapStore } : {});
  const list = createMemoryErasureList();
  const purged: JobsAbout[] = [];
  const progress: string[] = [];
  const holds = createHolds({ store: world.store, onPending: () => undefined });
  const deps: ErasureDeps = {
    ...world,
    holds,
    list,
    deadLetters: {
      count: async () => 0,
      purgeOf: async (_queue, about) => {
        purged.push(about);
        return 0;
      },
    },
    physical: { method: 'files of a test', forget: async () => undefined },
    signer: { sign: async (kind) => `signed.${kind}` },
    newSalt: () => 'salt',
    pause: async () => undefined,
    onPending: ({ id }) => void progress.push(`pending ${id}`),
    handOver: (keys) => world.dispatcher.dispatch(keys),
    onProgress: ({ requestId, erased }) => void progress.push(`${requestId} ${erased}`),
    requireConfirmation: true,
    ...over,
  };
  const erasures = createErasures(deps);
  const cause = (actor: string) => ({ actor, at: world.clock.now(), correlationId: world.newId() });

  async function ask(subject: ErasureSubject, actor = 'jurist', withPlanner = false): Promise<ErasureRequest> {
    return erasures.ask({
      tenantId: TENANT,
      subject,
      channel: 'api',
      withPlanner,
      requestId: world.newId(),
      cause: cause(actor),
    });
  }

  async function confirm({ id, phrase }: ErasureRequest, actor = 'jurist', words = phrase) {
    return erasures.confirm({ tenantId: TENANT, requestId: id, words, cause: cause(actor) });
  }

  const run = ({ id }: ErasureRequest) =>
    erasures.run({ type: 'requested', tenantId: TENANT, requestId: id, correlationId: 'c' });

  return {
    ...world,
    holds,
    list,
    purged,
    progress,
    erasures,
    cause,
    ask,
    confirm,
    run,
    /** Asks, confirms as one person or two, and runs to the end. */
    async erase(subject: ErasureSubject, actor = 'jurist', withPlanner = false): Promise<ErasureRequest> {
      const request = await ask(subject, actor, withPlanner);
      await confirm(request, actor);
      if (subject.type === 'tenant') await confirm(request, 'chef');
      await run(request);
      const done = await erasures.read(TENANT, request.id);
      if (!done) throw new Error('the request is gone');
      return done;
    },
    /** @returns everything of the tenant as one text */
    async everything(): Promise<string> {
      const { documents } = await world.store.scan({ tenantId: TENANT, limit: 1000, withExpired: true });
      return documents
        .map((document) =>
          JSON.stringify([document.scope, document.id, document.body, document.fields, document.outbox]),
        )
        .join('\n');
    },
  };
}
