import type { AppManifest } from './app-manifest.ts';

/** Source: app manifest, `authorization.permissions.resourceSpecific`. */
export const MOST_PERMISSIONS = 16;

/** @returns what is wrong with the permissions that the app asks for, chat by chat */
export function checkPermissions({ authorization }: AppManifest): string[] {
  const names = authorization.permissions.resourceSpecific.map(({ name }) => name);
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...(names.length > MOST_PERMISSIONS
      ? [`${names.length} permissions are asked for, ${MOST_PERMISSIONS} may be`]
      : []),
    ...repeated.map((name) => `${name} is asked for twice`),
  ];
}
