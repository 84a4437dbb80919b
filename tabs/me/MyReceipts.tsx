import { Text } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { FileButtons } from '../compliance/FileButtons.tsx';
import { useFormStyles } from '../compliance/form-styles.ts';
import { useWords } from '../compliance/words-context.ts';
import { Loaded } from '../parts/Loaded.tsx';
import { MoreButton } from '../parts/MoreButton.tsx';
import { Section } from '../parts/Section.tsx';

/** What one answered in each meeting, signed. */
export function MyReceipts() {
  const { call, texts, format } = useApp();
  const { mine: words, consents, ofKind } = useWords();
  const styles = useFormStyles();
  const query = useInfiniteQuery({
    queryKey: ['meetings', 'mine'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call('meetings.list', { query: pageParam === null ? {} : { cursor: pageParam }, signal }),
    getNextPageParam: ({ cursor }) => cursor,
  });
  return (
    <Section title={words.receipts}>
      <Text>{words.receiptsLead}</Text>
      <Loaded query={query}>
        {({ pages }) => {
          const meetings = pages.flatMap((page) => page.meetings).filter(({ sample }) => !sample);
          if (meetings.length === 0) return <Text>{words.receiptsNone}</Text>;
          return (
            <ul className={styles.list}>
              {meetings.map(({ id, title, startedAt }) => (
                <li key={id} className={styles.item}>
                  <div className={styles.head}>
                    <h3 className={styles.name}>{title || ofKind.meeting}</h3>
                    <Text size={200}>{format.moment(startedAt)}</Text>
                  </div>
                  <FileButtons
                    file={{ endpoint: 'receipts.own', params: { meetingId: id } }}
                    fileName={`${consents.file}-${startedAt.slice(0, 10)}`}
                    label={(type) => consents.receiptAs(type, title, format.moment(startedAt))}
                  />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      <MoreButton query={query} words={texts.app.more} />
    </Section>
  );
}
