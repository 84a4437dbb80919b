import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Observed } from '../../core/contracts/api/observability.api.ts';
import { useApp } from '../app/app-context.ts';
import { Panel } from '../parts/Panel.tsx';
import { quantity } from '../parts/quantity.ts';
import { StateDot } from '../parts/StateDot.tsx';
import { TrendLine } from '../parts/TrendLine.tsx';
import type { Tone } from '../parts/tone.ts';

const TONES: Readonly<Record<Observed['state'], Tone>> = { ok: 'good', alert: 'bad', unknown: 'calm' };
const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(230px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  value: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** Each quantity with its objective, how many it rests on, and whether it is time to act. */
export function ObservedTiles({ series }: { series: readonly Observed[] }) {
  const app = useApp();
  const { texts } = app;
  const styles = useStyles();
  return (
    <div className={styles.tiles}>
      {series.map(({ key, unit, value, n, objective, state, points }) => (
        <Panel key={key}>
          <h2 className={styles.name}>{texts.observability.series[key]}</h2>
          <span className={styles.value}>{value === null ? '–' : quantity(value, unit, app)}</span>
          <StateDot tone={TONES[state]}>{texts.observability.states[state]}</StateDot>
          <Text size={200}>
            {texts.observability.objective(quantity(objective, unit, app))} · {texts.dashboard.n(n)}
          </Text>
          {value !== null && <TrendLine points={points} target={objective} label={texts.observability.series[key]} />}
        </Panel>
      ))}
    </div>
  );
}
