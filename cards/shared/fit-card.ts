/** Teams refuses messages from about 100 KB on; other channels from 28 KB. Cards aim at the smaller. */
const SOFT_LIMIT_BYTES = 28 * 1024;

/**
 * Renders with fewer items per list until the card is small enough; the card itself says how many it leaves out.
 * @param most the most items that any list has
 */
export function fitCard(most: number, render: (perList: number) => Record<string, unknown>): Record<string, unknown> {
  let perList = most;
  for (;;) {
    const card = render(perList);
    const bytes = Buffer.byteLength(JSON.stringify(card));
    if (bytes <= SOFT_LIMIT_BYTES || perList <= 1) return card;
    perList = Math.max(1, Math.min(perList - 1, Math.floor((perList * SOFT_LIMIT_BYTES) / bytes)));
  }
}
