import type { NodeSpec } from './catalogue-node.ts';

/** A field of the 基层政务公开标准目录. */
export interface KeyArea {
  readonly slug: string;
  readonly name: string;
  /** Whether townships and streets usually have business in it. */
  readonly atTownship: boolean;
}

/** The 26 fields with national standard catalogues (国办发〔2019〕54号). Which of them an agency has is its own choice. */
export const KEY_AREAS: readonly KeyArea[] = [
  field('construction-projects', '重大建设项目'),
  field('public-resources', '公共资源交易', 'township'),
  field('public-finance', '财政预决算'),
  field('work-safety', '安全生产', 'township'),
  field('taxation', '税收管理'),
  field('collective-land', '农村集体土地征收', 'township'),
  field('house-compensation', '国有土地上房屋征收与补偿'),
  field('affordable-housing', '保障性住房'),
  field('rural-housing', '农村危房改造', 'township'),
  field('environment', '生态环境', 'township'),
  field('public-culture', '公共文化服务', 'township'),
  field('legal-services', '公共法律服务', 'township'),
  field('poverty-relief', '巩固脱贫攻坚成果', 'township'),
  field('disaster-relief', '救灾', 'township'),
  field('food-and-drugs', '食品药品监管', 'township'),
  field('law-enforcement', '城市综合执法'),
  field('employment', '就业创业', 'township'),
  field('social-insurance', '社会保险', 'township'),
  field('social-assistance', '社会救助', 'township'),
  field('elderly-care', '养老服务', 'township'),
  field('household-registration', '户籍管理'),
  field('farm-subsidies', '涉农补贴', 'township'),
  field('compulsory-education', '义务教育'),
  field('health', '卫生健康', 'township'),
  field('municipal-services', '市政服务'),
  field('planning', '城乡规划'),
];

/** The branch 重点领域 with the fields given. */
export function keyAreaBranch(areas: readonly KeyArea[]): NodeSpec {
  return {
    slug: 'key-areas',
    name: '重点领域',
    law: '国办发〔2019〕54号',
    description: '按照基层政务公开标准目录公开的信息，按领域分类。',
    kind: 'keyArea',
    children: areas.map(({ slug, name }) => ({ slug, name, law: '国办发〔2019〕54号', kind: 'keyArea' })),
  };
}

function field(slug: string, name: string, level?: 'township'): KeyArea {
  return { slug, name, atTownship: level === 'township' };
}
