import { Link, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ApiResponse } from '../../core/contracts/api/api-types.ts';
import { useApp } from '../app/app-context.ts';
import { hrefOf } from '../app/route.ts';
import { ComingMeetings } from '../coming/ComingMeetings.tsx';
import { DecisionRows } from '../decision/DecisionRows.tsx';
import { MeetingRows } from '../meeting/MeetingRows.tsx';
import { Columns } from '../parts/Columns.tsx';
import { Loaded } from '../parts/Loaded.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Screen } from '../parts/Screen.tsx';
import { Section } from '../parts/Section.tsx';
import { StateDot } from '../parts/StateDot.tsx';
import { FirstRun } from './FirstRun.tsx';
import { KpiTiles } from './KpiTiles.tsx';

/** What one needs to know now: what runs, what one owes and is owed, and how it goes. */
export function DashboardScreen() {
  const { call, texts } = useApp();
  const dashboard = useQuery({ queryKey: ['dashboard'], queryFn: ({ signal }) => call('dashboard.read', { signal }) });
  return (
    <Screen title={dashboard.data?.empty ? texts.firstRun.title : texts.dashboard.title}>
      <Loaded query={dashboard}>{(data) => (data.empty ? <FirstDashboard /> : <DashboardBody data={data} />)}</Loaded>
    </Screen>
  );
}

function FirstDashboard() {
  return (
    <>
      <ComingMeetings framed />
      <FirstRun />
    </>
  );
}

function DashboardBody({ data }: { data: ApiResponse<'dashboard.read'> }) {
  const { texts } = useApp();
  const toBoard = (
    <Link inline href={hrefOf('/board')}>
      {texts.dashboard.allOnBoard}
    </Link>
  );
  return (
    <>
      <Columns>
        <Panel>
          <Section title={texts.dashboard.iOwe} aside={<Overdue count={data.iOwe.overdue} />}>
            <DecisionRows cards={data.iOwe.cards} none={texts.dashboard.iOweNone} isMine />
            {data.iOwe.total > data.iOwe.cards.length && toBoard}
          </Section>
        </Panel>
        <Panel>
          <Section title={texts.dashboard.iAmOwed} aside={<Overdue count={data.iAmOwed.overdue} />}>
            <DecisionRows cards={data.iAmOwed.cards} none={texts.dashboard.iAmOwedNone} />
            {data.iAmOwed.total > data.iAmOwed.cards.length && toBoard}
          </Section>
        </Panel>
        <Panel>
          <ComingMeetings />
          <Section title={texts.dashboard.running}>
            <MeetingRows meetings={data.running} none={texts.dashboard.runningNone} />
          </Section>
          <Section title={texts.dashboard.recent}>
            <MeetingRows meetings={data.recent} none={texts.dashboard.recentNone} />
          </Section>
        </Panel>
      </Columns>
      {data.kpis.length > 0 && (
        <Section title={texts.dashboard.kpis} aside={<Text size={200}>{texts.dashboard.kpiLead}</Text>}>
          <KpiTiles kpis={data.kpis} />
        </Section>
      )}
    </>
  );
}

function Overdue({ count }: { count: number }) {
  const { texts } = useApp();
  return count === 0 ? null : <StateDot tone="bad">{texts.dashboard.overdue(count)}</StateDot>;
}
