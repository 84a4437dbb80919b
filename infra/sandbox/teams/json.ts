import { z } from 'zod';

/** Any JSON object. Activities are kept open: the stand-in changes what Teams would set and passes on the rest. */
export type JsonObject = Record<string, unknown>;

const JsonObjectSchema = z.record(z.string(), z.unknown());

/** @returns the object, or undefined for anything else */
export function asJsonObject(value: unknown): JsonObject | undefined {
  const parsed = JsonObjectSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** @returns the parsed object, or undefined when the text is no JSON object */
export function parseJsonObject(text: Buffer | string): JsonObject | undefined {
  try {
    return asJsonObject(JSON.parse(text.toString()));
  } catch {
    return undefined;
  }
}

/** @returns the string under a key of an object of unknown shape */
export function stringAt(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : undefined;
}
