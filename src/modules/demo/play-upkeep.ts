import { must } from '../../platform/errors.ts';
import { addDays, type PlainDate } from '../../law/dates.ts';
import { workdaysBefore } from '../../law/clock/milestones.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { askOther } from '../coordination/coordinate.ts';
import { metadataSchema, type Metadata } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { createDocument } from '../documents/documents.usecases.ts';
import { saveRevision } from '../drafting/drafting.usecases.ts';
import { publish } from '../publishing/publishing.usecases.ts';
import { bringUpkeepUpToDate } from '../upkeep/bring-upkeep-up-to-date.ts';
import { listCases } from '../upkeep/case-list.ts';
import { decideCases } from '../upkeep/decide-cases.ts';
import type { DemoCast } from './demo-people.ts';
import { canPlayLive } from './live-days.ts';
import { momentOf, review, type DemoEvent } from './play-document.ts';

interface Place {
  readonly cast: DemoCast;
  readonly agencyId: string;
}

interface Text {
  readonly column: string;
  readonly title: string;
  readonly bodyHtml: string;
  readonly metadata: Partial<Metadata>;
}

const LIST = '耕地地力保护补贴对象公示';

/**
 * What the town has to look over again these days: a list whose 公示期 is over, with a decision that waits for its approval; a
 * normative document that expires within the quarter; a paper that was withheld a year ago; and a question to a bureau.
 */
export function upkeepEvents(place: Place & { readonly bureauId: string }, today: PlainDate): DemoEvent[] {
  if (!canPlayLive(today)) return [];
  const { cast, agencyId, bureauId } = place;
  const early = workdaysBefore(today, 18);
  const late = workdaysBefore(today, 3);
  const clerk = cast.as(agencyId, 'clerk');
  return [
    {
      at: momentOf(early, '09:05'),
      run: async () =>
        published(place, {
          column: 'statutory.key-areas.farm-subsidies',
          title: LIST,
          bodyHtml:
            '<p>现将拟发放对象予以公示，公示期五个工作日。对公示对象有异议的，请向镇农业服务中心反映。</p><table><tbody><tr><td>村</td><td>户数</td><td>面积（亩）</td></tr><tr><td>石楼村</td><td>86</td><td>412.5</td></tr></tbody></table>',
          metadata: { writtenOn: early, publicityUntil: addDays(early, 7) },
        }),
    },
    {
      at: momentOf(early, '09:25'),
      run: async () =>
        published(place, {
          column: 'statutory.art20-1.normative',
          title: '村级公共服务设施管护办法',
          bodyHtml: '<p>为加强村级公共服务设施管护，制定本办法。本办法有效期至文末所列日期。</p>',
          metadata: {
            documentNumber: `三角府规〔${today.slice(0, 4)}〕9号`,
            writtenOn: early,
            effectiveOn: early,
            lapsesOn: addDays(today, 25),
          },
        }),
    },
    {
      at: momentOf(early, '09:45'),
      run: async () =>
        void (await drafted(place, {
          column: 'dynamic.notices',
          title: '山洪灾害应急物资储备点明细',
          bodyHtml: '<p>各储备点位置、物资种类和数量。</p>',
          metadata: {
            writtenOn: addDays(today, -368),
            attribute: 'withheld',
            attributeReason: '储备点位置公开后可能影响物资安全（条例第14条）。',
          },
        })),
    },
    {
      at: momentOf(late, '16:00'),
      run: async () => {
        const documentId = await drafted(place, {
          column: 'dynamic.notices',
          title: '关于石楼湿地公园夜间开放的通告',
          bodyHtml: '<p>石楼湿地公园自下月起延长夜间开放时间，具体时段和范围见附表。</p>',
          metadata: { writtenOn: late },
        });
        await askOther(clerk, {
          documentId,
          kind: 'confirm',
          other: { kind: 'inside', agencyId: bureauId },
          question: '请核实公园的管理范围和夜间开放时段。',
          dueOn: null,
          blocking: true,
        });
      },
    },
    { at: momentOf(late, '16:30'), run: async () => decideList(place) },
  ];
}

async function decideList({ cast, agencyId }: Place): Promise<void> {
  await bringUpkeepUpToDate(cast.system);
  const clerk = cast.as(agencyId, 'clerk');
  const { items } = await listCases(clerk, {
    agencyId,
    matter: 'ceasing',
    which: 'due',
    text: LIST,
    page: 1,
    size: 20,
  });
  const { id, version } = must(
    items.find(({ title }) => title === LIST),
    'the list',
  );
  await decideCases(clerk, {
    cases: [{ caseId: id, version }],
    decision: {
      deed: 'takeDown',
      kind: 'notice',
      publicNotice: '公示期已满，公示内容已经撤下。',
      hideTitle: false,
      redirectPath: '',
    },
    reason: '公示期已满，没有收到异议。',
  });
}

async function drafted({ cast, agencyId }: Place, text: Text): Promise<string> {
  const clerk = cast.as(agencyId, 'clerk');
  const node = await nodeByKey(cast.system.db, agencyId, text.column);
  const { documentId, revisionId } = await createDocument(clerk, {
    nodeId: node.id,
    title: text.title,
    sectionId: null,
  });
  const { edition } = await loadDocument(cast.system.db, documentId);
  await saveRevision(clerk, {
    documentId,
    baseRevisionId: revisionId,
    editionVersion: edition.version,
    note: '',
    content: {
      title: text.title,
      summary: '',
      bodyHtml: text.bodyHtml,
      metadata: metadataSchema.parse(text.metadata),
      attachmentIds: [],
    },
  });
  return documentId;
}

async function published(place: Place, text: Text): Promise<void> {
  const { cast, agencyId } = place;
  const documentId = await drafted(place, text);
  const editionVersion = await review(cast, { agencyId }, documentId);
  await publish(cast.as(agencyId, 'publisher'), { documentId, editionVersion });
}
