import { z } from 'zod';

const EncryptedContent = z.object({
  data: z.base64(),
  dataSignature: z.base64(),
  dataKey: z.base64(),
  encryptionCertificateId: z.string(),
});
export type EncryptedContent = z.infer<typeof EncryptedContent>;

/** One entry of what Graph posts to a webhook. */
export const ChangeNotification = z.object({
  subscriptionId: z.string().min(1),
  clientState: z.string().nullish(),
  tenantId: z.string().nullish(),
  changeType: z.enum(['created', 'updated', 'deleted']).nullish(),
  lifecycleEvent: z.enum(['reauthorizationRequired', 'subscriptionRemoved', 'missed']).nullish(),
  resource: z.string().nullish(),
  resourceData: z.record(z.string(), z.unknown()).nullish(),
  encryptedContent: EncryptedContent.nullish(),
});
export type ChangeNotification = z.infer<typeof ChangeNotification>;

/** A body that Graph posts to a webhook; entries are parsed one by one, so that one odd one spoils no other. */
export const NotificationBody = z.object({
  value: z.array(z.unknown()).max(1_000),
  /** One for each of our tenants that the entries are about. */
  validationTokens: z.array(z.string()).max(50).nullish(),
});

/** What to do about a subscription itself. Source: Graph's page on lifecycle notifications. */
export interface LifecycleAction {
  renew: boolean;
  recreate: boolean;
  /** Notifications were lost: read what has changed since the last one. */
  catchUp: boolean;
}

const ACTIONS: Readonly<Record<NonNullable<ChangeNotification['lifecycleEvent']>, LifecycleAction>> = {
  reauthorizationRequired: { renew: true, recreate: false, catchUp: false },
  subscriptionRemoved: { renew: false, recreate: true, catchUp: true },
  missed: { renew: false, recreate: false, catchUp: true },
};

/** @returns null for a notification about a change */
export function lifecycleActionOf({ lifecycleEvent }: ChangeNotification): LifecycleAction | null {
  return lifecycleEvent ? ACTIONS[lifecycleEvent] : null;
}
