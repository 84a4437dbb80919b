import fc from 'fast-check';
import { createHeap } from '../../../../../infra/sandbox/service-bus/queues/heap.ts';

describe('heap', () => {
  it('always has the smallest of what is in it first', () => {
    const change = fc.record({ add: fc.boolean(), value: fc.integer({ min: 0, max: 30 }) });

    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const heap = createHeap<{ value: number }>((a, b) => a.value < b.value);
        let kept: { value: number }[] = [];
        for (const { add, value } of changes) {
          const item = add ? { value } : kept[value % Math.max(1, kept.length)];
          if (item === undefined) continue;
          if (add) heap.add(item);
          else heap.remove(item);
          kept = add ? [...kept, item] : kept.filter((other) => other !== item);

          expect(heap.size).toBe(kept.length);
          expect(heap.first()?.value).toBe(kept.length === 0 ? undefined : Math.min(...kept.map((k) => k.value)));
        }
      }),
    );
  });

  it('takes no notice of what is not in it', () => {
    const heap = createHeap<{ value: number }>((a, b) => a.value < b.value);
    heap.add({ value: 1 });

    heap.remove({ value: 1 });

    expect(heap.size).toBe(1);
  });
});
