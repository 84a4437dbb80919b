// The package's own door also declares a helper whose types need the source of another package, which does not compile.
import { Template } from 'adaptivecards-templating/lib/template-engine.js';
import type { Language } from '../../core/shared/language.ts';

/** The newest version that Teams takes from bots. */
const VERSION = '1.5';
const SCHEMA = 'https://adaptivecards.io/schemas/adaptive-card.json';

interface CardFrame {
  language: Language;
  /** Shown by a client that cannot show the card; our own words only, since clients differ in what they read in it. */
  fallbackText: string;
}

/** Turns what a card shows into its JSON; what is null in the model is left out of the card. */
export type CardTemplate<Model extends object> = (model: Model, frame: CardFrame) => Record<string, unknown>;

/**
 * A card's JSON template made ready to fill. Parsing takes milliseconds and is done at the first use, not at import.
 * Expressions are read in the template only, never in the model, so nothing that people wrote is evaluated. The model
 * holds finished strings and booleans: each expression costs about 2 µs, and an undefined one would show as `${name}`.
 */
export function createCardTemplate<Model extends object>(payload: object): CardTemplate<Model> {
  let template: Template | undefined;
  return (model, { language, fallbackText }) => {
    template ??= new Template(payload);
    const content = withoutNulls(template.expand({ $root: model })) as Record<string, unknown>;
    return { type: 'AdaptiveCard', $schema: SCHEMA, version: VERSION, lang: language, fallbackText, ...content };
  };
}

/** Copies, so that no part of the view or of another card is shared with the result. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) {
    if (part !== null && part !== undefined) result[key] = withoutNulls(part);
  }
  return result;
}
