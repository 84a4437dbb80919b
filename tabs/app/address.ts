/**
 * Routes behind `#`: one file is served for all of them, and the server needs to know none. Links are plain links.
 * A router of TanStack's weighs 40 kB compressed, a fifth of what a first screen may.
 */
export interface Route {
  /** Such as `/meetings/m-1`. */
  path: string;
  search: Readonly<Record<string, string>>;
}

export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  return { path: path === '' ? '/' : path, search: Object.fromEntries(new URLSearchParams(query)) };
}

export type Search = Readonly<Record<string, string | null | undefined>>;

/** @returns the address of a route, for a link; what has no value is left out */
export function hrefOf(path: string, search: Search = {}): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) if (value) query.set(key, value);
  return query.size === 0 ? `#${path}` : `#${path}?${query}`;
}

/** @returns the parameters of a path that fits the pattern, such as `/meetings/:id`; null when it does not fit */
export function paramsOf(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decoded(value);
    else if (part !== value) return null;
  }
  return params;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
