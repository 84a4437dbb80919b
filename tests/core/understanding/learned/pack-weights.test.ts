import fc from 'fast-check';
import { packWeights, unpackWeights } from '../../../../core/understanding/learned/pack-weights.ts';

it('gives back every table', () => {
  const sparse = fc.array(fc.oneof({ weight: 20, arbitrary: fc.constant(0) }, fc.integer({ min: -127, max: 127 })), {
    maxLength: 3_000,
  });
  fc.assert(
    fc.property(sparse, (values) => {
      const table = Int8Array.from(values);

      expect(unpackWeights(packWeights(table), table.length)).toEqual(table);
    }),
  );
});

it('keeps a lone weight far out', () => {
  const table = new Int8Array(2 ** 18);
  table[2 ** 18 - 1] = -127;

  expect(unpackWeights(packWeights(table), table.length)?.at(-1)).toBe(-127);
});

it.each(['not base64 %', btoa('\u0001'), btoa('\u0080\u0080'), btoa('\u0000\u0001'), btoa('\u007f\u0001')])(
  'refuses %j',
  (packed) => {
    expect(unpackWeights(packed, 100)).toBeNull();
  },
);

it('answers any bytes with a table or null', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const table = unpackWeights(btoa(String.fromCharCode(...bytes)), 500);

      expect(table === null || table.length === 500).toBe(true);
    }),
  );
});
