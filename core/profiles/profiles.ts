import { z } from 'zod';
import { AppError } from '../shared/app-error.ts';
import { plainText } from '../shared/plain-text.ts';
import { stableId } from '../shared/stable-id.ts';
import {
  type AuditEntry,
  type DocumentKey,
  type DocumentStore,
  eventEntry,
  type StoredDocument,
} from '../storage/index.ts';

/** What a person says about themselves, over what the directory and meetings say. */
export const Profile = z.object({
  name: z.string().nullable(),
  title: z.string().nullable(),
  hidden: z.boolean(),
});
export type Profile = z.infer<typeof Profile>;

/** `etag` is `0` for who has said nothing yet. */
export interface StoredProfile extends Profile {
  etag: string;
}

export interface Profiles {
  read(tenantId: string, personId: string): Promise<StoredProfile>;
  /** Of several people; those who have said nothing are not in it. */
  readMany(tenantId: string, personIds: readonly string[]): Promise<Map<string, Profile>>;
  /** @returns null when somebody, such as the person in another window, was quicker */
  change(tenantId: string, profile: Profile, by: ProfileCause): Promise<StoredProfile | null>;
  remove(tenantId: string, by: Omit<ProfileCause, 'etag'>): Promise<void>;
}

export interface ProfileCause {
  personId: string;
  /** The version that the person saw. */
  etag: string;
  at: Date;
  correlationId: string;
}

const SCOPE = 'profiles';
const KIND = 'profile';
const NOTHING: StoredProfile = { name: null, title: null, hidden: false, etag: '0' };
const MAX_LENGTH = 80;
/** A write that only hands over the outbox is no change of the profile, but it is in the way of one. */
const MAX_TRIES = 10;

export interface ProfilesDeps {
  store: DocumentStore;
  onPending: (key: DocumentKey) => void;
}

export function createProfiles({ store, onPending }: ProfilesDeps): Profiles {
  async function read(tenantId: string, personId: string): Promise<StoredProfile> {
    const document = await store.read({ tenantId, scope: SCOPE, id: personId });
    if (document?.kind !== KIND) return NOTHING;
    const profile = Profile.safeParse(document.body);
    if (!profile.success) throw profileUnreadable(profile.error);
    return { ...profile.data, etag: revisionOf(document) };
  }

  async function write(tenantId: string, profile: Profile | null, by: ProfileCause): Promise<string | null> {
    const key = { tenantId, scope: SCOPE, id: by.personId };
    for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
      const before = await store.read(key);
      if (revisionOf(before) !== by.etag) return null;
      // Counted on over a removal, so that an old window cannot bring back what was removed.
      const revision = Number(before?.fields['revision'] ?? 0) + 1;
      const document = {
        ...key,
        kind: profile === null ? `${KIND}-removed` : KIND,
        body: profile,
        fields: { revision, updatedAt: by.at.toISOString() },
        outbox: [...(before?.outbox ?? []), auditOf(by, profile === null ? 'profile.removed' : 'profile.changed')],
        ...(profile === null ? { expiresAt: new Date(by.at.getTime() + REMOVED_FOR_MS).toISOString() } : {}),
      };
      const written = before ? await store.replace(document, before.etag) : await store.create(document);
      if (!written.ok) continue;
      onPending(key);
      return String(revision);
    }
    return null;
  }

  return {
    read,
    async readMany(tenantId, personIds) {
      const read = await Promise.all(
        personIds.map(async (id) => ({ id, document: await store.read({ tenantId, scope: SCOPE, id }) })),
      );
      const known = read.flatMap(({ id, document }) => {
        const profile = document?.kind === KIND ? Profile.safeParse(document.body) : null;
        return profile?.success ? [[id, profile.data] as const] : [];
      });
      return new Map(known);
    },
    async change(tenantId, { name, title, hidden }, by) {
      const profile = { name: cleaned(name), title: cleaned(title), hidden };
      const etag = await write(tenantId, profile, by);
      return etag === null ? null : { ...profile, etag };
    },
    async remove(tenantId, by) {
      for (;;) {
        const { etag } = await read(tenantId, by.personId);
        if (etag === '0' || (await write(tenantId, null, { ...by, etag })) !== null) return;
      }
    },
  };
}

/** Longer than any outage that the outbox waits through. */
const REMOVED_FOR_MS = 7 * 86_400_000;

function revisionOf(document: StoredDocument | null): string {
  return document?.kind === KIND ? String(document.fields['revision'] ?? 0) : '0';
}

function cleaned(text: string | null): string | null {
  return text === null ? null : plainText(text, MAX_LENGTH) || null;
}

function auditOf({ personId, at, correlationId, etag }: ProfileCause, type: string): AuditEntry {
  return eventEntry({
    id: stableId('a', type, personId, etag, correlationId),
    type,
    scope: SCOPE,
    cause: { actor: personId, at, correlationId },
    data: { personId },
  });
}

function profileUnreadable(cause: unknown): AppError {
  return new AppError({
    code: 'PROFILE.UNREADABLE',
    fate: 'dead-letter',
    message: 'A stored profile does not fit its schema. Check which version wrote it.',
    cause,
  });
}
