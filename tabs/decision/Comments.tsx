import { Button, Field, makeStyles, Spinner, Text, Textarea, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { MoreButton } from '../parts/MoreButton.tsx';

interface CommentsProps {
  meetingId: string;
  decisionId: string;
  canWrite: boolean;
}

const useStyles = makeStyles({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  comment: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignItems: 'flex-start' },
  field: { width: '100%' },
});

export function Comments({ meetingId, decisionId, canWrite }: CommentsProps) {
  const { call, texts, format } = useApp();
  const styles = useStyles();
  const queryClient = useQueryClient();
  const queryKey = ['comments', meetingId, decisionId];
  const params = { meetingId, decisionId };
  const again = () => queryClient.invalidateQueries({ queryKey });
  const comments = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call('comments.list', { params, query: pageParam === null ? {} : { cursor: pageParam }, signal }),
    getNextPageParam: ({ cursor }) => cursor,
  });
  const remove = useMutation({
    mutationFn: (commentId: string) => call('comments.remove', { params: { ...params, commentId } }),
    onSuccess: again,
  });
  const all = comments.data?.pages.flatMap((page) => page.comments) ?? [];

  if (comments.isPending) return <Spinner size="tiny" label={texts.app.loading} />;
  if (comments.isError)
    return <ErrorNotice error={comments.error} texts={texts} onRetry={() => void comments.refetch()} />;
  return (
    <>
      {all.length === 0 && <Text>{texts.decision.commentsNone}</Text>}
      <ul className={styles.list}>
        {all.map(({ id, author, at, text, mine }) => (
          <li key={id} className={styles.comment}>
            <div>
              <Text size={200} block>
                {author.name} · {format.instant(at)}
              </Text>
              <Text className={styles.text}>{text}</Text>
            </div>
            {mine && (
              <Button
                appearance="subtle"
                icon={<DeleteRegular />}
                aria-label={texts.decision.removeComment(author.name)}
                disabled={remove.isPending}
                onClick={() => remove.mutate(id)}
              />
            )}
          </li>
        ))}
      </ul>
      <MoreButton query={comments} words={texts.app.more} />
      {remove.isError && <ErrorNotice error={remove.error} texts={texts} />}
      {canWrite && <WriteComment params={params} onWritten={again} />}
    </>
  );
}

interface WriteCommentProps {
  params: { meetingId: string; decisionId: string };
  onWritten: () => Promise<void>;
}

function WriteComment({ params, onWritten }: WriteCommentProps) {
  const { call, texts } = useApp();
  const styles = useStyles();
  const [text, setText] = useState('');
  const requestId = useRef(crypto.randomUUID());
  const add = useMutation({
    mutationFn: () => call('comments.add', { params, body: { text: text.trim(), requestId: requestId.current } }),
    async onSuccess() {
      requestId.current = crypto.randomUUID();
      setText('');
      await onWritten();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') add.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={texts.decision.comment} className={styles.field}>
        <Textarea value={text} maxLength={2_000} onChange={(_event, { value }) => setText(value)} />
      </Field>
      {add.isError && <ErrorNotice error={add.error} texts={texts} />}
      <Button type="submit" disabled={add.isPending || text.trim() === ''}>
        {texts.decision.send}
      </Button>
    </form>
  );
}
