import { constants, createCipheriv, createHmac, publicEncrypt, randomBytes } from 'node:crypto';
import { type ChangeNotification, decryptionKeyOf } from '../../../../adapters/graph/index.ts';
import { readPem } from '../../entra/entra.fixture.ts';

export const SUBSCRIPTION = 'a0b1c2d3-0000-4000-8000-000000000001';
export const CLIENT_STATE = 'the-state-of-this-subscription';

/** Encrypts and signs, a text as it is and anything else as JSON, as Graph does for a subscription with a certificate. */
export function encrypt(
  content: unknown,
  certificate: 'first' | 'second' = 'first',
): NonNullable<ChangeNotification['encryptedContent']> {
  const key = randomBytes(32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
  const data = Buffer.concat([
    cipher.update(typeof content === 'string' ? content : JSON.stringify(content)),
    cipher.final(),
  ]);
  const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
  return {
    data: data.toString('base64'),
    dataSignature: createHmac('sha256', key).update(data).digest('base64'),
    dataKey: publicEncrypt({ key: readPem(certificate), ...padding }, key).toString('base64'),
    encryptionCertificateId: certificate,
  };
}

export const DECRYPTION_KEYS = (['first', 'second'] as const).map((name) => decryptionKeyOf(name, readPem(name)));
