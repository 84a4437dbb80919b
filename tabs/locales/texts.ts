import type { sv } from './sv.ts';

/** Every sentence of the tabs. Swedish is the first; a text that another language lacks does not compile. */
export type Texts = typeof sv;
