/** Whose spans these are: the product's own, and nobody else's. */
export const SPAN_SCOPE = 'kollegan';
