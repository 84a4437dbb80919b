import {
  Button,
  Checkbox,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ChangeProfile, Profile } from '../../core/contracts/api/people.api.ts';
import { problemOf } from '../api/problem-error.ts';
import { useApp } from '../app/app-context.ts';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { Loaded } from '../parts/Loaded.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, justifyContent: 'flex-end' },
});

/** One sees, corrects and deletes what others are shown. */
export function MyProfile() {
  const { call } = useApp();
  const profile = useQuery({ queryKey: ['profile'], queryFn: ({ signal }) => call('profile.read', { signal }) });
  return <Loaded query={profile}>{(data) => <ProfileForm profile={data} />}</Loaded>;
}

function ProfileForm({ profile }: { profile: Profile }) {
  const { call, texts, tell, session } = useApp();
  const styles = useStyles();
  const queryClient = useQueryClient();
  const [touched, setTouched] = useState<Partial<ChangeProfile>>({});
  const [asksToRemove, setAsksToRemove] = useState(false);
  const { name, title, hidden } = { ...profile, ...touched };
  const change = (part: Partial<ChangeProfile>) => setTouched((before) => ({ ...before, ...part }));
  const again = () => queryClient.invalidateQueries({ queryKey: ['profile'] });

  const save = useMutation({
    mutationFn: () =>
      call('profile.change', { body: { name: name || null, title: title || null, hidden }, etag: profile.etag }),
    onSuccess(saved) {
      queryClient.setQueryData(['profile'], saved);
      setTouched({});
      tell(texts.app.saved);
    },
    onError: again,
  });
  const remove = useMutation({
    mutationFn: () => call('profile.remove', { etag: profile.etag }),
    async onSuccess() {
      setTouched({});
      setAsksToRemove(false);
      await again();
      tell(texts.people.removed);
    },
    onError: again,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const wasChanged = save.isError && problemOf(save.error).code === 'API.CHANGED';

  return (
    <form className={styles.form} onSubmit={submit}>
      <Text>{texts.people.youLead}</Text>
      {wasChanged && (
        <MessageBar intent="warning" layout="multiline" role="status">
          <MessageBarBody>{texts.people.changed}</MessageBarBody>
        </MessageBar>
      )}
      {save.isError && !wasChanged && <ErrorNotice error={save.error} texts={texts} />}
      <Field label={texts.people.name}>
        <Input
          value={name ?? ''}
          maxLength={80}
          placeholder={session.person.name}
          onChange={(_event, { value }) => change({ name: value })}
        />
      </Field>
      <Field label={texts.people.role}>
        <Input value={title ?? ''} maxLength={80} onChange={(_event, { value }) => change({ title: value })} />
      </Field>
      <Checkbox
        label={texts.people.hidden}
        checked={hidden}
        onChange={(_event, { checked }) => change({ hidden: checked === true })}
      />
      {asksToRemove && (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>{texts.people.removeAsk}</MessageBarBody>
        </MessageBar>
      )}
      {remove.isError && <ErrorNotice error={remove.error} texts={texts} />}
      <div className={styles.actions}>
        {asksToRemove && <Button onClick={() => setAsksToRemove(false)}>{texts.app.cancel}</Button>}
        <Button disabled={remove.isPending} onClick={() => (asksToRemove ? remove.mutate() : setAsksToRemove(true))}>
          {asksToRemove ? texts.decision.remove : texts.people.remove}
        </Button>
        {!asksToRemove && (
          <Button appearance="primary" type="submit" disabled={save.isPending}>
            {texts.app.save}
          </Button>
        )}
      </div>
    </form>
  );
}
