import { makeStyles, tokens } from '@fluentui/react-components';
import { linesOf, type TrendPoint } from './trend-lines.ts';

interface TrendLineProps {
  points: readonly TrendPoint[];
  /** Drawn as a dashed line. */
  target: number;
  label: string;
}

const WIDTH = 160;
const HEIGHT = 40;
const useStyles = makeStyles({
  svg: { width: '100%', height: '44px', overflow: 'visible' },
  line: { fill: 'none', stroke: tokens.colorCompoundBrandStroke, strokeWidth: '2', vectorEffect: 'non-scaling-stroke' },
  target: { stroke: tokens.colorNeutralStroke1, strokeDasharray: '4 3', vectorEffect: 'non-scaling-stroke' },
});

/** How a number has gone, with its target. A gap is a time about which there is too little to say. */
export function TrendLine({ points, target, label }: TrendLineProps) {
  const styles = useStyles();
  const { lines, dots, targetY } = linesOf(points, target, { width: WIDTH, height: HEIGHT });
  return (
    <svg
      className={styles.svg}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <line className={styles.target} x1={0} x2={WIDTH} y1={targetY} y2={targetY} />
      {lines.map((line) => (
        <polyline key={line} className={styles.line} points={line} />
      ))}
      {dots.map(({ x, y }) => (
        <line key={x} className={styles.line} x1={x - 1} x2={x + 1} y1={y} y2={y} />
      ))}
    </svg>
  );
}
