/** Takes a person out of any JSON: their ids become the alias, their names what stands for a removed person. */
export interface PersonEraser {
  /** @returns a copy without the person; the very same value when they are not in it */
  clean<Value>(value: Value): Value;
  /** @returns whether they are in it */
  isIn(value: unknown): boolean;
}

export interface PersonEraserOptions {
  /** Ids and addresses; whole words of a text. */
  ids: readonly string[];
  /** As written; each also by its parts. */
  names: readonly string[];
  alias: string;
  removedPerson: string;
}

/** A shorter word is also a word of the language: then only as it is written in the name. */
const SURE_LENGTH = 4;
/** Where our own words stand: somebody may be called Max Plus. */
const CODES: ReadonlySet<string> = new Set([
  'basis',
  'card',
  'channel',
  'column',
  'kind',
  'language',
  'level',
  'outcome',
  'ownerResponse',
  'queue',
  'role',
  'signal',
  'state',
  'status',
  'type',
]);
const BEFORE = '(?<![\\p{L}\\p{N}])';
const AFTER = "(?:(?:['’:]?s)?)(?![\\p{L}\\p{N}])";

export function createPersonEraser({ ids, names, alias, removedPerson }: PersonEraserOptions): PersonEraser {
  const known = new Set(ids);
  const idPattern = patternOf(ids, 'gu', '(?![\\p{L}\\p{N}])');
  const words = [...new Set(names.flatMap((name) => [name.trim(), ...name.trim().split(/[\s,]+/u)]))]
    .filter((word) => word.length > 1)
    .sort((a, b) => b.length - a.length);
  const sure = patternOf(
    words.filter(({ length }) => length >= SURE_LENGTH),
    'giu',
    AFTER,
  );
  const exact = patternOf(
    words.filter(({ length }) => length < SURE_LENGTH),
    'gu',
    AFTER,
  );

  function cleanText(text: string): string {
    if (known.has(text)) return alias;
    return [exact, sure].reduce(
      (cleaned, pattern) => (pattern ? cleaned.replace(pattern, removedPerson) : cleaned),
      idPattern ? text.replace(idPattern, alias) : text,
    );
  }

  function cleanCode(value: unknown): unknown {
    return typeof value === 'string' && !known.has(value) ? value : clean(value);
  }

  function clean(value: unknown): unknown {
    if (typeof value === 'string') return cleanText(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const cleaned = value.map(clean);
      return cleaned.some((each, index) => each !== value[index]) ? cleaned : value;
    }
    const entries = Object.entries(value);
    const cleaned = entries.map(
      ([key, each]) => [known.has(key) ? alias : key, CODES.has(key) ? cleanCode(each) : clean(each)] as const,
    );
    const isSame = cleaned.every(([key, each], index) => key === entries[index]?.[0] && each === entries[index]?.[1]);
    return isSame ? value : Object.fromEntries(cleaned);
  }

  return {
    clean: <Value>(value: Value) => clean(value) as Value,
    isIn: (value) => clean(value) !== value,
  };
}

function patternOf(words: readonly string[], flags: string, after: string): RegExp | null {
  if (words.length === 0) return null;
  const any = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return new RegExp(`${BEFORE}(?:${any})${after}`, flags);
}
