import type { ProvenanceView } from '../../core/views/index.ts';
import type { CardTexts } from '../locales/card-texts.ts';
import { fill } from '../shared/fill.ts';
import { MAX_LINE, MAX_NAME, words } from '../shared/words.ts';

const MAX_MISSING = 5;

/** What the recap is made of, a line each: what people allowed, what was read, by what, and what is missing. */
export function provenanceLines(provenance: ProvenanceView, texts: CardTexts): string[] {
  return [
    levelsLine(provenance, texts),
    sourcesLine(provenance, texts),
    texts.recap.tier[provenance.tier],
    missingLine(provenance, texts),
  ];
}

function levelsLine({ levels }: ProvenanceView, { recap, levels: names }: CardTexts): string {
  const known = levels.filter(({ count }) => count > 0);
  if (known.length === 0) return recap.levelsUnknown;
  const parts = known.map(({ level, count }) =>
    level === 'none' ? fill(recap.levelNone, { count }) : fill(recap.level, { level: names[level], count }),
  );
  return fill(recap.levels, { levels: parts.join(', ') });
}

function sourcesLine({ sources }: ProvenanceView, { recap }: CardTexts): string {
  if (sources.length === 0) return recap.sourcesNone;
  const names: Readonly<Record<string, string>> = recap.source;
  return fill(recap.sources, { sources: sources.map((source) => names[source] ?? words(source, MAX_NAME)).join(', ') });
}

function missingLine({ missing }: ProvenanceView, { recap }: CardTexts): string {
  if (missing.length === 0) return recap.missingNone;
  const shown = missing.slice(0, MAX_MISSING).map((text) => words(text, MAX_LINE));
  const more = missing.length - shown.length;
  const parts = more > 0 ? [...shown, fill(recap.missingMore, { count: more })] : shown;
  return fill(recap.missing, { missing: parts.join('; ') });
}
