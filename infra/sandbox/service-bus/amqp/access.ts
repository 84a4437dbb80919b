import { createHmac, timingSafeEqual } from 'node:crypto';

/** Decides whether a token that a client puts to `$cbs` opens the broker. */
export type Access = (token: unknown) => boolean;

const TOKEN = /^SharedAccessSignature sr=(?<resource>[^&]+)&sig=(?<signature>[^&]+)&se=(?<expiry>\d+)&skn=[^&]+$/;

/**
 * Checks a shared access signature: the resource and the expiry, each as in the token, signed with HMAC-SHA256.
 * Source: https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas
 *
 * @param accessKey without one every token will do
 * @param now epoch milliseconds
 */
export function createAccess(accessKey: string | undefined, now: () => number): Access {
  if (accessKey === undefined) return () => true;
  return (token) => {
    const { resource, signature, expiry } = TOKEN.exec(String(token))?.groups ?? {};
    if (resource === undefined || signature === undefined || expiry === undefined) return false;
    if (Number(expiry) * 1000 <= now()) return false;
    const expected = createHmac('sha256', accessKey).update(`${resource}\n${expiry}`).digest();
    const given = Buffer.from(decodeURIComponent(signature), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
}
