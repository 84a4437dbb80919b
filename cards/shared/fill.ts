/**
 * Puts values in the `{placeholders}` of a text, in one pass: a value that looks like a placeholder stays as it is.
 */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, key: string) => String(values[key] ?? placeholder));
}
