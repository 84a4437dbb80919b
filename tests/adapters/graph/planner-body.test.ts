import fc from 'fast-check';
import { newDetailsBody, newTaskBody, plannerTitle, taskChange } from '../../../adapters/graph/planner-body.ts';
import { markedDescription, markerIn } from '../../../adapters/graph/planner-marker.ts';
import { ANNA, BJORN } from '../../infra/sandbox/graph/local-graph.fixture.ts';
import { CONTENT, MARKER } from './adapter.fixture.ts';

const PLACE = { planId: 'plan', timeZone: 'Europe/Stockholm' };
const TASK = {
  id: 't',
  '@odata.etag': 'e',
  title: CONTENT.title,
  dueDateTime: '2026-03-06T16:00:00Z',
  assignments: { [ANNA]: {} },
};
const BLANK = { '@odata.etag': 'e', description: '', checklist: {} };

describe('the body of a new task', () => {
  it.each([
    ['2026-03-06', 'Europe/Stockholm', '2026-03-06T16:00:00Z'],
    ['2026-07-06', 'Europe/Stockholm', '2026-07-06T15:00:00Z'],
    ['2026-03-29', 'Europe/Stockholm', '2026-03-29T15:00:00Z'],
    ['2026-07-06', 'America/New_York', '2026-07-06T21:00:00Z'],
  ])('is due at 17:00 on %s in %s', (dueDate, timeZone, due) => {
    const body = newTaskBody({ ...CONTENT, dueDate }, { ...PLACE, timeZone });

    expect(body).toMatchObject({ dueDateTime: due });
  });

  it('names the bucket only when there is one', () => {
    expect(newTaskBody(CONTENT, PLACE)).not.toHaveProperty('bucketId');
    expect(newTaskBody(CONTENT, { ...PLACE, bucketId: 'b' })).toMatchObject({ bucketId: 'b' });
  });

  it('always has a title that Planner takes and that survives a second cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (title) => {
        const cut = plannerTitle(title);

        expect(cut.length).toBeLessThanOrEqual(255);
        expect(cut).toBe(cut.trim());
        expect(plannerTitle(cut)).toBe(cut);
      }),
    );
  });

  it('cuts between whole characters', () => {
    const family = '👨‍👩‍👧‍👦';

    const cut = plannerTitle(family.repeat(40));

    expect(cut).toBe(`${family.repeat(23)}…`);
  });
});

describe('the change of a task', () => {
  it('is nothing when nothing differs, whatever the notation', () => {
    const same = {
      ...TASK,
      dueDateTime: '2026-03-06T16:00:00.0000000+00:00',
      assignments: { [ANNA.toUpperCase()]: {} },
    };

    expect(taskChange(same, CONTENT, 'Europe/Stockholm')).toBeNull();
  });

  it('is only what differs', () => {
    const change = taskChange({ ...TASK, title: 'Annat' }, CONTENT, 'Europe/Stockholm');

    expect(change).toEqual({ title: CONTENT.title });
  });

  it('reopens what is not done after all, and nothing else', () => {
    const reopened = { ...CONTENT, reopened: true };
    const completed = { ...TASK, percentComplete: 100 };

    expect(taskChange(completed, reopened, 'Europe/Stockholm')).toEqual({ percentComplete: 0 });
    expect(taskChange(completed, { ...reopened, started: true }, 'Europe/Stockholm')).toEqual({ percentComplete: 50 });
    expect(taskChange({ ...TASK, percentComplete: 50 }, reopened, 'Europe/Stockholm')).toBeNull();
  });

  it('completes what its owner called done, and never reopens it by itself', () => {
    const done = { ...CONTENT, done: true };

    expect(taskChange({ ...TASK, percentComplete: 50 }, done, 'Europe/Stockholm')).toEqual({ percentComplete: 100 });
    expect(taskChange({ ...TASK, percentComplete: 100 }, done, 'Europe/Stockholm')).toBeNull();
    expect(taskChange({ ...TASK, percentComplete: 100 }, CONTENT, 'Europe/Stockholm')).toBeNull();
  });

  it('is in progress when somebody has begun, and never less than Planner knows', () => {
    const begun = { ...CONTENT, started: true };

    expect(taskChange({ ...TASK, percentComplete: 0 }, begun, 'Europe/Stockholm')).toEqual({ percentComplete: 50 });
    expect(taskChange({ ...TASK, percentComplete: null }, begun, 'Europe/Stockholm')).toEqual({ percentComplete: 50 });
    expect(taskChange({ ...TASK, percentComplete: 75 }, begun, 'Europe/Stockholm')).toBeNull();
    expect(taskChange({ ...TASK, percentComplete: 100 }, begun, 'Europe/Stockholm')).toBeNull();
  });

  it('moves the task from one person to another', () => {
    const change = taskChange(TASK, { ...CONTENT, assigneeId: BJORN }, 'Europe/Stockholm');

    expect(change).toEqual({
      assignments: {
        [ANNA]: null,
        [BJORN]: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' },
      },
    });
  });
});

describe('the people of a task', () => {
  it('are the one person of the decision', () => {
    const both = { ...TASK, assignments: { [ANNA]: {}, [BJORN]: {} } };

    expect(taskChange(both, CONTENT, 'Europe/Stockholm')).toEqual({ assignments: { [BJORN]: null } });
  });
});

describe('the details of a new task', () => {
  it('have at most 20 steps of at most 100 characters, in order, with ids that a repeat gives again', () => {
    const checklist = Array.from({ length: 25 }, (_, index) => `${index} ${'x'.repeat(200)}`);

    const body = newDetailsBody({ ...CONTENT, checklist }, MARKER, BLANK);
    const items = Object.entries(
      (body as { checklist: Record<string, { title: string; orderHint: string }> }).checklist,
    );

    expect(items).toHaveLength(20);
    expect(items.every(([id, { title }]) => /^[0-9a-f-]{36}$/.test(id) && title.length <= 100)).toBe(true);
    const sorted = [...items].sort(([, a], [, b]) => (a.orderHint < b.orderHint ? -1 : 1));
    expect(sorted).toEqual(items);
    expect(new Set(items.map(([, { orderHint }]) => orderHint)).size).toBe(20);
    expect(newDetailsBody({ ...CONTENT, checklist }, MARKER, BLANK)).toEqual(body);
  });

  it('keep what a person wrote in the meantime above ours', () => {
    const body = newDetailsBody(CONTENT, MARKER, { ...BLANK, description: 'Min egen rad' });

    expect(body).toMatchObject({
      description: `Min egen rad\n\nBeslutat på veckomötet.\n\nKollegan-ref: ${MARKER}`,
    });
  });
});

describe('the marker', () => {
  it('is found again under any description, even one that plays another marker', () => {
    const marker = fc.stringMatching(/^[\w@.-]{1,20}:[\w-]{1,20}:planner-task$/);
    fc.assert(
      fc.property(fc.string(), marker, marker, (text, ours, theirs) => {
        const description = markedDescription({ ...CONTENT, description: `${text}\nKollegan-ref: ${theirs}` }, ours);

        expect(markerIn(description)).toBe(ours);
        expect(markerIn(description.replaceAll('\n', '\r\n'))).toBe(ours);
      }),
    );
  });

  it('is absent from an empty or ordinary description', () => {
    expect([null, undefined, '', 'Kollegan-ref:', 'Kollegan sa det'].map(markerIn)).toEqual(Array(5).fill(null));
  });
});
