import { type LoggedEvent, revealEvents } from '../../../core/audit/index.ts';
import type { Decision } from '../../../core/decisions/index.ts';
import type { Meeting } from '../../../core/meetings/index.ts';
import { canonicalJson } from '../../../core/shared/canonical-json.ts';
import type { Outcome } from './run-meeting.ts';

/** What must be true once everything has been retried to the end. @returns what is not */
export async function checkEnd({ world, life, watcher }: Outcome): Promise<string[]> {
  const problems = [...watcher.violations];
  const check = (holds: boolean, what: string, about: unknown) => {
    if (!holds) problems.push(`${what}: ${JSON.stringify(about)}`);
  };

  for (const meeting of watcher.meetings()) {
    const { cards, status } = meeting;
    check(cards.brief.state !== 'pending' && cards.consent.state !== 'pending', 'a card was lost', cards);
    check(status !== 'closing' || cards.close.state !== 'pending', 'a close card was lost', cards);
    check(status !== 'closed' || cards.recap.state !== 'pending', 'a recap was lost', cards);
    check(status !== 'closed' || cards.recapMail.state === 'mail', 'a recap was not mailed', cards);
    for (const decision of meeting.decisions) {
      check(decision.card.state !== 'pending', 'the card of a decision was lost', decision);
      check(decision.nudge?.outcome !== 'scheduled', 'a reminder was lost', decision);
      check(!needsTask(meeting, decision) || decision.nudge !== null, 'nobody is reminded', decision);
      const tasks = world.planner.tasks.filter(({ marker }) => marker === `${meeting.id}:${decision.id}`);
      check(tasks.length === (needsTask(meeting, decision) ? 1 : 0), `${tasks.length} tasks`, { decision, status });
      const [task] = tasks;
      if (task) check(saysTheSame(decision, task.content), 'a task says something else', { decision, task });
    }
  }
  check(world.queue.dead.length === 0, 'dead messages', world.queue.dead);

  const verdict = await life.deps.audit.verify(world.tenantId);
  check(verdict.ok && verdict.events === watcher.audited.size, 'the audit log', {
    verdict,
    owed: watcher.audited.size,
  });
  const logged: LoggedEvent[] = [];
  for await (const page of life.deps.audit.pages(world.tenantId)) logged.push(...page);
  const people = new Set(watcher.meetings().flatMap((meeting) => meeting.people.map(({ id }) => id)));
  const texts = logged.flatMap(({ event: { actor, data } }) => [actor, ...Object.values(data)]);
  check(!texts.some((text) => people.has(String(text))), 'a person stands in the log', {});
  check(!texts.some((text) => /\s/.test(String(text))), 'words stand in the log', {});
  const revealed = await revealEvents(life.deps.store, world.tenantId, logged);
  const told = revealed.map(({ event: { id: _, ...event } }) => canonicalJson(event)).sort();
  const happened = [...watcher.audited.values()].map((event) => canonicalJson(event)).sort();
  check(JSON.stringify(told) === JSON.stringify(happened), 'not the events that happened', {});
  return problems;
}

function needsTask({ status }: Meeting, decision: Decision): boolean {
  return (
    status === 'closed' &&
    decision.status === 'confirmed' &&
    decision.owner.type === 'person' &&
    decision.deadline !== null
  );
}

function saysTheSame(
  { title, owner, deadline, doneAt, task }: Decision,
  content: Outcome['world']['planner']['tasks'][number]['content'],
): boolean {
  return (
    content.title === title &&
    content.dueDate === deadline &&
    owner.type === 'person' &&
    content.assigneeId === owner.personId &&
    content.done === (doneAt !== null) &&
    task.state === 'created'
  );
}
