import type { CloseRowView, DecisionCloseCardView, PersonChoice } from '../../core/views/index.ts';
import type { CardTexts } from '../locales/card-texts.ts';
import { fill } from '../shared/fill.ts';
import { type PeopleField, peopleField, personName } from '../shared/people-field.ts';
import { showDate } from '../shared/show-date.ts';
import { cut, MAX_LINE, MAX_TITLE, words } from '../shared/words.ts';

const MAX_REASON = 300;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** @returns whether the row still keeps the meeting open. */
export function isIncomplete({ problems }: CloseRowView): boolean {
  return Object.values(problems).some((problem) => problem !== undefined);
}

/** A row that lacks something: its inputs, with each problem under the input that it is about. */
export function openRow(row: CloseRowView, number: number, people: PeopleField, texts: CardTexts) {
  const { decisionId: id, problems } = row;
  return {
    title: fill(texts.close.row, { number, title: words(row.title, MAX_TITLE) }),
    titleProblems: lineOf(problems.title),
    ownerInput: `owner:${id}`,
    ownerLabel: fill(texts.close.ownerInput, { number }),
    ownerId: row.ownerId,
    peopleStyle: people.style,
    people: people.choices,
    peopleQuery: people.query,
    ownerProblems: lineOf(problems.owner),
    deadlineInput: `deadline:${id}`,
    deadlineLabel: fill(texts.close.deadlineInput, { number }),
    deadlineValue: DATE.test(row.deadlineInput) ? row.deadlineInput : row.deadline,
    deadlineProblems: lineOf(problems.deadline),
    parkingId: `parking:${id}`,
    offersParking: !showsParking(row),
    showsParking: showsParking(row),
    parkedInput: `parked:${id}`,
    parkedLabel: fill(texts.close.parkInput, { number }),
    parkedValue: String(row.parked),
    reasonInput: `reason:${id}`,
    reasonLabel: fill(texts.close.reasonInput, { number }),
    reasonValue: cut(row.reason, MAX_REASON) || null,
    reasonProblems: lineOf(problems.reason),
  };
}

/** A row that lacks nothing, or any row of a closed meeting; a check mark only where nothing is missing. */
export function doneRow(row: CloseRowView, texts: CardTexts) {
  const title = words(row.title, MAX_TITLE);
  const lacks = isIncomplete(row);
  return {
    title: lacks ? title : fill(texts.close.rowDone, { title }),
    line: rowLine(row, texts),
    lineColor: lacks ? 'Attention' : 'Default',
  };
}

/** @returns owner and date, or why it was parked. */
export function rowLine(row: CloseRowView, texts: CardTexts): string {
  const reason = words(row.reason, MAX_LINE);
  if (row.parked) return reason === '' ? texts.close.parkedNoReason : fill(texts.close.parked, { reason });
  const owner = row.owner.type === 'person' ? personName(row.owner.name, texts) : texts.close.noOwner;
  if (row.deadline === null) return `${owner}, ${texts.close.noDeadline}`;
  return fill(texts.close.ownerAndDeadline, { owner, deadline: showDate(row.deadline, texts) });
}

/** The choices of one row: those who share the name that was said come first, or the one who was picked. */
export function rowPeople(
  row: CloseRowView,
  { people }: Pick<DecisionCloseCardView, 'people'>,
  { texts, lists }: { texts: CardTexts; lists: number },
): PeopleField {
  return peopleField(people, { texts, lists, first: likelyOwners(row, people) });
}

function likelyOwners({ owner, ownerId }: CloseRowView, people: readonly PersonChoice[]): readonly PersonChoice[] {
  if (ownerId !== null) return people.filter(({ id }) => id === ownerId);
  return owner.type === 'ambiguous' ? owner.choices : [];
}

function showsParking({ parked, problems }: CloseRowView): boolean {
  return parked || problems.reason !== undefined;
}

function lineOf(problem: string | undefined): { line: string }[] {
  return problem === undefined ? [] : [{ line: words(problem, MAX_LINE) }];
}
