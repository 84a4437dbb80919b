const PLACEHOLDER = /\$\{\{\s*([A-Z][A-Z0-9_]*)\s*\}\}/g;

/** Puts values where `${{NAME}}` stands, in all strings of a JSON value. A name without a value stays as it is. */
export function fillPlaceholders(value: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return value.replace(PLACEHOLDER, (whole, name: string) => values[name] ?? whole);
  if (Array.isArray(value)) return value.map((each) => fillPlaceholders(each, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fillPlaceholders(each, values)]));
}

/** @returns every placeholder that is still in the text, however it is written */
export function placeholdersIn(text: string): string[] {
  return [...new Set(text.match(/\$?\{\{[^}]*\}\}|<<[^>]*>>|%[A-Z_]+%/g) ?? [])];
}
