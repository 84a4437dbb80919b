import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ComingDetail } from '../../core/contracts/api/coming.api.ts';
import type { AgendaView, MeetingDetail } from '../../core/contracts/api/meeting.api.ts';
import { ProblemError, problemOf } from '../api/problem-error.ts';
import { useApp } from '../app/app-context.ts';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { itemsOf } from './agenda-lines.ts';
import type { AgendaProps } from './agenda-props.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, justifyContent: 'flex-end' },
});

/** When somebody was quicker, what was written stays, and beside it stands what holds now. */
export function AgendaForm({ meeting, of, agenda, onDone }: AgendaProps & { onDone: () => void }) {
  const { call, texts, tell } = useApp();
  const styles = useStyles();
  const queryClient = useQueryClient();
  const [title, setTitle] = useState(agenda.title);
  const [lines, setLines] = useState(agenda.items.join('\n'));
  const [wasChanged, setWasChanged] = useState(false);
  const show = (fresh: AgendaView) => {
    queryClient.setQueryData<MeetingDetail>(['meeting', meeting.id], (before) =>
      before === undefined ? before : { ...before, [of === 'this' ? 'agenda' : 'nextAgenda']: fresh },
    );
    queryClient.setQueriesData<ComingDetail>({ queryKey: ['coming'] }, (before) =>
      before?.agendaOf === meeting.id ? { ...before, agenda: fresh } : before,
    );
  };
  const save = useMutation({
    mutationFn: () =>
      call('agenda.change', {
        params: { meetingId: meeting.id },
        body: { of, title: title.trim(), items: itemsOf(lines) },
        etag: agenda.etag,
      }),
    onSuccess(saved) {
      show(saved);
      tell(texts.app.saved);
      onDone();
    },
    onError(error) {
      const current = error instanceof ProblemError ? error.problem.current : undefined;
      if (!current || problemOf(error).code !== 'API.CHANGED') return;
      show(current as AgendaView);
      setWasChanged(true);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasChanged(false);
    save.mutate();
  };
  const now = (words: string, own: string) =>
    wasChanged && words !== own ? { hint: texts.decision.nowIs(words) } : {};

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {wasChanged && (
        <MessageBar intent="warning" layout="multiline" role="status">
          <MessageBarBody>{texts.meeting.agendaChanged}</MessageBarBody>
        </MessageBar>
      )}
      {save.isError && !wasChanged && <ErrorNotice error={save.error} texts={texts} />}
      <Field label={texts.meeting.agendaTitle} {...now(agenda.title, title)}>
        <Input value={title} maxLength={120} onChange={(_event, { value }) => setTitle(value)} />
      </Field>
      <Field label={texts.meeting.agendaItems} {...now(agenda.items.join(' · '), itemsOf(lines).join(' · '))}>
        <Textarea value={lines} rows={5} resize="vertical" onChange={(_event, { value }) => setLines(value)} />
      </Field>
      <div className={styles.actions}>
        <Button onClick={onDone}>{texts.app.cancel}</Button>
        <Button appearance="primary" type="submit" disabled={save.isPending}>
          {texts.app.save}
        </Button>
      </div>
    </form>
  );
}
