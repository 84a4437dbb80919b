import { Field, Input, Link, Text } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { hrefOf } from '../app/route.ts';
import { Columns } from '../parts/Columns.tsx';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { MoreButton } from '../parts/MoreButton.tsx';
import { Panel } from '../parts/Panel.tsx';
import { RowList } from '../parts/RowList.tsx';
import { Screen } from '../parts/Screen.tsx';
import { Section } from '../parts/Section.tsx';
import { MyProfile } from './MyProfile.tsx';

/** The people one has met, with facts alone, and what one says about oneself. */
export function PeopleScreen() {
  const { call, texts, format } = useApp();
  const [written, setWritten] = useState('');
  const text = useDeferredValue(written);
  const people = useInfiniteQuery({
    queryKey: ['people', text],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call('people.list', {
        query: { ...(text === '' ? {} : { text }), ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: (before) => before,
  });
  const rows = people.data?.pages.flatMap((page) => page.people) ?? [];
  return (
    <Screen title={texts.people.title} lead={texts.people.lead}>
      <Columns>
        <Panel>
          <Field label={texts.people.search}>
            <Input type="search" value={written} maxLength={100} onChange={(_event, { value }) => setWritten(value)} />
          </Field>
          {people.isError && <ErrorNotice error={people.error} texts={texts} onRetry={() => void people.refetch()} />}
          {people.data && (
            <RowList
              none={texts.people.none}
              rows={rows.map(({ id, name, title, meetingsTogether, openTheyOwe, openIOwe, lastMetAt }) => ({
                key: id,
                href: hrefOf(`/people/${encodeURIComponent(id)}`),
                title: name,
                aside: title === null ? undefined : <Text size={200}>{title}</Text>,
                facts: (
                  <>
                    <span>{`${texts.people.meetings}: ${meetingsTogether}`}</span>
                    <span>{`${texts.people.theyOwe}: ${openTheyOwe}`}</span>
                    <span>{`${texts.people.iOwe}: ${openIOwe}`}</span>
                    {lastMetAt !== null && <span>{`${texts.people.lastMet}: ${format.instant(lastMetAt)}`}</span>}
                  </>
                ),
              }))}
            />
          )}
          <MoreButton query={people} words={texts.app.more} />
        </Panel>
        <Panel>
          <Section title={texts.people.you}>
            <MyProfile />
            <div>
              <Link inline href={hrefOf('/me')}>
                {texts.people.mine}
              </Link>
            </div>
          </Section>
        </Panel>
      </Columns>
    </Screen>
  );
}
