import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { decryptContent, decryptionKeyOf } from '../../../../adapters/graph/notifications/decrypt-content.ts';
import { DECRYPTION_KEYS, encrypt } from './notifications.fixture.ts';

describe('decryptContent', () => {
  const content = { id: 'transcript-1', subject: 'Hej på dig' };
  const tampered = { ok: false, reason: 'tampered' };

  it('reads what was encrypted for either certificate of a rotation', () => {
    expect(decryptContent(encrypt(content, 'first'), DECRYPTION_KEYS)).toEqual({ ok: true, content });
    expect(decryptContent(encrypt(content, 'second'), DECRYPTION_KEYS)).toEqual({ ok: true, content });
  });

  it('does not know a certificate that was dropped', () => {
    const [first] = DECRYPTION_KEYS;

    expect(decryptContent(encrypt(content, 'second'), first === undefined ? [] : [first])).toEqual({
      ok: false,
      reason: 'unknown-certificate',
    });
  });

  it('refuses a key for another certificate, a signature of another length and text that is not JSON', () => {
    const good = encrypt(content);
    const swapped = { ...good, encryptionCertificateId: 'second' };
    const short = { ...good, dataSignature: good.dataSignature.slice(0, 8) };
    const notJson = encrypt('not JSON');

    expect([swapped, short, notJson].map((item) => decryptContent(item, DECRYPTION_KEYS))).toEqual([
      tampered,
      tampered,
      tampered,
    ]);
  });

  it.each(['', 'nonsense', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'])(
    'does not start with a key such as %j',
    (pem) => {
      expect(() => decryptionKeyOf('first', pem)).toThrow(
        expect.objectContaining({ code: 'GRAPH.BAD_DECRYPTION_KEY' }),
      );
    },
  );

  it('notices every changed byte of the data, the signature and the key', () => {
    const good = encrypt(content);
    const field = fc.constantFrom<'data' | 'dataSignature' | 'dataKey'>('data', 'dataSignature', 'dataKey');

    fc.assert(
      fc.property(field, fc.nat(), fc.integer({ min: 1, max: 255 }), (name, at, change) => {
        const bytes = Buffer.from(good[name], 'base64');
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ change;
        const spoilt = { ...good, [name]: bytes.toString('base64') };
        expect(decryptContent(spoilt, DECRYPTION_KEYS)).toEqual(tampered);
      }),
      { numRuns: 60 },
    );
  });

  it('never throws on bytes that came from nowhere', () => {
    const noise = (length: number): string => randomBytes(length).toString('base64');
    const lengths = [0, 1, 16, 255, 256, 257];

    for (const length of lengths) {
      const item = { data: noise(length), dataSignature: noise(32), dataKey: noise(length) };
      expect(decryptContent({ ...item, encryptionCertificateId: 'first' }, DECRYPTION_KEYS)).toEqual(tampered);
    }
  });
});
