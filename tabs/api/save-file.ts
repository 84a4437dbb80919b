import type { ApiParams, ApiQueryInput } from '../../core/contracts/api/api-types.ts';
import { ENDPOINTS, type EndpointName } from '../../core/contracts/api/endpoints.ts';
import { type AddressParts, apiUrl, problemIn } from './call-api.ts';
import { ProblemError } from './problem-error.ts';
import { saveBlob } from './save-blob.ts';

type Endpoints = typeof ENDPOINTS;
type FileEndpoint = {
  [Name in EndpointName]: Endpoints[Name] extends { answer: 'file' } ? Name : never;
}[EndpointName];

/** What an endpoint that answers with a file is asked for. */
type FileOf<Name extends FileEndpoint> = { endpoint: Name; params: ApiParams<Name>; query: ApiQueryInput<Name> };

export type SaveFileOptions = { [Name in FileEndpoint]: FileOf<Name> }[FileEndpoint] & {
  getToken: () => Promise<string | null>;
  /** With its ending. */
  fileName: string;
};

/** Saves a file of the API on the person's machine; a plain link could not say who asks. Throws `ProblemError`. */
export async function saveFile(options: SaveFileOptions): Promise<void> {
  const { getToken, endpoint, params, query, fileName } = options;
  const token = await getToken();
  const response = await fetch(apiUrl(endpoint, { params, query } as AddressParts), {
    method: ENDPOINTS[endpoint].method,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new ProblemError(await problemIn(response));
  saveBlob(await response.blob(), fileName);
}
