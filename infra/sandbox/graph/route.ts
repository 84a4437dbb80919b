import type { Answer } from './answer.ts';
import type { GraphStore } from './graph-store.ts';
import type { LocalTenant } from './tenant.ts';

/** One HTTP request, read and parsed. */
export interface GraphRequest {
  method: string;
  /** Percent-encoded, without the query. */
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string>>;
  /** Parsed JSON, a Buffer for a file's content, or undefined without a body. */
  body: unknown;
}

/** What the routes work with. */
export interface RouteContext {
  store: GraphStore;
  tenant: LocalTenant;
  now(): Date;
  /** The client id that the caller's token was issued to. */
  applicationOf(request: GraphRequest): string;
  /** Entries per page of a list. */
  pageSize: number;
}

export interface Route {
  method: string;
  /** Matched against the whole path; its groups become the handler's parameters, percent-decoded. */
  pattern: RegExp;
  handle(context: RouteContext, request: GraphRequest, parameters: readonly string[]): Answer;
}
