import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../../core/shared/clock.port.ts';
import { type DecryptionKey, decryptContent } from './decrypt-content.ts';
import { ChangeNotification, NotificationBody } from './notification.ts';
import { REPEATED_FOR_MS, type ReplayGuard } from './replay-guard.ts';

type TokenVerdict = { ok: true; token: { tenantId: string | null } } | { ok: false };

export interface NotificationReaderOptions {
  /** Checks one of Graph's validation tokens; throws (retry) when it cannot tell. */
  validateToken(token: string): Promise<TokenVerdict>;
  /** The secret that a subscription of ours was made with; null: not ours. */
  clientStateOf(subscriptionId: string): Promise<string | null>;
  decryptionKeys: readonly DecryptionKey[];
  replayGuard: ReplayGuard;
  clock: Clock;
}

export interface AcceptedNotification {
  notification: ChangeNotification;
  /** The decrypted data, to be parsed by whom it is for; undefined for a notification without any. */
  content: unknown;
  /** The same for the same notification: fit to be the id of the job made of it, and to be released if there is none. */
  key: string;
}

export type NotificationRefusal =
  | 'malformed'
  | 'unknown-subscription'
  | 'client-state'
  | 'token'
  | 'tenant'
  | 'replayed'
  | 'unknown-certificate'
  | 'tampered';

export interface ReadNotifications {
  accepted: AcceptedNotification[];
  /** For the log. The sender gets the same answer (202) either way. */
  refused: { index: number; reason: NotificationRefusal }[];
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Reads what is posted to the webhook. @throws what validateToken, clientStateOf and the replay guard throw */
export type ReadNotificationBody = (body: unknown) => Promise<ReadNotifications>;

/**
 * Everything that comes in by the webhook is checked: the secret of the subscription, for data also Graph's own tokens
 * and signature, and that it did not come before.
 */
export function createNotificationReader(options: NotificationReaderOptions): ReadNotificationBody {
  const { validateToken, clientStateOf, decryptionKeys, replayGuard, clock } = options;

  /** @returns the tenants that Graph vouches for; null when any token is wrong, which makes the whole body suspect */
  async function tenantsOf(tokens: readonly string[]): Promise<ReadonlySet<string> | null> {
    const verdicts = await Promise.all(tokens.map((token) => validateToken(token)));
    const tenants = verdicts.map((verdict) => (verdict.ok ? verdict.token.tenantId : null));
    return tenants.includes(null) ? null : new Set(tenants.map((tenant) => String(tenant).toLowerCase()));
  }

  async function check(
    notification: ChangeNotification,
    tenants: ReadonlySet<string> | null,
  ): Promise<AcceptedNotification | NotificationRefusal> {
    const expected = await clientStateOf(notification.subscriptionId);
    if (expected === null) return 'unknown-subscription';
    if (!timingSafeEqual(digest(expected), digest(notification.clientState ?? ''))) return 'client-state';
    if (tenants === null) return 'token';

    const { encryptedContent, tenantId } = notification;
    if (encryptedContent && !tenants.has(tenantId?.toLowerCase() ?? '')) return 'tenant';
    const decrypted = encryptedContent ? decryptContent(encryptedContent, decryptionKeys) : undefined;
    if (decrypted?.ok === false) return decrypted.reason;

    const key = digest(JSON.stringify(notification)).toString('base64url');
    // Graph says the same again when it happens again; what follows from it may be done twice.
    if (notification.lifecycleEvent) return { notification, content: undefined, key };
    const until = new Date(clock.now().getTime() + REPEATED_FOR_MS);
    if (!(await replayGuard.claim(key, until))) return 'replayed';
    return { notification, content: decrypted?.content, key };
  }

  return async function read(body) {
    const parsed = NotificationBody.safeParse(body);
    if (!parsed.success) return { accepted: [], refused: [{ index: 0, reason: 'malformed' }] };
    const { value, validationTokens } = parsed.data;
    const tenants = await tenantsOf(validationTokens ?? []);

    const result: ReadNotifications = { accepted: [], refused: [] };
    try {
      for (const [index, entry] of value.entries()) {
        const notification = ChangeNotification.safeParse(entry);
        const outcome = notification.success ? await check(notification.data, tenants) : 'malformed';
        if (typeof outcome === 'string') result.refused.push({ index, reason: outcome });
        else result.accepted.push(outcome);
      }
    } catch (error) {
      // Graph will post all of it again.
      await Promise.all(result.accepted.map(({ key }) => replayGuard.release(key)));
      throw error;
    }
    return result;
  };
}
