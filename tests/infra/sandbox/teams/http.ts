/** A JSON answer, with its status. */
export interface JsonAnswer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

/** One request with a JSON body, if any. */
export async function call(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<JsonAnswer> {
  const response = await fetch(url, {
    method,
    headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = text !== '' && (response.headers.get('content-type')?.includes('json') ?? false);
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** As a bot calls the connector: with some bearer token. */
export function asBot(serviceUrl: string) {
  return (method: string, path: string, body?: unknown): Promise<JsonAnswer> =>
    call(method, `${serviceUrl}${path}`, body, { authorization: 'Bearer outbound' });
}
