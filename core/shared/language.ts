import { z } from 'zod';

/** ISO 639-1: Swedish, Norwegian Bokmål, Danish, English. */
export const Language = z.enum(['sv', 'nb', 'da', 'en']);
export type Language = z.infer<typeof Language>;
