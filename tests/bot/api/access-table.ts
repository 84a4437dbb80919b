import { ENDPOINTS, type Endpoint } from '../../../core/contracts/api/endpoints.ts';
import { Role } from '../../../core/contracts/api/role.ts';

const SCOPES = { self: 'oneself', 'own-meeting': 'own meeting', 'own-meetings': 'own meetings', tenant: 'tenant' };

/** The access matrix as docs/access.md shows it. */
export function accessTable(): string {
  const rows = Object.values<Endpoint>(ENDPOINTS).map(({ method, path, access, embeddedOnly }) => {
    const marks = Role.options.map((role) => (access === 'anyone' || access.roles.includes(role) ? 'yes' : '–'));
    const scope = access === 'anyone' ? `anyone${embeddedOnly ? ', embedded mode only' : ''}` : SCOPES[access.scope];
    return `| \`${method} ${path}\` | ${marks.join(' | ')} | ${scope} |`;
  });
  return [
    `| | ${Role.options.join(' | ')} | about |`,
    `|---|${Role.options.map(() => '---').join('|')}|---|`,
    ...rows,
  ].join('\n');
}
