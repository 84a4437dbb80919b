/** `property eq 'value'`, the one filter that is understood here; a quote in the value is doubled. */
export function equalityFilter(filter: string): { property: string; value: string } | undefined {
  const match = /^([\w/]+) eq '((?:[^']|'')*)'$/.exec(filter.trim());
  const [, property, value] = match ?? [];
  return property === undefined || value === undefined ? undefined : { property, value: value.replaceAll("''", "'") };
}
