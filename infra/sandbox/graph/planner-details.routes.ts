import { type Answer, fail, invalid, missingEtag, notFound, staleEtag } from './answer.ts';
import { DetailsChange, faultOf, MAX_CHECKLIST_ITEMS } from './planner-input.ts';
import { changed } from './planner-tasks.routes.ts';
import { detailsView } from './planner-view.ts';
import type { GraphRequest, Route, RouteContext } from './route.ts';
import type { StoredDetails } from './stored.ts';

const DETAILS = /^\/v1\.0\/planner\/tasks\/([^/]+)\/details$/;

/** @returns the details with the change applied, or why it cannot be. */
function apply(details: StoredDetails, change: DetailsChange, now: Date): StoredDetails | Answer {
  const checklist = { ...details.checklist };
  for (const [id, item] of Object.entries(change.checklist ?? {})) {
    if (item === null) {
      delete checklist[id];
      continue;
    }
    const before = checklist[id];
    const title = item.title ?? before?.title;
    if (title === undefined) return invalid(`'checklist/${id}/title' is missing`);
    checklist[id] = {
      title,
      isChecked: item.isChecked ?? before?.isChecked ?? false,
      orderHint: item.orderHint ?? before?.orderHint ?? ' !',
      lastModifiedDateTime: now.toISOString(),
    };
  }
  if (Object.keys(checklist).length > MAX_CHECKLIST_ITEMS) {
    return fail(403, 'MaximumChecklistItemsOnTask', 'The maximum number of checklist items has been exceeded.');
  }
  return {
    description: change.description ?? details.description,
    previewType: change.previewType ?? details.previewType,
    checklist,
    references: { ...details.references, ...change.references },
  };
}

function changeDetails(context: RouteContext, request: GraphRequest, [id = '']: readonly string[]): Answer {
  const record = context.store.task(id);
  if (record === undefined) return notFound();
  const ifMatch = request.headers['if-match'];
  if (!ifMatch) return missingEtag();
  const parsed = DetailsChange.safeParse(request.body);
  if (!parsed.success) return invalid(faultOf(parsed.error));
  if (ifMatch === record.etag) return fail(412, '', 'The If-Match header contains an invalid value.');
  if (ifMatch !== record.detailsEtag) return staleEtag();

  const details = apply(record.details, parsed.data, context.now());
  if ('status' in details) return details;
  context.store.saveDetails(id, details);
  return changed(request, () => detailsView(context.store.task(id) ?? record));
}

export const plannerDetailsRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: DETAILS,
    handle: ({ store }, _request, [id = '']) => {
      const record = store.task(id);
      return record === undefined ? notFound() : { status: 200, body: detailsView(record) };
    },
  },
  { method: 'PATCH', pattern: DETAILS, handle: changeDetails },
];
