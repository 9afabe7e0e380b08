import { TOWN_RESPONSIBILITY } from '../../../data/demo/town/responsibility.ts';
import { accountIdOf } from '../../platform/actor.ts';
import { must } from '../../platform/errors.ts';
import type { PlainDate } from '../../law/dates.ts';
import { workdaysBefore } from '../../law/clock/milestones.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { bringUpToDate } from '../obligations/bring-up-to-date.ts';
import { adoptItems } from '../obligations/adopt-items.ts';
import { listItems } from '../obligations/item-list.ts';
import { changeItem } from '../obligations/item-usecases.ts';
import { listWork } from '../obligations/work-list.ts';
import { enterStage, openWorkItem } from '../obligations/work-usecases.ts';
import type { DemoCast } from './demo-people.ts';
import { canPlayLive } from './live-days.ts';
import { momentOf, type DemoEvent } from './play-document.ts';

/**
 * The town has adopted its 标准目录, has shared it out among its sections and people, and is in the middle of two pieces of work, so that whoever tries the demo sees something
 * fall due; none without a calendar.
 */
export function obligationEvents(
  town: {
    readonly cast: DemoCast;
    readonly agencyId: string;
    readonly agencyIds: ReadonlyMap<string, string>;
  },
  today: PlainDate,
): DemoEvent[] {
  if (!canPlayLive(today)) return [];
  const { cast, agencyId, agencyIds } = town;
  const clerk = cast.as(agencyId, 'clerk');
  const adopted = workdaysBefore(today, 14);
  const work: Record<'subsidy' | 'decision', string> = { subsidy: '', decision: '' };
  const opened =
    (kind: 'subsidy' | 'decision', title: string, column: string, section: string) => async () => {
      const node = await nodeByKey(cast.system.db, agencyId, column);
      const unitId = must(agencyIds.get(section), `agency ${section}`);
      const fields = { title, nodeId: node.id, unitId, responsibleId: accountIdOf(clerk.actor) };
      work[kind] = (await openWorkItem(clerk, { agencyId, kind, ...fields })).workItemId;
    };
  const entered = (kind: 'subsidy' | 'decision', stage: string, on: PlainDate) => async () => {
    const workItemId = work[kind];
    const { items } = await listWork(clerk, { agencyId });
    const { version } = must(
      items.find(({ id }) => id === workItemId),
      'the work',
    );
    await enterStage(clerk, { workItemId, version, stage, on, note: '' });
  };
  const early = workdaysBefore(today, 12);
  const late = workdaysBefore(today, 2);
  return [
    {
      at: momentOf(adopted, '09:00'),
      run: async () => void (await adoptItems(cast.as(agencyId, 'publisher'), { agencyId })),
    },
    { at: momentOf(adopted, '09:30'), run: async () => shareOut(town) },
    {
      at: momentOf(early, '09:10'),
      run: opened('subsidy', '耕地地力保护补贴', 'statutory.key-areas.farm-subsidies', 'sanjiao-nongye'),
    },
    { at: momentOf(early, '09:20'), run: entered('subsidy', 'policy', early) },
    {
      at: momentOf(late, '15:00'),
      run: opened('decision', '镇村庄规划编制', 'dynamic.notices', 'sanjiao-guihua'),
    },
    { at: momentOf(late, '15:10'), run: entered('decision', 'consultation', late) },
    { at: momentOf(late, '15:20'), run: async () => void (await bringUpToDate(cast.system)) },
  ];
}

/** Says of the items which section does their work and who answers for them. */
async function shareOut({
  cast,
  agencyId,
  agencyIds,
}: Parameters<typeof obligationEvents>[0]): Promise<void> {
  const publisher = cast.as(agencyId, 'publisher');
  const { items } = await listItems(publisher, { agencyId });
  for (const { unit, responsible, items: wanted } of TOWN_RESPONSIBILITY) {
    const unitId = must(agencyIds.get(unit), `agency ${unit}`);
    const responsibleId = responsible === null ? null : accountIdOf(cast.as(agencyId, responsible).actor);
    for (const item of items) {
      if (!wanted.includes(item.key) && !wanted.includes(item.field)) continue;
      const { id: itemId, version, ...fields } = item;
      await changeItem(publisher, { itemId, version, fields: { ...fields, unitId, responsibleId } });
    }
  }
}
