/** What 动态调整 is about: what isn't public, what may no longer be, and normative documents whose validity ends. */
export const MATTERS = ['undisclosed', 'ceasing', 'expiring'] as const;
/** One of the three. */
export type Matter = (typeof MATTERS)[number];

/** A matter with the law that asks for it. */
export const MATTER_SPECS: Readonly<Record<Matter, { readonly label: string; readonly law: string }>> = {
  undisclosed: {
    label: '不公开信息定期审查',
    law: '条例第18条：对不予公开的政府信息定期评估审查，因情势变化可以公开的应当公开',
  },
  ceasing: {
    label: '已公开信息清理',
    law: '条例第18条动态调整；条例第15条；个人信息保护法第47条',
  },
  expiring: {
    label: '规范性文件到期',
    law: '条例第20条第（一）项；有效期依各地规范性文件管理规定',
  },
};

/** Everything that can be decided. */
export const DEEDS = [
  'stays',
  'opens',
  'opensPartly',
  'takeDown',
  'vanish',
  'mask',
  'mark',
  'keep',
  'renew',
  'lapse',
  'revise',
  'repeal',
] as const;
/** One of the decisions. */
export type Deed = (typeof DEEDS)[number];

/** Who does what was approved: a publisher at the site, a clerk in a new text; nobody where all stays as it is. */
export interface DeedSpec {
  readonly label: string;
  readonly matter: Matter;
  readonly by: 'publisher' | 'clerk' | 'secrecyReviewer' | null;
  /** Chinese: what follows once it is approved. */
  readonly follows: string;
}

/** All decisions. */
export const DEED_SPECS: Readonly<Record<Deed, DeedSpec>> = {
  stays: {
    label: '继续不公开',
    matter: 'undisclosed',
    by: null,
    follows: '到下次审查日期再审查。',
  },
  opens: {
    label: '转为主动公开',
    matter: 'undisclosed',
    by: 'clerk',
    follows: '由信息员起草文稿，经审核和保密审查后发布（条例第17、18条）。',
  },
  opensPartly: {
    label: '区分处理后部分公开',
    matter: 'undisclosed',
    by: 'clerk',
    follows: '由信息员起草去除不公开内容的文稿，经审核和保密审查后发布（条例第37条）。',
  },
  takeDown: {
    label: '撤下',
    matter: 'ceasing',
    by: 'publisher',
    follows: '页面从公开网站撤下，网址保留撤下说明。',
  },
  vanish: {
    label: '彻底移除，不留痕迹',
    matter: 'ceasing',
    by: 'secrecyReviewer',
    follows: '由保密审查员移除页面、附件、搜索和历史中的全部痕迹（条例第14、15条）。',
  },
  mask: {
    label: '处理个人信息后重新发布',
    matter: 'ceasing',
    by: 'clerk',
    follows: '由信息员在新版次中去标识化，经审核后发布，旧内容随之不再公开。',
  },
  mark: {
    label: '标注有效性',
    matter: 'ceasing',
    by: 'publisher',
    follows: '文件继续公开，页面和目录标注有效性。',
  },
  keep: {
    label: '继续公开',
    matter: 'ceasing',
    by: null,
    follows: '到下次审查日期前不再提示同样的情形。',
  },
  renew: {
    label: '延长有效期',
    matter: 'expiring',
    by: 'clerk',
    follows: '由信息员在新版次中写明新的失效日期，经审核后发布；只在登记簿的文件，更正其有效期。',
  },
  lapse: {
    label: '到期失效',
    matter: 'expiring',
    by: null,
    follows: '到期之日起页面自动标注“失效”。',
  },
  revise: {
    label: '修订',
    matter: 'expiring',
    by: 'clerk',
    follows: '由信息员在新版次中修订，经审核后发布。',
  },
  repeal: {
    label: '废止',
    matter: 'expiring',
    by: 'publisher',
    follows: '自所定之日起页面标注“废止”。',
  },
};

/** The decisions that a matter admits. */
export function deedsFor(matter: Matter): readonly Deed[] {
  return DEEDS.filter((deed) => DEED_SPECS[deed].matter === matter);
}
