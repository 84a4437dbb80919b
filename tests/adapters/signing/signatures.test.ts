import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { newSigningKey, SigningKeySet, verifySignature } from '../../../adapters/signing/index.ts';
import type { PublicKey, SignedKind, Signer } from '../../../core/signing/index.ts';
import { createTestSigner } from '../../helpers/test-signer.ts';

const PAYLOAD = { tenant: 't', size: 3, root: 'å', nested: { b: [1, 2.5, null], a: true } };

let signer: Signer;
let keys: readonly PublicKey[];
beforeEach(async () => {
  signer = createTestSigner();
  keys = await signer.publicKeys();
});

const partsOf = (jws: string) => jws.split('.');
const encode = (text: string) => Buffer.from(text).toString('base64url');
const decode = (part = '') => Buffer.from(part, 'base64url').toString();

it('signs canonical JSON under a header that says the kind and the key', async () => {
  const [header, payload] = partsOf(await signer.sign('audit-head', PAYLOAD));

  expect(JSON.parse(decode(header))).toEqual({ alg: 'EdDSA', kid: keys[0]?.kid, typ: 'kollegan-audit-head+jws' });
  expect(decode(payload)).toBe('{"nested":{"a":true,"b":[1,2.5,null]},"root":"å","size":3,"tenant":"t"}');
});

it('is a signature that another program verifies', async () => {
  const [header, payload, signature = ''] = partsOf(await signer.sign('audit-head', PAYLOAD));
  const { x } = keys[0] ?? { x: '' };
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });

  expect(verify(null, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
});

it('is verified with what it says', async () => {
  await expect(verifySignature(await signer.sign('audit-head', PAYLOAD), 'audit-head', keys)).resolves.toEqual({
    ok: true,
    payload: PAYLOAD,
    kid: keys[0]?.kid,
  });
});

it('of one kind is none of another', async () => {
  const kinds: SignedKind[] = ['consent-receipt', 'audit-head', 'erasure-certificate', 'retention-receipt'];
  for (const kind of kinds) {
    const jws = await signer.sign(kind, PAYLOAD);
    for (const other of kinds.filter((each) => each !== kind)) {
      await expect(verifySignature(jws, other, keys)).resolves.toEqual({ ok: false, reason: 'wrong-kind' });
    }
  }
});

it('of a key that is not ours is refused, and so is one that claims the name of ours', async () => {
  const stranger = createTestSigner();
  const jws = await stranger.sign('audit-head', PAYLOAD);
  const strange = await stranger.publicKeys();
  const renamed = strange.map((key) => ({ ...key, kid: keys[0]?.kid ?? '' }));
  const [header, payload, signature] = partsOf(jws);
  const claimed = [
    encode(decode(header).replace(strange[0]?.kid ?? '', renamed[0]?.kid ?? '')),
    payload,
    signature,
  ].join('.');

  await expect(verifySignature(jws, 'audit-head', keys)).resolves.toEqual({ ok: false, reason: 'unknown-key' });
  await expect(verifySignature(claimed, 'audit-head', keys)).resolves.toEqual({ ok: false, reason: 'bad-signature' });
});

it.each([
  ['no algorithm', { alg: 'none' }],
  ['another algorithm', { alg: 'HS256' }],
  ['a critical extension', { crit: ['b64'], b64: false }],
  ['its own key', { jwk: { kty: 'OKP' } }],
])('with %s in its header is malformed', async (_name, more) => {
  const [header, payload, signature] = partsOf(await signer.sign('audit-head', PAYLOAD));
  const changed = encode(JSON.stringify({ ...JSON.parse(decode(header)), ...more }));

  await expect(verifySignature(`${changed}.${payload}.${signature}`, 'audit-head', keys)).resolves.toEqual({
    ok: false,
    reason: 'malformed',
  });
});

it.each(['', '.', '..', 'a.b', 'a.b.c', 'a.b.c.d', '{}', '\u0000'])('%j is malformed', async (text) => {
  await expect(verifySignature(text, 'audit-head', keys)).resolves.toEqual({ ok: false, reason: 'malformed' });
});

it('is refused when its payload is not canonical or is no object', async () => {
  const [header, , signature] = partsOf(await signer.sign('audit-head', PAYLOAD));
  for (const payload of ['{ "a": 1 }', '{"b":1,"a":2}', '[]', '1', '{"a":1,"a":1}', '{"a":"\\ud800"}', '{']) {
    await expect(verifySignature(`${header}.${encode(payload)}.${signature}`, 'audit-head', keys)).resolves.toEqual({
      ok: false,
      reason: 'malformed',
    });
  }
});

it('with any character changed, added or left out is refused', async () => {
  const jws = await signer.sign('audit-head', PAYLOAD);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(jws.length - 1),
      fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=', ''),
      fc.nat(1),
      async (at, character, replaced) => {
        const changed = jws.slice(0, at) + character + jws.slice(at + replaced);
        fc.pre(changed !== jws);
        expect((await verifySignature(changed, 'audit-head', keys)).ok).toBe(false);
      },
    ),
    { numRuns: 300 },
  );
});

it('refuses what cannot be said as JSON', async () => {
  await expect(signer.sign('audit-head', { size: Number.NaN })).rejects.toThrow();
});

describe('a set of keys', () => {
  const at = new Date('2026-01-01T00:00:00.000Z');

  it('is taken with former keys that have no private part any more', async () => {
    const [first, second] = [await newSigningKey(at), await newSigningKey(at)];
    const { d: _, ...former } = second;

    expect(SigningKeySet.safeParse({ keys: [first, { ...former, until: at.toISOString() }] }).success).toBe(true);
    expect(SigningKeySet.safeParse({ keys: [former, first] }).success).toBe(false);
  });

  it('is refused when it is empty, names two alike, or has parts that do not belong together', async () => {
    const [first, second] = [await newSigningKey(at), await newSigningKey(at)];

    expect(SigningKeySet.safeParse({ keys: [] }).success).toBe(false);
    expect(SigningKeySet.safeParse({ keys: [first, first] }).success).toBe(false);
    expect(SigningKeySet.safeParse({ keys: [{ ...first, x: second.x }] }).success).toBe(false);
    expect(SigningKeySet.safeParse({ keys: [{ ...first, d: 'AAAA' }] }).success).toBe(false);
  });
});
