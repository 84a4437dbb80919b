import type { Answer } from './answer.ts';
import { PUBLIC_ROOT } from './planner-view.ts';
import type { GraphRequest } from './route.ts';

/** One page of a list, by `$skip`, with the address of the next one. */
export function pageOf(items: readonly unknown[], { path, query }: GraphRequest, pageSize: number): Answer {
  const skip = Number(query.get('$skip') ?? 0);
  const size = Math.min(pageSize, Number(query.get('$top') ?? pageSize));
  const value = items.slice(skip, skip + size);
  if (skip + size >= items.length) return { status: 200, body: { value } };
  const next = new URLSearchParams(query);
  next.set('$skip', String(skip + size));
  const link = `${PUBLIC_ROOT}${path.replace('/v1.0', '')}?${next}`;
  return { status: 200, body: { value, '@odata.nextLink': link } };
}
