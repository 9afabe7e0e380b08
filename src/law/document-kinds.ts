/** What a published document is. The annual report's counters count by kind, wherever in the catalogue it stands. */
export const DOCUMENT_KINDS = [
  'news',
  'policy',
  'normative',
  'notice',
  'keyArea',
  'budget',
  'finalAccounts',
  'interpretation',
  'organisation',
  'institution',
  'guide',
  'annualReport',
  'general',
] as const;

/** A kind of document. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** How the kinds are called. */
export const DOCUMENT_KIND_LABELS: Readonly<Record<DocumentKind, string>> = {
  news: '工作动态',
  policy: '政策文件',
  normative: '行政规范性文件',
  notice: '公示公告',
  keyArea: '重点领域公示',
  budget: '财政预算',
  finalAccounts: '财政决算',
  interpretation: '政策解读',
  organisation: '机构职能',
  institution: '工作制度',
  guide: '公开指南',
  annualReport: '年度报告',
  general: '其他法定公开信息',
};

/** 有效性: kinds of document that are in force or not; the others have none to show. */
export const KINDS_WITH_VALIDITY: ReadonlySet<DocumentKind> = new Set(['policy', 'normative', 'institution']);

/** Whether a text names a kind; tables keep it as text. */
export function isDocumentKind(text: string | null): text is DocumentKind {
  return DOCUMENT_KINDS.some((kind) => kind === text);
}
