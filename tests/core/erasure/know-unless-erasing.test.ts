import { knowUnlessErasing } from '../../../core/erasure/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { CONVERSATION, causeBy, referenceTo, TENANT } from '../../helpers/meeting-steps.ts';
import { ANNA } from '../../helpers/people.ts';

const world = useCoreWorld();
const KEY = { tenantId: TENANT, conversationId: CONVERSATION };
const roster = {
  members: async () => [ANNA],
  meeting: async () => ({ title: 'Budget', organizerId: null, startsAt: '2026-10-05T09:00:00.000Z', endsAt: null }),
};

/** Says one after the other whether the tenant is being erased. */
function know(...answers: boolean[]) {
  const erasures = { isErasingTenant: async () => answers.shift() ?? false };
  const cause = causeBy(world, ANNA);
  const input = { reference: referenceTo(), teamsMeetingId: 't', language: null, isNew: true, cause };
  return knowUnlessErasing({ ...world, roster, erasures }, input);
}

it.each([
  ['before it was asked', [true]],
  ['between the question and the write', [false, true]],
])('keeps nothing of a meeting to come when an erasure of the tenant began %s', async (_when, answers) => {
  expect(await know(...answers)).toBe('erasing');

  expect(await world.coming.read(KEY)).toBeNull();
  expect(await world.store.read({ tenantId: TENANT, scope: CONVERSATION, id: 'coming-meeting' })).toBeNull();
});

it('keeps it else, and what was known already stays', async () => {
  expect(await know(false, false)).toBe('known');
  expect(await know(false, true)).toBe('known-already');
  expect(await world.coming.read(KEY)).toMatchObject({ title: 'Budget' });
});
