import type { AuditLog } from '../audit/index.ts';
import type { Holds } from '../holds/index.ts';
import type { Meetings } from '../meetings/index.ts';
import type { Chat } from '../messaging/index.ts';
import type { DeadLetters } from '../outbox/index.ts';
import type { SettingsReader } from '../settings/index.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { Logger } from '../shared/logger.port.ts';
import type { Signer } from '../signing/index.ts';
import type { DocumentKey, DocumentStore } from '../storage/index.ts';
import type { Planner } from '../tasks/index.ts';
import type { CardRenderers } from '../views/index.ts';
import type { ErasureList } from './erasure-list.port.ts';

/** What removes the last trace of what a store has removed already. */
export interface PhysicalErasure {
  /** As the certificate says it. */
  method: string;
  /** After it no file of the store holds what was removed before. Throws with fate retry when others are in the way. */
  forget(tenantId: string): Promise<void>;
}

export interface ErasureDeps {
  store: DocumentStore;
  meetings: Pick<Meetings, 'forgetAll'>;
  holds: Pick<Holds, 'active'>;
  settings: SettingsReader;
  audit: Pick<AuditLog, 'append' | 'forgetPerson'>;
  list: ErasureList;
  chat: Pick<Chat, 'replaceCard'>;
  cards: CardRenderers;
  planner: Pick<Planner, 'clear'>;
  deadLetters: Pick<DeadLetters, 'purgeOf' | 'count'>;
  physical: PhysicalErasure;
  signer: Pick<Signer, 'sign'>;
  clock: Clock;
  logger: Logger;
  newId: () => string;
  /** @returns 32 random bytes as text */
  newSalt: () => string;
  /** Lets others have their turn. */
  pause: () => Promise<void>;
  onPending: (key: DocumentKey) => void;
  /** Hands over what these documents owe. */
  handOver: (keys: readonly DocumentKey[]) => Promise<void>;
  /** A request moved on: open tabs and the caches of this process hear of it. */
  onProgress: (progress: { tenantId: string; requestId: string; erased: boolean }) => void;
  /** Whether the words have to be typed. */
  requireConfirmation: boolean;
}
