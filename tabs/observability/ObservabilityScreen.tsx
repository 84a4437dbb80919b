import { Field, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Observability, ObservedWindow } from '../../core/contracts/api/observability.api.ts';
import { useApp } from '../app/app-context.ts';
import { Choice } from '../parts/Choice.tsx';
import { DataTable } from '../parts/DataTable.tsx';
import { Loaded } from '../parts/Loaded.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Screen } from '../parts/Screen.tsx';
import { Section } from '../parts/Section.tsx';
import { ObservedTiles } from './ObservedTiles.tsx';

const WINDOWS: readonly ObservedWindow[] = ['hour', 'day', 'month'];
/** No event tells of a number that moved, so it is asked for again. */
const AGAIN_MS = 30_000;

/** How well the system works, from its own measurements. */
export function ObservabilityScreen() {
  const { call, texts } = useApp();
  const [window, setWindow] = useState<ObservedWindow>('hour');
  const observed = useQuery({
    queryKey: ['observability', window],
    queryFn: ({ signal }) => call('observability.read', { query: { window }, signal }),
    refetchInterval: AGAIN_MS,
  });
  return (
    <Screen
      title={texts.observability.title}
      actions={
        <Field label={texts.observability.window}>
          <Choice
            value={window}
            options={WINDOWS.map((each) => ({ value: each, words: texts.observability.windows[each] }))}
            onChoose={(value) => setWindow(WINDOWS.find((each) => each === value) ?? 'hour')}
          />
        </Field>
      }
    >
      <Loaded query={observed}>{(data) => <ObservedBody data={data} />}</Loaded>
    </Screen>
  );
}

function ObservedBody({ data }: { data: Observability }) {
  const { texts, format } = useApp();
  const words = texts.observability;
  return (
    <>
      <Text>{words.since(format.instant(data.since))}</Text>
      <ObservedTiles series={data.series} />
      <Panel>
        <Section title={words.jobs}>
          {!data.runsJobs && <Text>{words.jobsElsewhere}</Text>}
          <DataTable
            label={words.table(words.jobs)}
            columns={[
              words.queue,
              words.done,
              words.retried,
              words.skipped,
              words.deadLettered,
              words.dead,
              words.oldest,
            ]}
            rows={data.jobs.map(({ queue, done, retried, skipped, deadLettered, dead, oldestSeconds }) => ({
              key: queue,
              cells: [
                queue,
                ...[done, retried, skipped, deadLettered].map((count) => (data.runsJobs ? count : '–')),
                dead ?? '–',
                oldestSeconds === null ? '–' : texts.dashboard.seconds(format.number(oldestSeconds)),
              ],
            }))}
          />
        </Section>
        <Section title={words.turns}>
          {data.turns.length === 0 ? (
            <Text>{words.turnsNone}</Text>
          ) : (
            <DataTable
              label={words.table(words.turns)}
              columns={[words.type, words.ok, words.refused, words.failed]}
              rows={data.turns.map(({ type, ok, refused, failed }) => ({
                key: type,
                cells: [type, ok, refused, failed],
              }))}
            />
          )}
        </Section>
        <Section title={words.conflicts}>
          {data.conflicts.length === 0 ? (
            <Text>{words.conflictsNone}</Text>
          ) : (
            <DataTable
              label={words.table(words.conflicts)}
              columns={[words.kind, words.type, words.count]}
              rows={data.conflicts.map(({ kind, reason, count }) => ({
                key: `${kind}${reason}`,
                cells: [kind, words.reasons[reason], count],
              }))}
            />
          )}
        </Section>
      </Panel>
    </>
  );
}
