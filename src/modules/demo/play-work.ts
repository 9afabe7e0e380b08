import { accountIdOf } from '../../platform/actor.ts';
import type { PlainDate } from '../../law/dates.ts';
import { must } from '../../platform/errors.ts';
import type { DemoOffice, DemoWork } from '../../../data/demo/types.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { listObligations } from '../obligations/obligation-list.ts';
import { nameDocument } from '../obligations/name-document.ts';
import { listWork } from '../obligations/work-list.ts';
import { closeWorkItem, enterStage, openWorkItem } from '../obligations/work-usecases.ts';
import type { DemoCast } from './demo-people.ts';
import { momentOf, type DemoEvent } from './play-document.ts';

/** What the clerk of an office does with a piece of work. */
interface Played {
  readonly cast: DemoCast;
  readonly agencyId: string;
  readonly office: DemoOffice;
  readonly documentId: (key: string) => string;
}

/**
 * The work of the demo year, stage by stage: entered on its day; the document that tells of it is named before it is
 * published, and meets the duty then; done once the last is public.
 */
export function workEvents(played: Played): DemoEvent[] {
  return played.office.work.flatMap((work) => eventsOf(work, played));
}

function eventsOf(work: DemoWork, { cast, agencyId, office, documentId }: Played): DemoEvent[] {
  const clerk = cast.as(agencyId, 'clerk');
  let workItemId = '';
  const version = async (): Promise<number> => {
    const { items } = await listWork(clerk, { agencyId });
    return must(
      items.find(({ id }) => id === workItemId),
      work.title,
    ).version;
  };
  const open = async (): Promise<void> => {
    const { id: nodeId } = await nodeByKey(cast.system.db, agencyId, work.nodeKey);
    const { kind, title } = work;
    const fields = { title, nodeId, unitId: null, responsibleId: accountIdOf(clerk.actor) };
    workItemId = (await openWorkItem(clerk, { agencyId, kind, ...fields })).workItemId;
  };
  const name = async (key: string): Promise<void> => {
    const filter = { agencyId, which: 'open', page: 1, size: 100 } as const;
    const { items } = await listObligations(clerk, filter);
    const due = must(
      items.find(({ what, documents }) => what.startsWith(work.title) && documents.length === 0),
      key,
    );
    await nameDocument(clerk, { obligationId: due.id, version: due.version, documentId: documentId(key) });
  };
  const days = work.stages.map(({ document }) => dayOf(office, document));
  const last = must(days.at(-1), work.title);
  const [first] = work.stages;
  return [
    { at: momentOf(must(first, work.title).on, '08:40'), run: open },
    ...work.stages.flatMap(({ stage, on, document }, index): DemoEvent[] => [
      {
        at: momentOf(on, '08:50'),
        run: async () =>
          void (await enterStage(clerk, { workItemId, version: await version(), stage, on, note: '' })),
      },
      { at: momentOf(must(days[index], document), '11:30'), run: async () => name(document) },
    ]),
    {
      at: momentOf(last, '17:00'),
      run: async () => {
        await closeWorkItem(clerk, { workItemId, version: await version(), on: last, note: '' });
      },
    },
  ];
}

/** When a document was published. */
function dayOf(office: DemoOffice, key: string): PlainDate {
  return must(
    office.documents.find((document) => document.key === key),
    key,
  ).publishOn;
}
