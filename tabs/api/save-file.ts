import type { ApiParams, ApiQueryInput } from '../../core/contracts/api/api-types.ts';
import { ENDPOINTS, type EndpointName } from '../../core/contracts/api/endpoints.ts';
import { type AddressParts, apiUrl, problemIn } from './call-api.ts';
import { ProblemError } from './problem-error.ts';

type Endpoints = typeof ENDPOINTS;
/** Endpoints that answer with a file. */
export type FileEndpoint = {
  [Name in EndpointName]: Endpoints[Name] extends { answer: 'file' } ? Name : never;
}[EndpointName];

export interface SaveFileOptions<Name extends FileEndpoint> {
  getToken: () => Promise<string | null>;
  endpoint: Name;
  params: ApiParams<Name>;
  query: ApiQueryInput<Name>;
  /** With its ending. */
  fileName: string;
}

/** Saves a file of the API on the person's machine; a plain link could not say who asks. Throws `ProblemError`. */
export async function saveFile<Name extends FileEndpoint>(options: SaveFileOptions<Name>): Promise<void> {
  const { getToken, endpoint, params, query, fileName } = options;
  const token = await getToken();
  const response = await fetch(apiUrl(endpoint, { params, query } as AddressParts), {
    method: ENDPOINTS[endpoint].method,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new ProblemError(await problemIn(response));
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName.replace(/[^\p{L}\p{N}. -]+/gu, '-');
  link.click();
  URL.revokeObjectURL(url);
}
