import { globSync, readFileSync } from 'node:fs';
import { ConsentSignal } from '../../core/consent/index.ts';
import { da } from '../../tabs/locales/da.ts';
import { en } from '../../tabs/locales/en.ts';
import { nb } from '../../tabs/locales/nb.ts';
import { sv } from '../../tabs/locales/sv.ts';

/** Where events are made whose type is not written out: what stands for it. */
const MADE: Readonly<Record<string, readonly string[]>> = {
  consent: ConsentSignal.options,
  nudge: ['sent', 'stopped', 'failed', 'done', 'snoozed', 'declined'],
  meeting: ['active', 'paused'],
  'coming-meeting': ['known', 'moved', 'briefed', 'ended'],
  'subject-request': ['received', 'taken', 'extended', 'answered', 'exported'],
  decision: ['confirmed', 'changed', 'dismissed', 'restored', 'owner-chosen', 'accepted', 'declined', 'handed-over'],
};
const EVENT =
  /(?:auditEntry|auditOf|erasureEvent)\([^'`]*?'([a-z]+\.[a-z-]+)'|\btype: '([a-z]+\.[a-z-]+)'|'((?:decision|task|profile)\.[a-z]+(?:ed|caught|withdrawn))'/g;

function writtenTypes(): string[] {
  return globSync('core/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(EVENT)].map(([, a, b, c]) => a ?? b ?? c ?? ''),
  );
}

it('has words in every language for every event that the audit log may hold', () => {
  const made = Object.entries(MADE).flatMap(([kind, whats]) => whats.map((what) => `${kind}.${what}`));
  const types = [...new Set([...writtenTypes(), ...made])];
  const missing = Object.entries({ sv, nb, da, en }).flatMap(([language, { decision }]) =>
    types.filter((type) => decision.events[type] === undefined).map((type) => `${language}: ${type}`),
  );

  expect(types.length).toBeGreaterThan(30);
  expect(missing).toEqual([]);
});
