import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { WORK_KINDS } from '../../law/obligations/work-items.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import type { obligationsApi } from './obligations.api.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import { countsOfWork, type WorkCounts } from './obligations.repository.ts';
import { stageChangesOf } from './stage-changes.repository.ts';
import {
  stagesEntered,
  stagesOfWork,
  workOfAgency,
  type StageRow,
  type WorkRow,
} from './work-items.repository.ts';
import { isWorkKind, stagesOfKind } from './work-usecases.ts';

type Work = ResponseOf<typeof obligationsApi.work>;
type WorkItem = Work['items'][number];
type StageChange = WorkItem['stages'][number]['changes'][number];

const NONE: WorkCounts = { open: 0, overdue: 0, settled: 0 };

/** An agency's pieces of work, those that go on first, with the stages they went through and may enter. */
export async function listWork(ctx: Ctx, input: { readonly agencyId: string }): Promise<Work> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(obligationsPolicy.read(ctx.actor, place));
  const rows = await workOfAgency(ctx.db, input.agencyId);
  const ids = rows.map(({ id }) => id);
  const stages = await stagesOfWork(ctx.db, ids);
  const changes = await changesOfWork(ctx.db, ids);
  const counts = await countsOfWork(ctx.db, { workIds: ids, today: dayInShanghai(ctx.clock.now()) });
  return {
    items: rows.map((row) =>
      workView(row, {
        entered: stages.get(row.id) ?? [],
        changes: (stage) => changes.get(`${row.id} ${stage}`) ?? [],
        counts: counts.get(row.id) ?? NONE,
      }),
    ),
    may: { handle: obligationsPolicy.handle(ctx.actor, place) === true },
  };
}

/** What was said of the stages of some pieces of work after they were entered, by work and stage. */
async function changesOfWork(db: Db, ids: readonly string[]): Promise<Map<string, StageChange[]>> {
  const all = await stagesEntered(db, ids);
  const stageOf = new Map(all.map((row) => [`${row.work_item_id} ${row.seq}`, row.stage]));
  const found = new Map<string, StageChange[]>();
  for (const change of await stageChangesOf(db, ids)) {
    const key = `${change.work_item_id} ${stageOf.get(`${change.work_item_id} ${change.seq}`) ?? ''}`;
    const shown = {
      from: change.entered_on_before,
      to: change.entered_on,
      reason: change.reason,
      by: change.by_name,
      at: change.recorded_at.toISOString(),
    };
    found.set(key, [...(found.get(key) ?? []), shown]);
  }
  return found;
}

interface Around {
  readonly entered: readonly StageRow[];
  readonly changes: (stage: string) => StageChange[];
  readonly counts: WorkCounts;
}

function workView(row: WorkRow, { entered, changes, counts }: Around): WorkItem {
  const all = stagesOfKind(row.kind);
  const current = all.findIndex(({ key }) => key === row.stage);
  return {
    id: row.id,
    kind: row.kind,
    kindName: isWorkKind(row.kind) ? WORK_KINDS[row.kind].name : row.kind,
    title: row.title,
    unitId: row.unit_id,
    responsibleId: row.responsible_id,
    nodeId: row.node_id,
    version: row.version,
    closedOn: row.closed_on,
    closingNote: row.closing_note,
    stages: all.map(({ key, name, begins, duties }, index) => {
      const stage = entered.find((each) => each.stage === key);
      return {
        key,
        name,
        begins,
        duties: duties.map(({ what }) => what),
        enteredOn: stage?.entered_on ?? null,
        note: stage?.note ?? '',
        by: stage?.by_name ?? '',
        open: row.closed_on === null && index > current,
        changes: changes(key),
      };
    }),
    counts,
  };
}
