import type { z } from 'zod';
import type { EndpointName } from './endpoints.ts';
import type { SCHEMAS } from './schemas.ts';

type Schemas = typeof SCHEMAS;
type Of<Name extends EndpointName, Part extends string> =
  Schemas[Name] extends Record<Part, infer Schema> ? Schema : never;

/** Path parameters of an endpoint. */
export type ApiParams<Name extends EndpointName> = Parsed<Of<Name, 'params'>>;
/** Query as a client may send it: what has a default may be left out. */
export type ApiQueryInput<Name extends EndpointName> = Sent<Of<Name, 'query'>>;
/** Query as a handler gets it. */
export type ApiQuery<Name extends EndpointName> = Parsed<Of<Name, 'query'>>;
export type ApiBodyInput<Name extends EndpointName> = Sent<Of<Name, 'body'>>;
export type ApiBody<Name extends EndpointName> = Parsed<Of<Name, 'body'>>;
/** What a success answers with. */
export type ApiResponse<Name extends EndpointName> = Parsed<Of<Name, 'response'>>;

type Parsed<Schema> = [Schema] extends [never] ? undefined : Schema extends z.ZodType ? z.output<Schema> : undefined;
type Sent<Schema> = [Schema] extends [never] ? undefined : Schema extends z.ZodType ? z.input<Schema> : undefined;
