import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Settings } from '../../core/contracts/api/settings.api.ts';
import { ProblemError, problemOf } from '../api/problem-error.ts';
import { useApp } from '../app/app-context.ts';
import { Choice } from '../parts/Choice.tsx';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { fieldMessages } from '../parts/field-messages.ts';
import { Section } from '../parts/Section.tsx';
import { minutesOf } from './minutes.ts';
import { bodyOf } from './settings-body.ts';

const PHASES = ['before', 'after'] as const;
const TIMES = ['preparing', 'followingUp'] as const;
type TimeField = `${(typeof PHASES)[number]}.${(typeof TIMES)[number]}`;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  actions: { display: 'flex', justifyContent: 'flex-end' },
});

/** Saved time is shown against what is written here, and against nothing else. */
export function MeasurementsForm({ settings }: { settings: Settings }) {
  const { call, texts, tell } = useApp();
  const styles = useStyles();
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
  const save = useMutation({
    mutationFn: () =>
      call('settings.change', {
        body: {
          ...bodyOf(settings),
          savedTime: { before: timesOf('before'), after: timesOf('after'), method, measuredBy: measuredBy.trim() },
        },
        etag: settings.etag,
      }),
    onSuccess(saved) {
      queryClient.setQueryData(['settings'], saved);
      setTyped({});
      tell(texts.app.saved);
      void queryClient.invalidateQueries({ queryKey: ['dashboard'] });
      void queryClient.invalidateQueries({ queryKey: ['audit'] });
    },
    onError(error) {
      const current = error instanceof ProblemError ? error.problem.current : undefined;
      if (current) queryClient.setQueryData(['settings'], current);
    },
  });
  const words = texts.settings.measurements;
  const messages = fieldMessages(save.error, texts);
  const wasChanged = save.isError && problemOf(save.error).code === 'API.CHANGED';
  const disabled = !settings.editable;
  const wrong = PHASES.some((phase) => TIMES.some((time) => minutesOf(textOf(phase, time)) === null));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Text>{words.lead}</Text>
      {disabled && <Text>{texts.settings.readOnly}</Text>}
      {wasChanged && (
        <MessageBar intent="warning" layout="multiline" role="status">
          <MessageBarBody>{texts.settings.changed}</MessageBarBody>
        </MessageBar>
      )}
      {save.isError && !wasChanged && <ErrorNotice error={save.error} texts={texts} />}
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
      {!disabled && (
        <div className={styles.actions}>
          <Button appearance="primary" type="submit" disabled={save.isPending || wrong}>
            {texts.app.save}
          </Button>
        </div>
      )}
    </form>
  );
}
