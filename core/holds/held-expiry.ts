import type { NewDocument } from '../storage/index.ts';

/** The field that remembers when a held document would have expired. */
const FIELD = 'heldExpiry';

/** @returns when the document expires or, held, would have; null: never */
export function expiryOf({ expiresAt, fields = {} }: Pick<NewDocument, 'expiresAt' | 'fields'>): string | null {
  const held = fields[FIELD];
  return expiresAt ?? (typeof held === 'string' ? held : null);
}

export function isLifted({ fields = {} }: Pick<NewDocument, 'fields'>): boolean {
  return typeof fields[FIELD] === 'string';
}

/** @returns the document without its expiry, which it remembers; the same one when it has none */
export function lifted<Document extends NewDocument>(document: Document): Document {
  const { expiresAt, ...rest } = document;
  if (expiresAt === undefined) return document;
  return { ...rest, fields: { ...document.fields, [FIELD]: expiresAt } } as unknown as Document;
}

/** @returns the document with the expiry that it remembers; the same one when it remembers none */
export function restored<Document extends NewDocument>(document: Document): Document {
  const { [FIELD]: expiresAt, ...fields } = document.fields ?? {};
  if (typeof expiresAt !== 'string') return document;
  return { ...document, fields, expiresAt: document.expiresAt ?? expiresAt };
}
