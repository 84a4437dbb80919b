import { createSubjectRequests, watchSubjectRequests } from '../../../core/subject-requests/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { DAY } from '../../helpers/test-clock.ts';

const world = useCoreWorld();

const subjectRequests = () => createSubjectRequests({ ...world, onPending: () => undefined });

async function ask(tenantId: string, requestId: string): Promise<void> {
  const cause = { actor: 'anna', at: world.clock.now(), correlationId: 'c' };
  await subjectRequests().ask({ tenantId, personId: 'anna', type: 'access', text: 'Hemligt', requestId }, cause);
}

test('warns of those past their last day, with their number alone', async () => {
  await ask('t-1', 'a');
  await ask('t-1', 'b');
  await ask('t-2', 'a');
  world.clock.advance(31 * DAY);
  await watchSubjectRequests({ ...world, subjectRequests: subjectRequests() });
  expect(world.logger.lines).toEqual([]);

  world.clock.advance(DAY);
  await watchSubjectRequests({ ...world, subjectRequests: subjectRequests() });

  const message = 'requests about personal data are past their last day';
  expect(world.logger.lines).toMatchObject([
    { level: 'warn', message, fields: { count: 2 } },
    { level: 'warn', message, fields: { count: 1 } },
  ]);
});

test('a tenant that cannot be looked at keeps no other from it', async () => {
  await ask('t-1', 'a');
  await ask('t-2', 'a');
  world.clock.advance(60 * DAY);
  const real = subjectRequests();
  const countOverdue = async (tenantId: string, at: Date) => {
    if (tenantId === 't-1') throw new Error('unreadable');
    return real.countOverdue(tenantId, at);
  };

  await watchSubjectRequests({ ...world, subjectRequests: { countOverdue } });

  expect(world.logger.lines.map(({ message }) => message)).toEqual([
    'requests about personal data could not be looked at',
    'requests about personal data are past their last day',
  ]);
});
