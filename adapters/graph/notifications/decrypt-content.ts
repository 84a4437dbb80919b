import {
  constants,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  type KeyObject,
  privateDecrypt,
  timingSafeEqual,
} from 'node:crypto';
import { badDecryptionKey } from '../graph.errors.ts';
import type { EncryptedContent } from './notification.ts';

/** A certificate that notifications may be encrypted for. During a rotation there are two: the new and the one before. */
export interface DecryptionKey {
  certificateId: string;
  privateKey: KeyObject;
}

/** @throws GRAPH.BAD_DECRYPTION_KEY, at the start rather than at the first notification */
export function decryptionKeyOf(certificateId: string, privateKeyPem: string): DecryptionKey {
  try {
    return { certificateId, privateKey: createPrivateKey(privateKeyPem) };
  } catch {
    throw badDecryptionKey();
  }
}

export type Decrypted =
  | { ok: true; content: unknown }
  /** `unknown-certificate`: a rotation dropped a key too early. `tampered`: not what Graph signed. */
  | { ok: false; reason: 'unknown-certificate' | 'tampered' };

const TAMPERED = { ok: false, reason: 'tampered' } as const;

/**
 * Source: Graph's "change notifications with resource data": RSA-OAEP with SHA-1 around a symmetric key, HMAC-SHA256
 * over the data with that key, then AES-256-CBC whose IV is the first 16 bytes of the key.
 */
export function decryptContent(encrypted: EncryptedContent, keys: readonly DecryptionKey[]): Decrypted {
  const found = keys.find(({ certificateId }) => certificateId === encrypted.encryptionCertificateId);
  if (found === undefined) return { ok: false, reason: 'unknown-certificate' };
  try {
    const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
    const key = privateDecrypt({ key: found.privateKey, ...padding }, Buffer.from(encrypted.dataKey, 'base64'));
    const data = Buffer.from(encrypted.data, 'base64');
    const signature = createHmac('sha256', key).update(data).digest();
    const claimed = Buffer.from(encrypted.dataSignature, 'base64');
    if (claimed.length !== signature.length || !timingSafeEqual(claimed, signature)) return TAMPERED;
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16));
    const text = Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
    return { ok: true, content: JSON.parse(text) };
  } catch {
    // Which step failed would tell a forger how far they came.
    return TAMPERED;
  }
}
