import { useEffect, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { StateDot } from '../parts/StateDot.tsx';

const AGAIN_MS = 20_000;

/** How long it is until a meeting begins, as it gets less. */
export function StartsIn({ startsAt }: { startsAt: string }) {
  const { texts, format } = useApp();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const ticking = setInterval(() => setNow(new Date()), AGAIN_MS);
    return () => clearInterval(ticking);
  }, []);
  const isLate = new Date(startsAt) <= now;
  return (
    <StateDot tone={isLate ? 'warn' : 'calm'}>
      {isLate ? texts.coming.late : texts.coming.starts(format.until(startsAt, now))}
    </StateDot>
  );
}
