import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Kpi } from '../../core/contracts/api/dashboard.api.ts';
import { useApp } from '../app/app-context.ts';
import { hrefOf } from '../app/route.ts';
import { Panel } from '../parts/Panel.tsx';
import { meets, quantity } from '../parts/quantity.ts';
import { StateDot } from '../parts/StateDot.tsx';
import { TrendLine } from '../parts/TrendLine.tsx';

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(230px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'stretch',
  },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  value: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
  },
  link: { display: 'inline-block', minHeight: '24px', color: tokens.colorBrandForegroundLink },
  small: { color: tokens.colorNeutralForeground2 },
  definition: {
    fontSize: tokens.fontSizeBase200,
    '& summary': { cursor: 'pointer', minHeight: '24px', color: tokens.colorBrandForegroundLink },
    '& summary:focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** Each number with its n, its target and how it is counted; or why there is none, and what would give one. */
export function KpiTiles({ kpis }: { kpis: readonly Kpi[] }) {
  const styles = useStyles();
  return (
    <div className={styles.tiles}>
      {kpis.map((kpi) => (
        <KpiTile key={kpi.key} kpi={kpi} />
      ))}
    </div>
  );
}

function KpiTile({ kpi }: { kpi: Kpi }) {
  const app = useApp();
  const { texts, session } = app;
  const styles = useStyles();
  const { key, unit, value, target, better, n, interval, trend, notMeasured, needed, basis } = kpi;
  const name = texts.dashboard.kpi[key];
  return (
    <Panel>
      <h3 className={styles.name}>{name}</h3>
      {value === null || notMeasured !== null ? (
        <>
          <StateDot tone="calm">{texts.dashboard.notMeasured}</StateDot>
          {notMeasured !== null && <Text size={200}>{texts.dashboard.why[notMeasured]}</Text>}
          <Text size={200} className={styles.small}>
            {texts.dashboard.needed(n, needed)}
          </Text>
          {key === 'saved-time' && session.roles.includes('Admin') && (
            <a href={hrefOf('/settings/measurements')} className={styles.link}>
              {texts.settings.pages.measurements}
            </a>
          )}
        </>
      ) : (
        <>
          <span className={styles.value}>{quantity(value, unit, app)}</span>
          <StateDot tone={meets(value, target, better) ? 'good' : 'warn'}>
            {meets(value, target, better) ? texts.dashboard.onTarget : texts.dashboard.offTarget}
          </StateDot>
          <Text size={200} className={styles.small}>
            {[texts.dashboard.target(quantity(target, unit, app)), texts.dashboard.n(n)].join(' · ')}
            {interval !== null && ` · ${rangeWords(interval, unit, app)}`}
            {basis !== 'measured' && ` · ${texts.dashboard.basis[basis]}`}
          </Text>
          {trend.length > 0 && <TrendLine points={trend} target={target} label={texts.dashboard.trend(trend.length)} />}
        </>
      )}
      <details className={styles.definition}>
        <summary>{texts.dashboard.definition(name)}</summary>
        {texts.dashboard.definitions[key]}
      </details>
    </Panel>
  );
}

/** A share with its 95 % interval, minutes with that of 80 %. */
function rangeWords([low, high]: [number, number], unit: Kpi['unit'], app: ReturnType<typeof useApp>): string {
  const { dashboard } = app.texts;
  const words = unit === 'share' ? dashboard.interval : dashboard.interval80;
  return words(quantity(low, unit, app), quantity(high, unit, app));
}
