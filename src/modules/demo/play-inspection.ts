import { must } from '../../platform/errors.ts';
import type { PlainDate } from '../../law/dates.ts';
import { workdaysBefore } from '../../law/clock/milestones.ts';
import { showInspection } from '../inspection/inspection-view.ts';
import { handCheckInput } from '../inspection/inspection.api.ts';
import { makeInspection } from '../inspection/make-inspection.ts';
import { recordHandCheck } from '../inspection/record-hand-check.ts';
import type { DemoCast } from './demo-people.ts';
import { canPlayLive } from './live-days.ts';
import { momentOf, type DemoEvent } from './play-document.ts';

/** What the town's people have looked at of their site: some of it, one with a correction, so that the rest waits. */
const CHECKS: readonly { readonly indicatorId: string; readonly [field: string]: unknown }[] = [
  { indicatorId: 'incidents', outcome: 'fine', words: '逐页读过首页、动态和公示公告栏目。' },
  { indicatorId: 'consultation', outcome: 'found', words: '首页没有咨询入口。', places: 1 },
  {
    indicatorId: 'consultation',
    outcome: 'inapplicable',
    words: '咨询建言由区政府门户网站统一提供，本镇网页有链接。',
    correction: '首次填写时没有看到页头的链接。',
  },
  {
    indicatorId: 'services',
    outcome: 'fine',
    words: '抽查五个事项的办事指南，要素齐全。',
  },
  {
    indicatorId: 'wording',
    outcome: 'found',
    words: '领导分工栏目的联系电话少一位数字。',
    addresses: ['/sanjiao/'],
    places: 1,
  },
];

/** An inspection of these days of which some indicators were looked at by hand, and some wait. */
export function inspectionEvents(
  { cast, agencyId }: { readonly cast: DemoCast; readonly agencyId: string },
  today: PlainDate,
): DemoEvent[] {
  if (!canPlayLive(today)) return [];
  const clerk = cast.as(agencyId, 'clerk');
  const inspectedOn = workdaysBefore(today, 2);
  let inspectionId = '';
  return [
    {
      at: momentOf(inspectedOn, '16:40'),
      run: async () => {
        ({ inspectionId } = await makeInspection(clerk, { agencyId }));
      },
    },
    ...CHECKS.map(({ indicatorId, ...said }, index) => ({
      at: momentOf(inspectedOn, `17:${String(10 + index)}`),
      run: async () => {
        const { results } = await showInspection(clerk, { inspectionId });
        const { checks } = must(
          results.find(({ id }) => id === indicatorId),
          indicatorId,
        );
        const seen = checks.at(-1)?.seq ?? 0;
        const input = { indicatorId, seen, checkedBy: '陈明远', checkedOn: inspectedOn, ...said };
        await recordHandCheck(clerk, { ...handCheckInput.parse(input), inspectionId });
      },
    })),
  ];
}
