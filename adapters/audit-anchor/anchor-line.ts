import { z } from 'zod';
import type { AnchoredHead } from '../../core/audit/index.ts';

/** One line of the file of anchored heads. */
const AnchorLine = z.object({ tenantId: z.string(), size: z.number().int(), root: z.string(), head: z.string() });

export function anchorLine({ tenantId, size, root, head }: AnchoredHead): string {
  return `${JSON.stringify({ tenantId, size, root, head })}\n`;
}

/**
 * @returns the heads of a tenant, smallest first, of each size and root the first. What is no whole line is left out:
 * a crash may have cut one off, and who spoils one takes it away, which shows where the log is verified.
 */
export function headsIn(text: string, tenantId: string): AnchoredHead[] {
  const heads = new Map<string, AnchoredHead>();
  for (const line of text.split('\n')) {
    const head = AnchorLine.safeParse(parseJson(line));
    if (!head.success || head.data.tenantId !== tenantId) continue;
    const key = `${head.data.size} ${head.data.root}`;
    if (!heads.has(key)) heads.set(key, head.data);
  }
  return [...heads.values()].sort((a, b) => a.size - b.size);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
