import { Field, Input, Textarea } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Settings } from '../../core/contracts/api/settings.api.ts';
import { useApp } from '../app/app-context.ts';
import { Choice } from '../parts/Choice.tsx';
import { fieldMessages } from '../parts/field-messages.ts';
import { Section } from '../parts/Section.tsx';
import { minutesOf } from './minutes.ts';
import { SettingsFrame } from './SettingsFrame.tsx';
import { bodyOf } from './settings-body.ts';
import { useSaveSettings } from './use-save-settings.ts';

const PHASES = ['before', 'after'] as const;
const TIMES = ['preparing', 'followingUp'] as const;
type TimeField = `${(typeof PHASES)[number]}.${(typeof TIMES)[number]}`;

/** Saved time is shown against what is written here, and against nothing else. */
export function MeasurementsForm({ settings }: { settings: Settings }) {
  const { texts } = useApp();
  const queryClient = useQueryClient();
  const { savedTime } = settings;
  const [typed, setTyped] = useState<Partial<Record<TimeField, string>>>({});
  const [method, setMethod] = useState(savedTime.method);
  const [measuredBy, setMeasuredBy] = useState(savedTime.measuredBy);
  const textOf = (phase: (typeof PHASES)[number], time: (typeof TIMES)[number]) =>
    typed[`${phase}.${time}`] ?? savedTime[phase][time].join(' ');
  const timesOf = (phase: (typeof PHASES)[number]) => ({
    preparing: minutesOf(textOf(phase, 'preparing')) ?? [],
    followingUp: minutesOf(textOf(phase, 'followingUp')) ?? [],
  });
  const save = useSaveSettings({
    settings,
    body: () => ({
      ...bodyOf(settings),
      savedTime: { before: timesOf('before'), after: timesOf('after'), method, measuredBy: measuredBy.trim() },
    }),
    onSaved() {
      setTyped({});
      void queryClient.invalidateQueries({ queryKey: ['dashboard'] });
    },
  });
  const words = texts.settings.measurements;
  const messages = fieldMessages(save.error, texts);
  const disabled = !settings.editable;
  const wrong = PHASES.some((phase) => TIMES.some((time) => minutesOf(textOf(phase, time)) === null));
  return (
    <SettingsFrame editable={settings.editable} save={save} lead={words.lead} isWrong={wrong} noValidate>
      {PHASES.map((phase) => (
        <Section key={phase} title={words.phases[phase]}>
          {TIMES.map((time) => {
            const minutes = minutesOf(textOf(phase, time));
            const refused = messages(`body.savedTime.${phase}.${time}`);
            return (
              <Field
                key={time}
                label={words.times[time]}
                hint={minutes === null ? '' : words.count(minutes.length)}
                {...(minutes === null ? { validationMessage: words.notNumbers } : refused)}
              >
                <Textarea
                  disabled={disabled}
                  rows={2}
                  resize="vertical"
                  value={textOf(phase, time)}
                  onChange={(_event, { value }) => setTyped((before) => ({ ...before, [`${phase}.${time}`]: value }))}
                />
              </Field>
            );
          })}
        </Section>
      ))}
      <Section title={words.how}>
        <Field label={words.method}>
          <Choice
            disabled={disabled}
            value={method}
            options={[
              { value: 'timed', words: words.methods.timed },
              { value: 'estimated', words: words.methods.estimated },
            ]}
            onChoose={(value) => setMethod(value === 'estimated' ? 'estimated' : 'timed')}
          />
        </Field>
        <Field label={words.measuredBy}>
          <Input
            disabled={disabled}
            value={measuredBy}
            maxLength={100}
            onChange={(_event, { value }) => setMeasuredBy(value)}
          />
        </Field>
      </Section>
    </SettingsFrame>
  );
}
