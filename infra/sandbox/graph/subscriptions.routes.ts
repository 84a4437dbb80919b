import { randomUUID, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { type Answer, fail, invalid } from './answer.ts';
import { pageOf } from './paging.ts';
import { faultOf } from './planner-input.ts';
import type { GraphRequest, Route, RouteContext } from './route.ts';

const KIND = 'subscription';
const ALL = /^\/v1\.0\/subscriptions$/;
const ONE = /^\/v1\.0\/subscriptions\/([^/]+)$/;
const MINUTE_MS = 60_000;

const Url = z.url({ protocol: /^https$/ });
const NewSubscription = z.strictObject({
  changeType: z.string().regex(/^(created|updated|deleted)(,(created|updated|deleted))*$/),
  notificationUrl: Url,
  lifecycleNotificationUrl: Url.optional(),
  resource: z.string().min(1),
  expirationDateTime: z.iso.datetime({ offset: true }),
  clientState: z.string().max(128).optional(),
  includeResourceData: z.boolean().optional(),
  encryptionCertificate: z.string().refine(isStrongCertificate).optional(),
  encryptionCertificateId: z.string().max(128).optional(),
});
type NewSubscription = z.infer<typeof NewSubscription>;
const Change = z.strictObject({ expirationDateTime: z.iso.datetime({ offset: true }) });

function isStrongCertificate(base64: string): boolean {
  try {
    const { publicKey } = new X509Certificate(Buffer.from(base64, 'base64'));
    return publicKey.asymmetricKeyType === 'rsa' && (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) >= 2_048;
  } catch {
    return false;
  }
}

/** Source: "Subscription lifetime", in minutes. */
function mostMinutes({ resource, includeResourceData }: { resource: string; includeResourceData?: boolean }): number {
  if (/\/events$/.test(resource)) return includeResourceData ? 1_440 : 10_080;
  return 4_320;
}

function faultIn(wanted: Pick<NewSubscription, 'resource' | 'expirationDateTime'>, now: Date): Answer | undefined {
  const minutes = (Date.parse(wanted.expirationDateTime) - now.getTime()) / MINUTE_MS;
  if (minutes <= 0) return fail(400, 'InvalidRequest', 'Subscription expiration must be in the future.');
  if (minutes <= mostMinutes(wanted)) return undefined;
  return fail(
    400,
    'InvalidRequest',
    `Subscription expiration can only be ${mostMinutes(wanted)} minutes in the future.`,
  );
}

function create({ store, now }: RouteContext, { body }: GraphRequest): Answer {
  const parsed = NewSubscription.safeParse(body);
  if (!parsed.success) return invalid(faultOf(parsed.error));
  const wanted = parsed.data;
  const fault = faultIn(wanted, now());
  if (fault !== undefined) return fault;
  const isLong = Date.parse(wanted.expirationDateTime) - now().getTime() > 60 * MINUTE_MS;
  if (isLong && wanted.lifecycleNotificationUrl === undefined && !/\/events$/.test(wanted.resource)) {
    return fail(
      400,
      'InvalidRequest',
      'lifecycleNotificationUrl is a required property for subscriptions over 1 hour.',
    );
  }
  if (wanted.includeResourceData && !(wanted.encryptionCertificate && wanted.encryptionCertificateId)) {
    return fail(400, 'InvalidRequest', 'encryptionCertificate and encryptionCertificateId are required.');
  }
  const { encryptionCertificate: _certificate, ...kept } = wanted;
  const subscription = { id: randomUUID(), ...kept };
  store.putItem(KIND, subscription.id, subscription);
  return { status: 201, body: subscription };
}

const unknown = (): Answer => fail(404, 'ResourceNotFound', 'The object was not found.');

function change({ store, now }: RouteContext, { body }: GraphRequest, [id = '']: readonly string[]): Answer {
  const before = store.item(KIND, id);
  if (before === undefined) return unknown();
  const parsed = Change.safeParse(body);
  if (!parsed.success) return invalid(faultOf(parsed.error));
  const after = { ...Object(before), ...parsed.data };
  const fault = faultIn(after, now());
  if (fault !== undefined) return fault;
  store.putItem(KIND, id, after);
  return { status: 200, body: after };
}

/** Subscriptions are kept, but nothing is posted: a test posts the notifications that it wants to see handled. */
export const subscriptionRoutes: readonly Route[] = [
  { method: 'POST', pattern: ALL, handle: create },
  {
    method: 'GET',
    pattern: ALL,
    handle: ({ store, pageSize }, request) => pageOf(store.items(KIND), request, pageSize),
  },
  { method: 'PATCH', pattern: ONE, handle: change },
  {
    method: 'DELETE',
    pattern: ONE,
    handle: ({ store }, _request, [id = '']) => (store.removeItem(KIND, id) ? { status: 204 } : unknown()),
  },
];
