import { Field, Input, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Settings } from '../../core/contracts/api/settings.api.ts';
import { useApp } from '../app/app-context.ts';
import { fieldMessages } from '../parts/field-messages.ts';
import { Section } from '../parts/Section.tsx';
import { SettingsFrame } from './SettingsFrame.tsx';
import { bodyOf } from './settings-body.ts';
import { useSaveSettings } from './use-save-settings.ts';

const FIELDS = [
  ['plannerPlanId', 100],
  ['plannerBucketId', 100],
  ['mailbox', 254],
] as const;

/** Where tasks are made and mail is sent from, when that is elsewhere than the installation's own. */
export function ConnectionsForm({ settings }: { settings: Settings }) {
  const { texts } = useApp();
  const [touched, setTouched] = useState<Partial<Settings['connections']>>({});
  const form = { ...settings.connections, ...touched };
  const save = useSaveSettings({
    settings,
    body: () => ({
      ...bodyOf(settings),
      connections: {
        plannerPlanId: form.plannerPlanId.trim(),
        plannerBucketId: form.plannerBucketId.trim(),
        mailbox: form.mailbox.trim(),
      },
    }),
    onSaved: () => setTouched({}),
  });
  const messages = fieldMessages(save.error, texts);
  const disabled = !settings.editable;
  return (
    <SettingsFrame editable={settings.editable} save={save} noValidate>
      <Section title={texts.settings.connections.title}>
        <Text>{texts.settings.connections.lead}</Text>
        {FIELDS.map(([field, longest]) => (
          <Field key={field} label={texts.settings.connections[field]} {...messages(`connections.${field}`)}>
            <Input
              disabled={disabled}
              value={form[field]}
              maxLength={longest}
              placeholder={texts.settings.connections.asInstalled}
              onChange={(_event, { value }) => setTouched((before) => ({ ...before, [field]: value }))}
            />
          </Field>
        ))}
      </Section>
    </SettingsFrame>
  );
}
