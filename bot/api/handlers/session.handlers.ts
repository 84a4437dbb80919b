import { plainDateIn } from '../../../core/shared/plain-date.ts';
import { plainText } from '../../../core/shared/plain-text.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { ApiHandlers } from '../handler.ts';
import { NOT_FOUND } from '../problems.ts';

type Names = 'session.ways' | 'session.signIn' | 'session.read';

export function sessionHandlers(deps: ApiDeps): Pick<ApiHandlers, Names> {
  const { localSignIn, settings, profiles, board } = deps;
  return {
    async 'session.ways'() {
      const people = localSignIn?.people() ?? [];
      return {
        body: {
          host: localSignIn ? 'embedded' : 'teams',
          people: people.map(({ id, name, roles }) => ({ id, name, roles: [...roles] })),
        },
      };
    },
    async 'session.signIn'({ body }) {
      const signedIn = await localSignIn?.signIn(body.personId);
      if (!signedIn) return NOT_FOUND;
      return { body: { token: signedIn.token, expiresAt: signedIn.expiresAt.toISOString() } };
    },
    async 'session.read'({ caller, at }) {
      const { tenantId, personId } = caller;
      const { language, timeZone } = await settings.settingsOf(tenantId);
      const profile = await profiles.read(tenantId, personId);
      const latest = (await board.fresh(tenantId)).viewOf(personId).meetings.at(0);
      const name = profile.name ?? (plainText(caller.name, 80) || latest?.people.get(personId)) ?? '';
      return {
        body: {
          person: { id: personId, name },
          roles: [...caller.roles],
          host: caller.host,
          language,
          timeZone,
          today: plainDateIn(at, timeZone),
          expiresAt: caller.expiresAt.toISOString(),
        },
      };
    },
  };
}
