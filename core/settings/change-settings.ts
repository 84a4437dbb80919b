import { stableId } from '../shared/stable-id.ts';
import {
  type AuditEntry,
  type DocumentKey,
  type DocumentStore,
  eventEntry,
  type StoredDocument,
} from '../storage/index.ts';
import { periodsOf, withPeriods } from './promised-periods.ts';
import { settingsUnreadable } from './settings.errors.ts';
import { TenantSettings } from './tenant-settings.ts';

export interface EditableSettings {
  settings: TenantSettings;
  /** `0` while the tenant has decided nothing. */
  etag: string;
}

export interface SettingsCause {
  actor: string;
  at: Date;
  correlationId: string;
}

export interface SettingsEditorDeps {
  store: DocumentStore;
  defaults: TenantSettings;
  onPending: (key: DocumentKey) => void;
}

/** What a tenant has decided, to look at and to change. */
export interface SettingsEditor {
  read(tenantId: string): Promise<EditableSettings>;
  /**
   * Takes effect for the next meeting and the next word. Connections, periods and measurements that are left out stay.
   * @returns null when somebody was quicker
   */
  change(tenantId: string, next: NextSettings, etag: string, cause: SettingsCause): Promise<EditableSettings | null>;
}

type Kept = 'connections' | 'keeping' | 'savedTime';
type NextSettings = Omit<TenantSettings, Kept> & Partial<Pick<TenantSettings, Kept>>;

const KIND = 'settings';
/** A write that only hands over the outbox is no change of the settings, but it is in the way of one. */
const MAX_TRIES = 10;

export function createSettingsEditor({ store, defaults, onPending }: SettingsEditorDeps): SettingsEditor {
  const keyOf = (tenantId: string): DocumentKey => ({ tenantId, scope: 'settings', id: 'tenant' });

  return {
    async read(tenantId) {
      const document = await store.read(keyOf(tenantId));
      if (!document) return { settings: defaults, etag: '0' };
      const settings = TenantSettings.safeParse(document.body);
      if (!settings.success) throw settingsUnreadable(settings.error);
      return { settings: settings.data, etag: revisionOf(document) };
    },
    async change(tenantId, given, etag, cause) {
      const key = keyOf(tenantId);
      for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
        const before = await store.read(key);
        if (revisionOf(before) !== etag) return null;
        const revision = Number(etag) + 1;
        const current = TenantSettings.safeParse(before?.body).data ?? defaults;
        const { connections, keeping, savedTime } = current;
        const next: TenantSettings = { connections, keeping, savedTime, ...given };
        const document = {
          ...key,
          kind: KIND,
          body: { ...next, periods: withPeriods(periodsOf(before?.body, current), next, cause.at) },
          fields: { revision },
          outbox: [...(before?.outbox ?? []), auditOf(before?.body ?? defaults, next, revision, cause)],
        };
        const written = before ? await store.replace(document, before.etag) : await store.create(document);
        if (!written.ok) continue;
        onPending(key);
        return { settings: next, etag: String(revision) };
      }
      return null;
    },
  };
}

/** Settings that were stored by hand have no revision yet. */
function revisionOf(document: StoredDocument | null): string {
  return String(document?.fields['revision'] ?? 0);
}

/** Says each value that is other than before, and what it was. */
function auditOf(before: unknown, after: TenantSettings, revision: number, cause: SettingsCause): AuditEntry {
  const [old, next] = [flat(before), flat(after)];
  const changes = Object.entries(next).filter(([name, value]) => old[name] !== value);
  return eventEntry({
    id: stableId('a', 'settings.changed', String(revision), cause.correlationId),
    type: 'settings.changed',
    scope: 'settings',
    cause,
    data: Object.fromEntries(
      changes.flatMap(([name, value]) => [
        [name, shown(name, value)],
        [`${name}.before`, shown(name, old[name] ?? null)],
      ]),
    ),
  });
}

/** What may be somebody's name or address, as everything about the controller may. */
const OF_PEOPLE = new Set(['connections.mailbox', 'savedTime.measuredBy']);

/** Whom to turn to is a person's name and address: the log, which nothing is taken out of, says only that it is set. */
function shown<Value>(name: string, value: Value): Value | string {
  if (!name.startsWith('controller.') && !OF_PEOPLE.has(name)) return value;
  return value === '' || value === null ? 'not set' : 'set';
}

function flat(value: unknown, prefix = ''): Record<string, string | number | boolean> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, each]) => {
      if (Array.isArray(each)) return { [`${prefix}${name}`]: each.join(' ') };
      const isLeaf = typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean';
      return isLeaf ? { [`${prefix}${name}`]: each } : flat(each, `${prefix}${name}.`);
    }),
  );
}
