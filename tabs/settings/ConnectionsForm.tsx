import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Settings } from '../../core/contracts/api/settings.api.ts';
import { ProblemError, problemOf } from '../api/problem-error.ts';
import { useApp } from '../app/app-context.ts';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { fieldMessages } from '../parts/field-messages.ts';
import { Section } from '../parts/Section.tsx';
import { bodyOf } from './settings-body.ts';

const FIELDS = [
  ['plannerPlanId', 100],
  ['plannerBucketId', 100],
  ['mailbox', 254],
] as const;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  actions: { display: 'flex', justifyContent: 'flex-end' },
});

/** Where tasks are made and mail is sent from, when that is elsewhere than the installation's own. */
export function ConnectionsForm({ settings }: { settings: Settings }) {
  const { call, texts, tell } = useApp();
  const styles = useStyles();
  const queryClient = useQueryClient();
  const [touched, setTouched] = useState<Partial<Settings['connections']>>({});
  const form = { ...settings.connections, ...touched };
  const save = useMutation({
    mutationFn: () =>
      call('settings.change', {
        body: {
          ...bodyOf(settings),
          connections: {
            plannerPlanId: form.plannerPlanId.trim(),
            plannerBucketId: form.plannerBucketId.trim(),
            mailbox: form.mailbox.trim(),
          },
        },
        etag: settings.etag,
      }),
    onSuccess(saved) {
      queryClient.setQueryData(['settings'], saved);
      setTouched({});
      tell(texts.app.saved);
      void queryClient.invalidateQueries({ queryKey: ['audit'] });
    },
    onError(error) {
      const current = error instanceof ProblemError ? error.problem.current : undefined;
      if (current) queryClient.setQueryData(['settings'], current);
    },
  });
  const messages = fieldMessages(save.error, texts);
  const wasChanged = save.isError && problemOf(save.error).code === 'API.CHANGED';
  const disabled = !settings.editable;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {disabled && <Text>{texts.settings.readOnly}</Text>}
      {wasChanged && (
        <MessageBar intent="warning" layout="multiline" role="status">
          <MessageBarBody>{texts.settings.changed}</MessageBarBody>
        </MessageBar>
      )}
      {save.isError && !wasChanged && <ErrorNotice error={save.error} texts={texts} />}
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
      {!disabled && (
        <div className={styles.actions}>
          <Button appearance="primary" type="submit" disabled={save.isPending}>
            {texts.app.save}
          </Button>
        </div>
      )}
    </form>
  );
}
