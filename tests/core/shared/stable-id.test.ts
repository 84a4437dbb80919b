import { sha256, stableId } from '../../../core/shared/stable-id.ts';

describe('stableId', () => {
  it('is the same for the same parts and says what it is of', () => {
    expect(stableId('d', 'm', 'u')).toBe(stableId('d', 'm', 'u'));
    expect(stableId('d', 'm', 'u')).toMatch(/^d-[0-9a-f]{20}$/);
  });

  it('tells apart what only looks the same when joined', () => {
    const ids = [stableId('d', 'ab', 'c'), stableId('d', 'a', 'bc'), stableId('d', 'abc'), stableId('d', 'a,b', 'c')];

    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('sha256', () => {
  // Source: FIPS 180-4, the example "abc".
  it('is SHA-256 in hexadecimal', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
