import type { Role } from './role.ts';

/**
 * Whose things an endpoint is about; who may not see a thing gets 404 as if it did not exist.
 * - `own-meeting`: one meeting that the person was in
 * - `own-meetings`: answers with the meetings that the person was in, and nothing of others
 * - `self`: about the person alone
 * - `tenant`: the tenant's own numbers and settings; no content of a meeting
 */
type Scope = 'own-meeting' | 'own-meetings' | 'self' | 'tenant';

export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{name}` for parameters. */
  path: string;
  summary: string;
  /** `anyone`: asked before there is a token. */
  access: 'anyone' | { roles: readonly Role[]; scope: Scope };
  /** `answers`: carries an ETag. `needs-match`: a change, refused with 428 without If-Match and 412 with an old one. */
  etag?: 'answers' | 'needs-match';
  /** Status of a success. */
  success: 200 | 201 | 204;
  /** What a success carries, JSON unless said otherwise. `file`: one of `FILE_TYPES`, as the request says. */
  answer?: 'file' | 'text/event-stream' | 'none';
  /** Only in the embedded mode, only from this machine; else 404. */
  embeddedOnly?: true;
}

export const EVERYBODY = ['Admin', 'Organiser', 'Member', 'Compliance', 'Reader'] as const;
/** May see the content of meetings that they were in. */
export const READERS = ['Admin', 'Organiser', 'Member', 'Reader'] as const;
/** May change it. */
export const WRITERS = ['Admin', 'Organiser', 'Member'] as const;
/** Run the system: numbers and settings, no content. */
export const OPERATORS = ['Admin', 'Compliance'] as const;
export const ADMINS = ['Admin'] as const;
/** Answer for what is kept and what is removed. */
export const COMPLIANCE = ['Compliance'] as const;
