import { z } from 'zod';

/** Where Kollegan runs: everything on one machine, or on Azure. */
export const Environment = z.enum(['embedded', 'production']);
export type Environment = z.infer<typeof Environment>;

export const GROUPS = [
  'Host',
  'Identity',
  'Store',
  'Audit',
  'Jobs',
  'Microsoft 365',
  'Rules',
  'Telemetry',
  'Features',
] as const;

/** What a person must know to set it. */
export interface SettingInfo {
  readonly group: (typeof GROUPS)[number];
  readonly meaning: string;
  readonly example: string;
  /** Taken when nothing is set, as it would be written in the environment. */
  readonly default?: string;
  /** In production, where that differs. */
  readonly productionDefault?: string;
  /** On Azure it is a Key Vault reference; it is never printed. */
  readonly secret?: boolean;
  /** Set in the other environment, it is a fault. */
  readonly only?: Environment;
}

const INFOS = z.registry<SettingInfo>();

/** A field of the settings' schema that has a default, with what people must know of it. */
export function setting<Schema extends z.ZodType>(schema: Schema, info: SettingInfo & { default: string }): Schema {
  // A copy: two fields of the same type are two settings.
  const field = schema.clone();
  INFOS.add(field, info);
  return field;
}

/** One that may be left out, or must be given where the environment asks for it. */
export function optional<Schema extends z.ZodType>(schema: Schema, info: SettingInfo): z.ZodOptional<Schema> {
  const field = z.optional(schema);
  INFOS.add(field, info);
  return field;
}

export function infoOf(schema: z.ZodType): SettingInfo {
  const info = INFOS.get(schema);
  if (!info) throw new TypeError('A field of the settings has no info: wrap it in setting().');
  return info;
}

export function defaultOf(info: SettingInfo, environment: Environment): string | undefined {
  return (environment === 'production' ? info.productionDefault : undefined) ?? info.default;
}
