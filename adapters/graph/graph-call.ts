import { type Client, type GraphRequest, ResponseType } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { codeOf } from '../../core/shared/app-error.ts';
import { graphError, tooLarge, tooManyPages, unreadableAnswer } from './graph.errors.ts';
import { graphErrorOf } from './graph-error-of.ts';
import { graphRequest } from './graph-request.ts';
import { GRAPH_ADDRESS } from './graph-transport.ts';

export type Headers = Readonly<Record<string, string>>;

export interface CallOptions {
  correlationId: string;
  headers?: Headers;
}

/** One request to Graph whose answer is checked. All throw coded errors (see graphError). */
export interface GraphCall {
  get<Schema extends z.ZodType>(schema: Schema, path: string, options: CallOptions): Promise<z.infer<Schema>>;
  /** Every item, across pages. */
  list<Schema extends z.ZodType>(schema: Schema, path: string, options: CallOptions): Promise<z.infer<Schema>[]>;
  /** @param mostBytes - a longer answer is refused while it is read */
  bytes(path: string, mostBytes: number, options: CallOptions): Promise<Uint8Array>;
  post<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    body: object,
    options: CallOptions,
  ): Promise<z.infer<Schema>>;
  patch<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    body: object,
    options: CallOptions,
  ): Promise<z.infer<Schema>>;
  /** Of a file's content. The SDK never repeats it, whatever the answer. */
  put<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    body: Uint8Array,
    options: CallOptions,
  ): Promise<z.infer<Schema>>;
  delete(path: string, options: CallOptions): Promise<void>;
}

/** The largest plan has 9,000 tasks; more pages than this is a service that goes in circles. */
const MAX_PAGES = 200;

const Page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.url().optional() });

/** Null in place of "no such item". */
export async function orNull<Value>(promise: Promise<Value>): Promise<Value | null> {
  return promise.catch((error: unknown) => {
    if (codeOf(error) === 'GRAPH.NOT_FOUND') return null;
    throw error;
  });
}

/** Puts a value between the quotes of an OData filter. */
export const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** @returns the query of an address, encoded. */
export function query(parameters: Readonly<Record<string, string>>): string {
  const parts = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `?${parts.join('&')}`;
}

function parsed<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.infer<Schema> {
  const result = schema.safeParse(answer);
  if (!result.success) throw unreadableAnswer();
  return result.data;
}

async function readAll(stream: ReadableStream<Uint8Array>, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    // Leaving the loop lets go of the connection.
    if (length > mostBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function coded<Value>(call: Promise<Value>): Promise<Value> {
  return call.catch((error: unknown) => {
    throw graphError(error);
  });
}

export function createGraphCall(client: Client): GraphCall {
  function request(path: string, { correlationId, headers = {} }: CallOptions): GraphRequest {
    return graphRequest(client, path, correlationId).headers({ ...headers });
  }

  const get: GraphCall['get'] = async (schema, path, options) =>
    parsed(schema, await coded(request(path, options).get()));

  return {
    get,
    async list(schema, first, options) {
      const items: z.infer<typeof schema>[] = [];
      let path = first;
      for (let page = 0; page < MAX_PAGES; page += 1) {
        const { value, '@odata.nextLink': next } = await get(Page, path, options);
        items.push(...value.map((item) => parsed(schema, item)));
        if (next === undefined) return items;
        if (!next.startsWith(`${GRAPH_ADDRESS}/`)) throw unreadableAnswer();
        path = next;
      }
      throw tooManyPages();
    },
    async bytes(path, mostBytes, options) {
      // Raw, since the SDK reads no error in an answer that it hands on as a stream.
      const response: Response = await coded(request(path, options).responseType(ResponseType.RAW).get());
      if (!response.ok) throw graphError(await graphErrorOf(response));
      return response.body === null ? new Uint8Array() : coded(readAll(response.body, mostBytes));
    },
    post: async (schema, path, body, options) => parsed(schema, await coded(request(path, options).post(body))),
    patch: async (schema, path, body, options) => parsed(schema, await coded(request(path, options).patch(body))),
    put: async (schema, path, body, options) =>
      parsed(
        schema,
        await coded(request(path, options).header('Content-Type', 'application/octet-stream').put(Buffer.from(body))),
      ),
    async delete(path, options) {
      await coded(request(path, options).delete());
    },
  };
}
