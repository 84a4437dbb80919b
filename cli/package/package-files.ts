/** The icons that Teams asks for. Source: app manifest, `icons`. */
export const ICONS = [
  { name: 'color', size: 192 },
  { name: 'outline', size: 32 },
] as const;

/** File names inside the package and their contents. */
export type PackageFiles = Readonly<Record<string, Uint8Array>>;
