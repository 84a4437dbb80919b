import { Text } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useApp } from '../../app/app-context.ts';
import { DataTable } from '../../parts/DataTable.tsx';
import { ErrorNotice } from '../../parts/ErrorNotice.tsx';
import { MoreButton } from '../../parts/MoreButton.tsx';
import { Section } from '../../parts/Section.tsx';
import { useNames } from '../use-names.ts';
import { useWords } from '../words-context.ts';
import { ProofButton } from './ProofButton.tsx';

/** Ids, levels and counts; nothing that was said. */
export function AuditLog() {
  const { call, texts, format } = useApp();
  const { audit: words } = useWords();
  const names = useNames();
  const audit = useInfiniteQuery({
    queryKey: ['audit'],
    staleTime: 0,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call('audit.list', { query: pageParam === null ? {} : { cursor: pageParam }, signal }),
    getNextPageParam: ({ cursor }) => cursor,
  });
  const events = audit.data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <Section title={texts.settings.audit}>
      {audit.isError && <ErrorNotice error={audit.error} texts={texts} onRetry={() => void audit.refetch()} />}
      {audit.data && events.length === 0 && <Text>{texts.settings.auditNone}</Text>}
      {events.length > 0 && (
        <DataTable
          label={texts.settings.audit}
          columns={['#', texts.settings.auditWhen, texts.settings.auditWhat, texts.settings.auditWho, words.proof]}
          rows={events.map(({ sequence, id, type, at, actor }) => ({
            key: id,
            cells: [
              sequence,
              format.moment(at),
              texts.decision.events[type] ?? type,
              actor === 'system' ? texts.decision.byKollegan : names.ofPerson(actor),
              <ProofButton key="proof" eventId={id} sequence={sequence} />,
            ],
          }))}
        />
      )}
      <MoreButton query={audit} words={texts.app.more} />
    </Section>
  );
}
