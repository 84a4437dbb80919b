import { canonicalJson } from '../shared/canonical-json.ts';
import type { NewDocument, StoredDocument } from '../storage/index.ts';

/** @returns whether a document is what it was written as, with nothing more and nothing else */
export function isExactly(stored: StoredDocument, expected: NewDocument): boolean {
  const { etag: _, outbox, ...rest } = stored;
  return outbox.length === 0 && canonicalJson(rest) === canonicalJson(expected);
}
