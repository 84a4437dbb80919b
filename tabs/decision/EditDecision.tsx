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
import type { ApiResponse } from '../../core/contracts/api/api-types.ts';
import { ProblemError, problemOf } from '../api/problem-error.ts';
import { useApp } from '../app/app-context.ts';
import { Choice } from '../parts/Choice.tsx';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { fieldMessages } from '../parts/field-messages.ts';
import { ownerWords } from './card-words.ts';
import { changesOf, type DecisionForm, formOf } from './decision-form.ts';

type Decision = ApiResponse<'decisions.read'>;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, justifyContent: 'flex-end' },
});

/**
 * Only what the person changed is sent. When somebody was quicker, the fields that they have not touched follow the
 * decision as it is now, what they wrote stays, and beside it stands what holds now.
 */
export function EditDecision({ decision, onDone }: { decision: Decision; onDone: () => void }) {
  const { call, texts, tell, format } = useApp();
  const styles = useStyles();
  const queryClient = useQueryClient();
  const [touched, setTouched] = useState<Partial<DecisionForm>>({});
  const [wasChanged, setWasChanged] = useState(false);
  const [started] = useState(() => formOf(decision));
  const fresh = formOf(decision);
  const form = { ...fresh, ...touched };
  const change = (part: Partial<DecisionForm>) => setTouched((before) => ({ ...before, ...part }));
  const show = (current: Decision) => queryClient.setQueryData(['decision', decision.meetingId, decision.id], current);

  const save = useMutation({
    mutationFn: (body: NonNullable<ReturnType<typeof changesOf>>) =>
      call('decisions.change', {
        params: { meetingId: decision.meetingId, decisionId: decision.id },
        body,
        etag: decision.etag,
      }),
    onSuccess(saved) {
      show(saved);
      tell(texts.app.saved);
      onDone();
    },
    onError(error) {
      const current = error instanceof ProblemError ? error.problem.current : undefined;
      if (!current) return;
      show(current as Decision);
      setWasChanged(problemOf(error).code === 'API.CHANGED');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = changesOf(fresh, touched);
    if (body === null) onDone();
    else save.mutate(body);
  };

  const messages = fieldMessages(save.error, texts);
  /** What holds now, where it is other than when the form was opened and other than what was written. */
  const now = (key: keyof DecisionForm, words: string) =>
    fresh[key] !== started[key] && form[key] !== fresh[key] ? { hint: texts.decision.nowIs(words) } : {};
  const isRefused = save.isError && !wasChanged;

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {wasChanged && (
        <MessageBar intent="warning" layout="multiline" role="status">
          <MessageBarBody>{texts.decision.changedUnderYou}</MessageBarBody>
        </MessageBar>
      )}
      {isRefused && <ErrorNotice error={save.error} texts={texts} />}
      <Field label={texts.decision.title} required {...now('title', fresh.title)} {...messages('title')}>
        <Input value={form.title} maxLength={200} onChange={(_event, { value }) => change({ title: value })} />
      </Field>
      <Field
        label={texts.decision.owner}
        {...now('ownerId', ownerWords(decision.owner, texts))}
        {...messages('ownerId')}
      >
        <Choice
          value={form.ownerId}
          options={[
            ...(fresh.ownerId === '' ? [{ value: '', words: texts.decision.choose }] : []),
            ...decision.people.map(({ id, name }) => ({ value: id, words: name })),
          ]}
          onChoose={(ownerId) => change({ ownerId })}
        />
      </Field>
      <Field
        label={texts.decision.deadline}
        {...now('deadline', fresh.deadline === '' ? texts.decision.noDeadline : format.day(fresh.deadline))}
        {...messages('deadline')}
      >
        <Input type="date" value={form.deadline} onChange={(_event, { value }) => change({ deadline: value })} />
      </Field>
      <Field label={texts.decision.steps} hint={texts.decision.stepsHint} {...messages('steps')}>
        <Textarea value={form.steps} onChange={(_event, { value }) => change({ steps: value })} />
      </Field>
      <div className={styles.actions}>
        <Button onClick={onDone}>{texts.app.cancel}</Button>
        <Button appearance="primary" type="submit" disabled={save.isPending || form.title.trim() === ''}>
          {texts.app.save}
        </Button>
      </div>
    </form>
  );
}
