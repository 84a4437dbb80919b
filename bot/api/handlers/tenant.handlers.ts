import { allows, basisFor, consentNotice } from '../../../core/consent/index.ts';
import type { FieldProblem } from '../../../core/contracts/api/problem.api.ts';
import type { Settings, SettingsBody } from '../../../core/contracts/api/settings.api.ts';
import { PersonKind } from '../../../core/people/index.ts';
import { TenantSettings } from '../../../core/settings/index.ts';
import { Language } from '../../../core/shared/language.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { Caller } from '../caller.ts';
import { type ApiHandlers, etagOf } from '../handler.ts';
import type { LiveEvents } from '../live-events.ts';

type Names = 'settings.read' | 'settings.change';

export function tenantHandlers(deps: ApiDeps, live: LiveEvents): Pick<ApiHandlers, Names> {
  const { settingsEditor, integrations, metrics } = deps;

  async function settingsView(caller: Caller): Promise<Settings> {
    const { settings, etag } = await settingsEditor.read(caller.tenantId);
    return {
      ...settings,
      etag: etagOf(etag),
      isDefault: etag === '0',
      integrations: [
        { key: 'planner', state: integrations.planner },
        { key: 'mail', state: integrations.mail },
        { key: 'chat', state: integrations.chat },
      ],
      notices: Language.options.flatMap((language) =>
        PersonKind.options.map((kind) => {
          const basis = basisFor(settings.legalBasis, kind);
          const { version, lead, ground, levels, withdrawal } = consentNotice({
            language,
            basis,
            periods: settings.retention,
          });
          return { language, kind, basis, version, lead, ground, levels, withdrawal };
        }),
      ),
      editable: caller.roles.includes('Admin'),
    };
  }

  return {
    async 'settings.read'({ caller }) {
      const body = await settingsView(caller);
      return { body, etag: body.etag };
    },
    async 'settings.change'({ caller, body, revision, cause }) {
      const wrong = wrongFields(body);
      if (wrong.length > 0)
        return { refuse: 'API.INCOMPLETE', detail: 'See `fields`. Nothing was saved.', fields: wrong };
      const changed = await settingsEditor.change(caller.tenantId, body, String(revision), cause);
      const current = await settingsView(caller);
      if (changed) {
        live.publish(caller.tenantId, { type: 'settings' });
        return { body: current, etag: current.etag };
      }
      metrics.conflict({ kind: 'settings', reason: 'conflict' });
      return { refuse: 'API.CHANGED', detail: 'Somebody was quicker. Nothing was saved.', current };
    },
  };
}

/** What only core can tell: whether a time zone exists, a wait is one, and the levels fit each other. */
function wrongFields(body: SettingsBody): FieldProblem[] {
  const result = TenantSettings.safeParse(body);
  const fields = result.success ? [] : result.error.issues.map(({ path }) => path.join('.'));
  if (!allows(body.consentCap, body.consentCeiling)) fields.push('consentCeiling');
  return fields.map((field) => ({ field, code: 'invalid' }));
}
