/** What a route answers; the server turns it into HTTP. */
export interface Answer {
  status: number;
  body?: unknown;
  /** A file's content, in place of JSON. */
  bytes?: Uint8Array;
  headers?: Readonly<Record<string, string>>;
}

/** A Graph error before it gets its request ids. */
export interface Failure extends Answer {
  error: { code: string; message: string; innerCode?: string };
}

export function isFailure(answer: object): answer is Failure {
  return 'error' in answer;
}

/** Planner leaves most of its codes empty; Graph itself and Exchange do not. */
export function fail(status: number, code: string, message: string): Failure {
  return { status, error: { code, message } };
}

export const notFound = (): Failure => fail(404, '', 'The requested item is not found.');

/** Source: Planner names the missing permission and the missing item in one sentence, so that ids cannot be probed. */
export const noAccess = (): Failure =>
  fail(403, '', 'You do not have the required permissions to access this item, or the item may not exist.');

export const staleEtag = (): Failure =>
  fail(412, '', 'The If-Match header contains a value that does not match the current version of the item.');

/** Source: Planner's "Common error conditions": a missing If-Match is 412, not 428. */
export const missingEtag = (): Failure =>
  fail(412, '', 'The If-Match header must be specified for this kind of request.');

export const invalid = (what: string): Failure => fail(400, '', `The request is invalid: ${what}`);

/** The directory's own answer for a person or group that is not there. */
export const unknownUser = (key: string): Failure =>
  fail(
    404,
    'Request_ResourceNotFound',
    `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
  );

/** The JSON error body that every Microsoft Graph service shares. */
export function errorBody(failure: Failure, ids: { requestId: string; clientRequestId: string; date: Date }): unknown {
  return {
    error: {
      code: failure.error.code,
      message: failure.error.message,
      innerError: {
        ...(failure.error.innerCode !== undefined && { code: failure.error.innerCode }),
        date: ids.date.toISOString().slice(0, 19),
        'request-id': ids.requestId,
        'client-request-id': ids.clientRequestId,
      },
    },
  };
}
