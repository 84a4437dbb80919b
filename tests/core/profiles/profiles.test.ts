import { createProfiles } from '../../../core/profiles/index.ts';
import { createSettingsEditor, DEFAULT_TENANT_SETTINGS } from '../../../core/settings/index.ts';
import type { DocumentStore } from '../../../core/storage/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { TENANT } from '../../helpers/meeting-steps.ts';

const world = useCoreWorld();
const PROFILE = { name: 'Bosse', title: null, hidden: false };

/** Somebody hands over the outbox between our reading and our writing, so many times. */
function disturbed(times: number): DocumentStore {
  let left = times;
  return {
    ...world.store,
    async replace(document, etag) {
      if (left > 0) {
        left -= 1;
        return { ok: false, reason: 'conflict' };
      }
      return world.store.replace(document, etag);
    },
  };
}

function by(etag: string) {
  return { personId: 'bo', etag, at: world.clock.now(), correlationId: 'c' };
}

it('a profile is changed although its outbox was handed over meanwhile, and not for ever', async () => {
  const onPending = () => undefined;
  await createProfiles({ store: world.store, onPending }).change(TENANT, PROFILE, by('0'));

  expect(await createProfiles({ store: disturbed(3), onPending }).change(TENANT, PROFILE, by('1'))).toMatchObject({
    etag: '2',
  });
  expect(await createProfiles({ store: disturbed(99), onPending }).change(TENANT, PROFILE, by('2'))).toBeNull();
});

it('a profile that cannot be read is an error for its person, and nothing to others', async () => {
  await world.store.create({ tenantId: TENANT, scope: 'profiles', id: 'bo', kind: 'profile', body: { name: 7 } });
  const profiles = createProfiles({ store: world.store, onPending: () => undefined });

  await expect(profiles.read(TENANT, 'bo')).rejects.toMatchObject({ code: 'PROFILE.UNREADABLE' });
  expect((await profiles.readMany(TENANT, ['bo', 'anna'])).size).toBe(0);
});

it('settings are changed although their outbox was handed over meanwhile, and not for ever', async () => {
  const editorOver = (store: DocumentStore) =>
    createSettingsEditor({ store, defaults: DEFAULT_TENANT_SETTINGS, onPending: () => undefined });
  const cause = { actor: 'chef', at: world.clock.now(), correlationId: 'c' };
  await editorOver(world.store).change(TENANT, DEFAULT_TENANT_SETTINGS, '0', cause);

  expect(await editorOver(disturbed(3)).change(TENANT, DEFAULT_TENANT_SETTINGS, '1', cause)).toMatchObject({
    etag: '2',
  });
  expect(await editorOver(disturbed(99)).change(TENANT, DEFAULT_TENANT_SETTINGS, '2', cause)).toBeNull();
});

it('settings that cannot be read are an error', async () => {
  await world.store.create({ tenantId: TENANT, scope: 'settings', id: 'tenant', kind: 'settings', body: {} });
  const editor = createSettingsEditor({
    store: world.store,
    defaults: DEFAULT_TENANT_SETTINGS,
    onPending: () => undefined,
  });

  await expect(editor.read(TENANT)).rejects.toMatchObject({ code: 'SETTINGS.UNREADABLE' });
});
