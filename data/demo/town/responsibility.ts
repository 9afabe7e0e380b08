import { DEMO_AGENCIES } from '../agencies.ts';
import type { DemoResponsibility } from '../types.ts';

const SLUGS = new Map(
  DEMO_AGENCIES.flatMap(({ slug, parent, name }) => (parent === 'sanjiao' ? [[name, slug] as const] : [])),
);

/**
 * Which section of the town does the work of which items of its 标准目录, and who answers for them. Some are nobody's, as in any
 * office: of those the 信息员 are reminded.
 */
export const TOWN_RESPONSIBILITY: readonly DemoResponsibility[] = [
  of('财政办公室', 'publisher', ['public-finance']),
  of('规划建设管理环保办公室', 'clerk', [
    'collective-land',
    'rural-housing',
    'environment',
    'public-resources',
  ]),
  of('社会事务办公室', 'requestHandler', ['social-assistance', 'elderly-care', 'health', 'food-and-drugs']),
  of('劳动就业和社会保障服务所', 'requestHandler', ['employment', 'social-insurance']),
  of('应急管理办公室', 'secondReviewer', ['work-safety', 'disaster-relief']),
  of('农业服务中心', 'clerk', [
    'farm-subsidies',
    'poverty-relief',
    'statutory.village-affairs',
    'statutory.village-accounts',
    'statutory.village-major',
  ]),
  of('文化服务中心', 'clerk', ['public-culture']),
  of('平安法治办公室', null, ['legal-services']),
  of('党政综合办公室', 'clerk', ['statutory.art20-2', 'statutory.art20-15-annual-report']),
];

function of(
  section: string,
  responsible: DemoResponsibility['responsible'],
  items: readonly string[],
): DemoResponsibility {
  const unit = SLUGS.get(section);
  if (unit === undefined) throw new Error(`no section ${section}`);
  return { unit, responsible, items };
}
