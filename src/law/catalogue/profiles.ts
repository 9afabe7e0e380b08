import { type Block, BLOCK_LABELS, type CatalogueNode, type NodeSpec, buildNode } from './catalogue-node.ts';
import { KEY_AREAS, keyAreaBranch } from './key-areas.ts';
import { REQUEST_PAGES } from './request-pages.ts';
import { ARTICLE_20, ARTICLE_21_DISTRICT, ARTICLE_21_TOWNSHIP } from './statutory-items.ts';

/** Kinds of agency that have a catalogue of their own. */
export const CATALOGUE_PROFILES = ['township', 'street', 'department', 'district'] as const;

/** Which statutory tree an agency starts with. */
export type CatalogueProfile = (typeof CATALOGUE_PROFILES)[number];

/** The profile of a kind of agency; whoever is no township, street or district is a department. */
export function profileOfKind(kind: string): CatalogueProfile {
  return kind === 'township' || kind === 'street' || kind === 'district' ? kind : 'department';
}

/**
 * The statutory tree of a kind of agency, blocks in the order in which the 专栏 shows them. All fifteen items of 条例第20条
 * stand in every tree: one without business gets a line of explanation, not a gap. 第21条 doesn't name 街道, so a street
 * has no branch for it.
 */
export function statutoryTree(profile: CatalogueProfile): readonly CatalogueNode[] {
  return [
    block('guide', {
      kind: 'guide',
      law: '条例第12条',
      description: '政府信息的分类、编排体系和获取方式，以及政府信息公开工作机构的地址、时间和联系方式。',
    }),
    block('institution', {
      kind: 'institution',
      law: '条例第4条、第46条',
      description: '政府信息公开的审查、发布、申请办理、考核评议和责任追究等工作制度。',
    }),
    block('statutory', {
      law: '条例第19条、第20条、第21条',
      description: '依照法律、法规和国家有关规定应当主动公开的政府信息，按事项分类。',
      children: statutoryBranches(profile),
    }),
    block('annualReports', {
      kind: 'annualReport',
      law: '条例第49条、第50条',
      description: '每年公布的上一年度政府信息公开工作情况。',
    }),
    block('requests', {
      law: '条例第27条',
      description: '没有主动公开的政府信息，公民、法人和其他组织可以申请获取。',
      children: REQUEST_PAGES,
    }),
    block('dynamic', {
      children: [
        { slug: 'news', name: '工作动态', kind: 'news' },
        {
          slug: 'notices',
          name: '公示公告',
          law: '条例第19条',
          description: '需要公众知晓或者参与的公示和公告。',
          kind: 'notice',
        },
      ],
    }),
  ];
}

const SLUGS: Readonly<Record<Block, string>> = {
  guide: 'guide',
  institution: 'institution',
  statutory: 'statutory',
  annualReports: 'annual-reports',
  requests: 'requests',
  dynamic: 'dynamic',
};

function statutoryBranches(profile: CatalogueProfile): readonly NodeSpec[] {
  switch (profile) {
    case 'township':
      return [...ARTICLE_20, ARTICLE_21_TOWNSHIP, keyAreaBranch(KEY_AREAS.filter((area) => area.atTownship))];
    case 'street':
      return [...ARTICLE_20, keyAreaBranch(KEY_AREAS.filter((area) => area.atTownship))];
    case 'department':
      return [...ARTICLE_20, ARTICLE_21_DISTRICT, keyAreaBranch([])];
    case 'district':
      return [...ARTICLE_20, ARTICLE_21_DISTRICT, keyAreaBranch(KEY_AREAS)];
  }
}

function block(name: Block, spec: Omit<NodeSpec, 'slug' | 'name'>): CatalogueNode {
  return buildNode(name, { slug: SLUGS[name], name: BLOCK_LABELS[name], ...spec });
}
