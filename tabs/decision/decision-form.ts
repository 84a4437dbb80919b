import type { ApiBodyInput, ApiResponse } from '../../core/contracts/api/api-types.ts';

/** A decision as the fields of a form hold it; empty where there is nothing. */
export interface DecisionForm {
  title: string;
  ownerId: string;
  deadline: string;
  /** One a line. */
  steps: string;
}

type Decision = Pick<ApiResponse<'decisions.read'>, 'title' | 'owner' | 'deadline' | 'stepList'>;
type Change = ApiBodyInput<'decisions.change'>;

export function formOf({ title, owner, deadline, stepList }: Decision): DecisionForm {
  return {
    title,
    ownerId: owner.type === 'person' ? owner.person.id : '',
    deadline: deadline ?? '',
    steps: stepList.join('\n'),
  };
}

/** @returns what the person changed against the decision as it is now; null when that is nothing */
export function changesOf(fresh: DecisionForm, touched: Partial<DecisionForm>): Change | null {
  const change: Change = {};
  const differs = (key: keyof DecisionForm) => touched[key] !== undefined && touched[key] !== fresh[key];
  if (differs('title') && touched.title !== undefined) change.title = touched.title.trim();
  if (differs('ownerId') && touched.ownerId) change.ownerId = touched.ownerId;
  if (differs('deadline')) change.deadline = touched.deadline === '' ? null : touched.deadline;
  if (differs('steps'))
    change.steps = (touched.steps ?? '')
      .split('\n')
      .map((step) => step.trim())
      .filter((step) => step !== '');
  return Object.keys(change).length === 0 ? null : change;
}
