import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Settings, SettingsBody } from '../../core/contracts/api/settings.api.ts';
import { useApp } from '../app/app-context.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../app/languages.ts';
import { Choice } from '../parts/Choice.tsx';
import { fieldMessages } from '../parts/field-messages.ts';
import { Section } from '../parts/Section.tsx';
import { ControllerFields } from './ControllerFields.tsx';
import { LegalBasisFields } from './LegalBasisFields.tsx';
import { SettingsFrame } from './SettingsFrame.tsx';
import { bodyOf } from './settings-body.ts';
import { useSaveSettings } from './use-save-settings.ts';

const LEVELS = ['none', 'bas', 'plus', 'juridik'] as const;
export function SettingsForm({ settings }: { settings: Settings }) {
  const { texts } = useApp();
  const [touched, setTouched] = useState<Partial<SettingsBody>>({});
  const form = { ...bodyOf(settings), ...touched };
  const change = (part: Partial<SettingsBody>) => setTouched((before) => ({ ...before, ...part }));
  const save = useSaveSettings({ settings, body: () => form, onSaved: () => setTouched({}) });
  const messages = fieldMessages(save.error, texts);
  const disabled = !settings.editable;
  const levels = LEVELS.map((level) => ({ value: level, words: texts.settings.levels[level] }));
  const level = (value: string) => LEVELS.find((each) => each === value) ?? 'none';
  const after = Object.entries({ [form.nudge.after]: form.nudge.after, ...texts.settings.afterOptions });

  return (
    <SettingsFrame
      editable={settings.editable}
      save={save}
      note={settings.isDefault ? texts.settings.isDefault : undefined}
    >
      <Section title={texts.settings.general}>
        <Field label={texts.settings.language} {...messages('language')}>
          <Choice
            disabled={disabled}
            value={form.language}
            options={LANGUAGES.map((each) => ({ value: each, words: LANGUAGE_NAMES[each] }))}
            onChoose={(value) => change({ language: LANGUAGES.find((each) => each === value) ?? 'sv' })}
          />
        </Field>
        <Field label={texts.settings.timeZone} {...messages('timeZone')}>
          <Input
            disabled={disabled}
            value={form.timeZone}
            maxLength={60}
            onChange={(_event, { value }) => change({ timeZone: value })}
          />
        </Field>
      </Section>
      <Section title={texts.settings.consent}>
        <Field label={texts.settings.cap} {...messages('consentCap')}>
          <Choice
            disabled={disabled}
            value={form.consentCap}
            options={levels}
            onChoose={(value) => change({ consentCap: level(value) })}
          />
        </Field>
        <Field label={texts.settings.ceiling} {...messages('consentCeiling')}>
          <Choice
            disabled={disabled}
            value={form.consentCeiling}
            options={levels}
            onChoose={(value) => change({ consentCeiling: level(value) })}
          />
        </Field>
      </Section>
      <LegalBasisFields value={form.legalBasis} disabled={disabled} onChange={(legalBasis) => change({ legalBasis })} />
      <Section title={texts.settings.retention}>
        <Field label={texts.settings.plusDays} {...messages('retention.plusDays')}>
          <Input
            disabled={disabled}
            type="number"
            min={1}
            max={3650}
            value={String(form.retention.plusDays)}
            onChange={(_event, { value }) => change({ retention: { ...form.retention, plusDays: Number(value) } })}
          />
        </Field>
        <Field label={texts.settings.juridikYears} {...messages('retention.juridikYears')}>
          <Input
            disabled={disabled}
            type="number"
            min={1}
            max={30}
            value={String(form.retention.juridikYears)}
            onChange={(_event, { value }) => change({ retention: { ...form.retention, juridikYears: Number(value) } })}
          />
        </Field>
      </Section>
      <Section title={texts.settings.nudges}>
        <Field label={texts.settings.after} {...messages('nudge.after')}>
          <Choice
            disabled={disabled}
            value={form.nudge.after}
            options={after.map(([value, words]) => ({ value, words }))}
            onChoose={(value) => change({ nudge: { ...form.nudge, after: value } })}
          />
        </Field>
        <Field label={texts.settings.from} {...messages('nudge.from')}>
          <Input
            disabled={disabled}
            type="time"
            value={form.nudge.from}
            onChange={(_event, { value }) => change({ nudge: { ...form.nudge, from: value } })}
          />
        </Field>
        <Field label={texts.settings.to} {...messages('nudge.to')}>
          <Input
            disabled={disabled}
            type="time"
            value={form.nudge.to}
            onChange={(_event, { value }) => change({ nudge: { ...form.nudge, to: value } })}
          />
        </Field>
      </Section>
      <ControllerFields
        value={form.controller}
        disabled={disabled}
        messages={messages}
        onChange={(controller) => change({ controller })}
      />
    </SettingsFrame>
  );
}
