import { canonicalJson } from '../shared/canonical-json.ts';
import type { NewDocument, StoredDocument } from '../storage/index.ts';

/** @returns whether a document is what it was written as, with nothing more and nothing else */
export function isExactly(stored: StoredDocument, expected: NewDocument): boolean {
  return isExactlyBeside(stored, expected) && canonicalJson(stored.body) === canonicalJson(expected.body);
}

/** The same of all but the body. */
export function isExactlyBeside(
  { tenantId, scope, id, kind, fields, outbox, expiresAt }: StoredDocument,
  expected: Omit<NewDocument, 'body'>,
): boolean {
  return (
    tenantId === expected.tenantId &&
    scope === expected.scope &&
    id === expected.id &&
    kind === expected.kind &&
    expiresAt === undefined &&
    outbox.length === 0 &&
    canonicalJson(fields) === canonicalJson(expected.fields ?? {})
  );
}
