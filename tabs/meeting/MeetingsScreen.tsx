import { Field, Input } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { ComingMeetings } from '../coming/ComingMeetings.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Columns } from '../parts/Columns.tsx';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { MoreButton } from '../parts/MoreButton.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Screen } from '../parts/Screen.tsx';
import { MeetingRows } from './MeetingRows.tsx';

type Status = 'running' | 'closed';

/** The meetings that one was in, latest first. */
export function MeetingsScreen() {
  const { call, texts } = useApp();
  const [status, setStatus] = useState<Status | null>(null);
  const [written, setWritten] = useState('');
  const text = useDeferredValue(written);
  const meetings = useInfiniteQuery({
    queryKey: ['meetings', status, text],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call('meetings.list', {
        query: {
          ...(status === null ? {} : { status }),
          ...(text === '' ? {} : { text }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: (before) => before,
  });
  const options = [
    { value: '', words: texts.meetings.all },
    { value: 'running', words: texts.meetings.runningOnly },
    { value: 'closed', words: texts.meetings.closedOnly },
  ];
  return (
    <Screen title={texts.meetings.title}>
      <Columns>
        <Field label={texts.meetings.search}>
          <Input type="search" value={written} maxLength={100} onChange={(_event, { value }) => setWritten(value)} />
        </Field>
        <Field label={texts.meetings.show}>
          <Choice
            value={status ?? ''}
            options={options}
            onChoose={(value) => setStatus(value === 'running' || value === 'closed' ? value : null)}
          />
        </Field>
      </Columns>
      {meetings.isError && <ErrorNotice error={meetings.error} texts={texts} onRetry={() => void meetings.refetch()} />}
      {status === null && text === '' && <ComingMeetings framed />}
      {meetings.data && (
        <Panel>
          <MeetingRows meetings={meetings.data.pages.flatMap((page) => page.meetings)} none={texts.meetings.none} />
          <MoreButton query={meetings} words={texts.app.more} />
        </Panel>
      )}
    </Screen>
  );
}
