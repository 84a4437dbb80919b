import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type DocumentKey, type DocumentStore, queryPages } from '../storage/index.ts';
import { contended, unreadable } from './audit.errors.ts';

/**
 * What stands in the log for one person, made with that person's own random key. Once the key is erased nobody can say
 * whom it meant, and a person who comes back gets a new one. Keys are read anew each time, since another process may
 * have erased one.
 */
export interface PersonKey {
  alias: string;
  /** @returns what stands there for something that tells of this person alone, such as the id of their own meeting */
  cover(kind: 'meeting' | 'event', id: string): string;
}

export const ALIAS = /^p:[\w-]{43}$/;

const SCOPE = 'audit-keys';
const KIND = 'audit-key';
const MAX_TRIES = 50;
const KeyBody = z.object({ personId: z.string(), key: z.string(), alias: z.string().regex(ALIAS) });

export interface PersonKeyDeps {
  store: Pick<DocumentStore, 'read' | 'create'>;
  /** @returns 32 random bytes */
  newKey: () => Uint8Array;
}

/** @returns the key of a person, which is made when there is none */
export async function personKeyOf(
  { store, newKey }: PersonKeyDeps,
  tenantId: string,
  personId: string,
): Promise<PersonKey> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const known = await findPersonKey(store, tenantId, personId);
    if (known) return known;
    const key = Buffer.from(newKey());
    const alias = `p:${over(key, `${tenantId}|${personId}`)}`;
    const body: z.infer<typeof KeyBody> = { personId, key: key.toString('base64url'), alias };
    const document = { ...documentKey(tenantId, personId), kind: KIND, body, fields: { alias } };
    // When somebody else made it at the same moment, theirs is the one.
    if ((await store.create(document)).ok) return personKey(body, tenantId);
  }
  throw contended();
}

/** @returns null when none was ever made, or it was erased */
export async function findPersonKey(
  store: Pick<DocumentStore, 'read'>,
  tenantId: string,
  personId: string,
): Promise<PersonKey | null> {
  const document = await store.read(documentKey(tenantId, personId));
  if (!document) return null;
  const body = KeyBody.safeParse(document.body);
  if (!body.success) throw unreadable(body.error);
  return personKey(body.data, tenantId);
}

/** @returns the person of each alias that still means somebody */
export async function personsOf(
  store: Pick<DocumentStore, 'query'>,
  tenantId: string,
  aliases: Iterable<string>,
): Promise<Map<string, string>> {
  const found = await Promise.all([...new Set(aliases)].map((alias) => personOf(store, tenantId, alias)));
  return new Map(found.filter((each) => each !== null));
}

/** @returns false when there was none */
export async function erasePersonKey(
  store: Pick<DocumentStore, 'remove'>,
  tenantId: string,
  personId: string,
): Promise<boolean> {
  return (await store.remove(documentKey(tenantId, personId))).ok;
}

function personKey({ key, alias }: z.infer<typeof KeyBody>, tenantId: string): PersonKey {
  return {
    alias,
    cover: (kind, id) => `${kind[0]}-${over(Buffer.from(key, 'base64url'), `${kind}|${tenantId}|${id}`)}`,
  };
}

function over(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

async function personOf(
  store: Pick<DocumentStore, 'query'>,
  tenantId: string,
  alias: string,
): Promise<[string, string] | null> {
  const query = { tenantId, scope: SCOPE, kind: KIND, where: { alias }, limit: 1 };
  for await (const [document] of queryPages(store, query)) {
    const body = KeyBody.safeParse(document?.body);
    if (body.success) return [alias, body.data.personId];
  }
  return null;
}

function documentKey(tenantId: string, personId: string): DocumentKey {
  return { tenantId, scope: SCOPE, id: personId };
}
