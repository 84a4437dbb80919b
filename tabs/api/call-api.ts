import type { ApiBodyInput, ApiParams, ApiQueryInput, ApiResponse } from '../../core/contracts/api/api-types.ts';
import { ENDPOINTS, type EndpointName } from '../../core/contracts/api/endpoints.ts';
import type { Problem } from '../../core/contracts/api/problem.api.ts';
import { isProblem, localProblem, ProblemError } from './problem-error.ts';

type Part<Key extends string, Value> = [Value] extends [undefined]
  ? { [K in Key]?: never }
  : undefined extends Value
    ? { [K in Key]?: Value }
    : { [K in Key]: Value };

export type CallInput<Name extends EndpointName> = Part<'params', ApiParams<Name>> &
  Part<'body', ApiBodyInput<Name>> & {
    query?: ApiQueryInput<Name>;
    /** What was read, for If-Match. */
    etag?: string;
    signal?: AbortSignal;
  };

export type CallApi = <Name extends EndpointName>(name: Name, input: CallInput<Name>) => Promise<ApiResponse<Name>>;

export interface CallApiOptions {
  /** Asked before every call; null: the endpoint is called without one. */
  getToken: () => Promise<string | null>;
  /** The API does not know us any longer. */
  onUnauthenticated: () => void;
}

export interface AddressParts {
  params?: Readonly<Record<string, string>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
}

/** @returns the address of an endpoint with its parameters and query filled in */
export function apiUrl(name: EndpointName, { params = {}, query = {} }: AddressParts): string {
  const path = ENDPOINTS[name].path.replace(/\{(\w+)\}/g, (_all, key: string) => encodeURIComponent(params[key] ?? ''));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  return search.size === 0 ? path : `${path}?${search}`;
}

/** One function for the whole API, typed by the contracts. Throws `ProblemError`, and the DOM's own when aborted. */
export function createCallApi({ getToken, onUnauthenticated }: CallApiOptions): CallApi {
  return async (name, input) => {
    const { method, success } = ENDPOINTS[name];
    const token = await getToken();
    const headers = new Headers({ accept: 'application/json' });
    if (token !== null) headers.set('authorization', `Bearer ${token}`);
    if (input.etag !== undefined) headers.set('if-match', input.etag);
    if (input.body !== undefined) headers.set('content-type', 'application/json');
    const response = await send(apiUrl(name, input as AddressParts), {
      method,
      headers,
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      ...(input.signal ? { signal: input.signal } : {}),
    });
    if (response.status === 401) onUnauthenticated();
    if (!response.ok) throw new ProblemError(await problemIn(response));
    return (success === 204 ? undefined : await response.json()) as ApiResponse<typeof name>;
  };
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ProblemError(localProblem('TABS.OFFLINE', 503));
  }
}

/** @returns why a response was a refusal */
export async function problemIn(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  return isProblem(body) ? body : localProblem('TABS.FAILED', response.status);
}
