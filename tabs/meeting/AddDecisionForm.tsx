import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import type { MeetingDetail } from '../../core/contracts/api/meeting.api.ts';
import { useApp } from '../app/app-context.ts';
import { Choice } from '../parts/Choice.tsx';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { fieldMessages } from '../parts/field-messages.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, justifyContent: 'flex-end' },
});

/** A decision by hand. Sent twice it makes one: the form has an id of its own. */
export function AddDecisionForm({ meeting, onDone }: { meeting: MeetingDetail; onDone: () => void }) {
  const { call, texts, tell } = useApp();
  const styles = useStyles();
  const queryClient = useQueryClient();
  const [title, setTitle] = useState('');
  const [ownerId, setOwnerId] = useState('');
  const [deadline, setDeadline] = useState('');
  const requestId = useRef(crypto.randomUUID());
  const add = useMutation({
    mutationFn: () =>
      call('decisions.add', {
        params: { meetingId: meeting.id },
        body: {
          title: title.trim(),
          requestId: requestId.current,
          ...(ownerId === '' ? {} : { ownerId }),
          ...(deadline === '' ? {} : { deadline }),
        },
      }),
    async onSuccess() {
      tell(texts.meeting.added);
      await queryClient.invalidateQueries({ queryKey: ['meeting', meeting.id] });
      onDone();
    },
  });
  const messages = fieldMessages(add.error, texts);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() !== '') add.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {add.isError && <ErrorNotice error={add.error} texts={texts} />}
      <Field label={texts.decision.title} required {...messages('title')}>
        <Input autoFocus value={title} maxLength={200} onChange={(_event, { value }) => setTitle(value)} />
      </Field>
      <Field label={texts.decision.owner} {...messages('ownerId')}>
        <Choice
          value={ownerId}
          options={[
            { value: '', words: texts.decision.choose },
            ...meeting.participants.map(({ id, name }) => ({ value: id, words: name })),
          ]}
          onChoose={setOwnerId}
        />
      </Field>
      <Field label={texts.decision.deadline} {...messages('deadline')}>
        <Input type="date" value={deadline} onChange={(_event, { value }) => setDeadline(value)} />
      </Field>
      <div className={styles.actions}>
        <Button onClick={onDone}>{texts.app.cancel}</Button>
        <Button appearance="primary" type="submit" disabled={add.isPending || title.trim() === ''}>
          {texts.meeting.add}
        </Button>
      </div>
    </form>
  );
}
