import { Text } from '@fluentui/react-components';
import type { ConsentList } from '../../../core/contracts/api/consent.api.ts';
import { useApp } from '../../app/app-context.ts';
import { DataTable } from '../../parts/DataTable.tsx';
import { Loaded } from '../../parts/Loaded.tsx';
import { MoreButton } from '../../parts/MoreButton.tsx';
import { Panel } from '../../parts/Panel.tsx';
import { Section } from '../../parts/Section.tsx';
import { StateDot } from '../../parts/StateDot.tsx';
import type { Tone } from '../../parts/tone.ts';
import { FileButtons } from '../FileButtons.tsx';
import { useWords } from '../words-context.ts';
import { useConsents } from './use-consents.ts';

type Consent = ConsentList['consents'][number];

const TONES: Readonly<Record<Consent['signal'], Tone>> = {
  requested: 'busy',
  given: 'good',
  informed: 'good',
  renewed: 'good',
  refused: 'calm',
  withdrawn: 'calm',
  objected: 'warn',
  expired: 'calm',
};

/** Who stands where in which meeting; nothing of what a meeting was about. */
export function ConsentsPage() {
  const { texts } = useApp();
  const { consents: words, pages } = useWords();
  const query = useConsents();
  return (
    <Panel>
      <Section title={pages.consents}>
        <Text>{words.lead}</Text>
        <Loaded query={query}>{(data) => <ConsentTable rows={data.pages.flatMap((page) => page.consents)} />}</Loaded>
        <MoreButton query={query} words={texts.app.more} />
      </Section>
    </Panel>
  );
}

function ConsentTable({ rows }: { rows: readonly Consent[] }) {
  const { texts, format } = useApp();
  const { consents: words, pages } = useWords();
  const { levels, legalBasis } = texts.settings;
  if (rows.length === 0) return <Text>{words.none}</Text>;
  return (
    <DataTable
      label={pages.consents}
      columns={[
        words.meeting,
        words.person,
        words.level,
        words.effective,
        words.basis,
        words.signal,
        words.at,
        words.receipt,
      ]}
      rows={rows.map(({ meetingId, startedAt, person, level, effective, basis, signal, at }) => ({
        key: `${meetingId} ${person.id}`,
        cells: [
          format.moment(startedAt),
          person.name,
          levels[level],
          levels[effective],
          legalBasis.bases[basis],
          <StateDot key="signal" tone={TONES[signal]}>
            {words.signals[signal]}
          </StateDot>,
          format.moment(at),
          <FileButtons
            key="receipt"
            file={{ endpoint: 'receipts.read', params: { meetingId, personId: person.id } }}
            fileName={`${words.file}-${person.name}-${startedAt.slice(0, 10)}`}
            label={(type) => words.receiptAs(type, person.name, format.moment(startedAt))}
          />,
        ],
      }))}
    />
  );
}
