import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../core/shared/clock.port.ts';
import type { DocumentKey, DocumentStore } from '../../../core/storage/index.ts';
import { keyParameters, toParameters } from './document-row.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Prepare } from './statement-cache.ts';
import { CREATE, READ, REMOVE, REMOVE_VERSION, REPLACE } from './statements.ts';

interface DocumentWritesOptions {
  prepare: Prepare;
  commits: GroupCommit;
  clock: Clock;
}

type DocumentWrites = Pick<DocumentStore, 'create' | 'replace' | 'createMissing' | 'remove'>;

/** The writing half of the store. What is written is fixed when the call is made, not when its turn comes. */
export function createDocumentWrites({ prepare, commits, clock }: DocumentWritesOptions): DocumentWrites {
  const now = () => clock.now().getTime();

  function whyNot(key: DocumentKey): { ok: false; reason: 'conflict' | 'missing' } {
    const found = prepare(READ).get({ ...keyParameters(key), now: now() });
    return { ok: false, reason: found ? 'conflict' : 'missing' };
  }

  return {
    async create(document) {
      const etag = randomUUID();
      const parameters = toParameters(document, etag);
      return commits.write(() => {
        const { changes } = prepare(CREATE).run({ ...parameters, now: now() });
        return changes === 1 ? { ok: true, etag } : { ok: false, reason: 'exists' };
      });
    },

    async replace(document, expected) {
      const etag = randomUUID();
      const parameters = toParameters(document, etag);
      const key = keyParameters(document);
      return commits.write(() => {
        const { changes } = prepare(REPLACE).run({ ...parameters, expected, now: now() });
        return changes === 1 ? { ok: true, etag } : whyNot(key);
      });
    },

    async createMissing(documents) {
      const all = documents.map((document) => toParameters(document, randomUUID()));
      if (all.length === 0) return;
      await commits.write(() => {
        for (const parameters of all) prepare(CREATE).run({ ...parameters, now: now() });
      });
    },

    async remove(documentKey, expected) {
      const key = keyParameters(documentKey);
      return commits.write(() => {
        const removed =
          expected === undefined
            ? prepare(REMOVE).get({ ...key, now: now() })
            : prepare(REMOVE_VERSION).get({ ...key, expected, now: now() });
        return removed ? { ok: true, etag: String(removed['etag']) } : whyNot(key);
      });
    },
  };
}
