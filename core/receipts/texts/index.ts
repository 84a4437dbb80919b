import type { Language } from '../../shared/language.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import type { ReceiptTexts } from './receipt-texts.ts';
import { sv } from './sv.ts';

export const RECEIPT_TEXTS: Readonly<Record<Language, ReceiptTexts>> = { sv, nb, da, en };
export type { ReceiptTexts };
