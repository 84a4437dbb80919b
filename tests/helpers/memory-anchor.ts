import type { AnchoredHead, HeadAnchor } from '../../core/audit/index.ts';

/** Keeps signed heads as the others do, for as long as a test runs. */
export function createMemoryAnchor(): HeadAnchor {
  const heads: AnchoredHead[] = [];
  return {
    async publish(head) {
      const isKnown = heads.some(({ tenantId, root }) => tenantId === head.tenantId && root === head.root);
      if (!isKnown) heads.push(head);
    },
    async heads(tenantId, latest) {
      const own = heads.filter((head) => head.tenantId === tenantId).sort((a, b) => a.size - b.size);
      return latest === undefined ? own : own.slice(-latest);
    },
  };
}
