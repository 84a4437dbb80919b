import fc from 'fast-check';
import { createProposalPicker } from '../../../../core/understanding/learned/proposal-picker.ts';

const limits = { show: 0.6, mark: 0.3, interrupts: true };

it('opens one proposal for neighbouring turns of one item', () => {
  const pick = createProposalPicker(limits);

  const steps = [0.4, 0.7, 0.1, 0.9, 0.2, 0.2, 0.2, 0.35, 0.8].map((confidence) => pick(confidence, 100));

  expect(steps).toEqual(['pass', 'open', 'pass', 'join', 'pass', 'pass', 'pass', 'pass', 'open']);
});

it('never opens when no confidence is enough', () => {
  const pick = createProposalPicker({ ...limits, show: null });

  expect(pick(1, 0)).toBe('pass');
});

it('keeps to what a meeting bears, whatever is said', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 400 }), (confidences) => {
      const pick = createProposalPicker(limits);
      const opened = confidences.filter((confidence, turn) => pick(confidence, turn * 25) === 'open').length;

      const words = confidences.length * 25;
      expect(opened).toBeLessThanOrEqual(3 + (2 * words) / 10_000);
    }),
  );
});

it('does not limit a list that is read afterwards', () => {
  const pick = createProposalPicker({ ...limits, interrupts: false });

  const steps = Array.from({ length: 80 }, (_, turn) => pick(turn % 8 === 0 ? 0.9 : 0, 0));

  expect(steps.filter((step) => step === 'open')).toHaveLength(10);
});
