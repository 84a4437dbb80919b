import { X509Certificate } from 'node:crypto';
import type { Client } from '@microsoft/microsoft-graph-client';
import type { Subscription as GraphSubscription } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { createGraphCall, orNull } from './graph-call.ts';

export const Subscription = z.object({
  id: z.string().min(1),
  resource: z.string(),
  expirationDateTime: z.string(),
});
export type Subscription = z.infer<typeof Subscription>;

export interface NewSubscription {
  /** Such as `users/kollegan@contoso.se/events`. */
  resource: string;
  changeTypes: readonly ('created' | 'updated' | 'deleted')[];
  notificationUrl: string;
  /** Needed for what lives longer than an hour, and cannot be added later. */
  lifecycleNotificationUrl: string;
  /** A secret of this subscription that comes back with each notification; at most 128 characters. */
  clientState: string;
  expiresAt: Date;
  /** With the changed data in the notification, encrypted for this certificate (PEM). The id names it there. */
  encryption?: { certificatePem: string; certificateId: string };
}

export interface Subscriptions {
  /** A failed call may have made one all the same: list before making another. */
  create(subscription: NewSubscription, correlationId: string): Promise<Subscription>;
  /** Also what a `reauthorizationRequired` asks for. Null: it is gone, make a new one and catch up. */
  renew(subscriptionId: string, expiresAt: Date, correlationId: string): Promise<Subscription | null>;
  /** Of the whole app, in all tenants' view of it. */
  list(correlationId: string): Promise<Subscription[]>;
  /** Also when it is gone already. */
  remove(subscriptionId: string, correlationId: string): Promise<void>;
}

/** The certificate as Graph wants it: DER in Base64, without the lines that a PEM text puts around it. */
const base64Of = (pem: string): string => new X509Certificate(pem).raw.toString('base64');

function bodyOf(subscription: NewSubscription): GraphSubscription {
  const { changeTypes, expiresAt, encryption, ...rest } = subscription;
  return {
    ...rest,
    changeType: changeTypes.join(','),
    expirationDateTime: expiresAt.toISOString(),
    ...(encryption !== undefined && {
      includeResourceData: true,
      encryptionCertificate: base64Of(encryption.certificatePem),
      encryptionCertificateId: encryption.certificateId,
    }),
  };
}

export function createSubscriptions(client: Client): Subscriptions {
  const graph = createGraphCall(client);
  const path = (subscriptionId: string): string => `/subscriptions/${encodeURIComponent(subscriptionId)}`;
  return {
    create: (subscription, correlationId) =>
      graph.post(Subscription, '/subscriptions', bodyOf(subscription), { correlationId }),
    renew(subscriptionId, expiresAt, correlationId) {
      const body: GraphSubscription = { expirationDateTime: expiresAt.toISOString() };
      return orNull(graph.patch(Subscription, path(subscriptionId), body, { correlationId }));
    },
    list: (correlationId) => graph.list(Subscription, '/subscriptions', { correlationId }),
    async remove(subscriptionId, correlationId) {
      await orNull(graph.delete(path(subscriptionId), { correlationId }));
    },
  };
}
