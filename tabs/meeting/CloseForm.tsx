import { Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { MeetingDetail } from '../../core/contracts/api/meeting.api.ts';
import { ProblemError, problemOf } from '../api/problem-error.ts';
import { useApp } from '../app/app-context.ts';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { fieldMessages } from '../parts/field-messages.ts';
import { Section } from '../parts/Section.tsx';
import { CloseRow } from './CloseRow.tsx';
import { answersFor, type CloseAnswer, missingIn, NO_ANSWER } from './close-answers.ts';

interface CloseFormProps {
  meeting: MeetingDetail;
  show: (fresh: MeetingDetail) => void;
  onDone: () => void;
}

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, justifyContent: 'flex-end' },
});

/** The gate: the meeting does not close while a decision lacks what it needs. What was filled in is never lost. */
export function CloseForm({ meeting, show, onDone }: CloseFormProps) {
  const { call, texts, tell } = useApp();
  const styles = useStyles();
  const queryClient = useQueryClient();
  const [filled, setFilled] = useState<Readonly<Record<string, CloseAnswer>>>({});
  const missing = missingIn(meeting);

  const close = useMutation({
    mutationFn: () =>
      call('meetings.close', {
        params: { meetingId: meeting.id },
        body: { answers: answersFor(meeting, filled) },
        etag: meeting.etag,
      }),
    async onSuccess(closed) {
      show(closed);
      tell(texts.meeting.closed);
      onDone();
      await queryClient.invalidateQueries({ queryKey: ['dashboard'] });
    },
    onError(error) {
      const current = error instanceof ProblemError ? error.problem.current : undefined;
      if (current) show(current as MeetingDetail);
    },
  });
  const messages = fieldMessages(close.error, texts);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    close.mutate();
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Section title={texts.meeting.closeTitle}>
        <Text>{missing.length === 0 ? texts.meeting.closeReady : texts.meeting.closeLead}</Text>
        <Refusal error={close.error} />
        {missing.map((decision) => (
          <CloseRow
            key={decision.id}
            decision={decision}
            people={meeting.participants}
            answer={filled[decision.id] ?? NO_ANSWER}
            messages={(field) => messages(`answers.${decision.id}.${field}`)}
            onChange={(answer) => setFilled((before) => ({ ...before, [decision.id]: answer }))}
          />
        ))}
      </Section>
      <div className={styles.actions}>
        <Button onClick={onDone}>{texts.app.cancel}</Button>
        <Button appearance="primary" type="submit" disabled={close.isPending}>
          {texts.meeting.close}
        </Button>
      </div>
    </form>
  );
}

function Refusal({ error }: { error: Error | null }) {
  const { texts } = useApp();
  if (error === null) return null;
  const { code } = problemOf(error);
  if (code !== 'API.INCOMPLETE' && code !== 'API.CHANGED') return <ErrorNotice error={error} texts={texts} />;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        {code === 'API.CHANGED' ? texts.meeting.closeChanged : texts.meeting.closeRefused}
      </MessageBarBody>
    </MessageBar>
  );
}
