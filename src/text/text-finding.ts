/** What a finding is about; the office's figures and its exceptions go by it. */
export const TEXT_KINDS = [
  'spelling',
  'punctuation',
  'number',
  'citation',
  'structure',
  'word',
  'expression',
  'personal-data',
] as const;
/** One of the kinds. */
export type TextKind = (typeof TEXT_KINDS)[number];

/** Chinese names of the kinds. */
export const TEXT_KIND_LABELS: Readonly<Record<TextKind, string>> = {
  spelling: '错别字',
  punctuation: '标点符号',
  number: '数字与日期',
  citation: '引用与文号',
  structure: '结构与层次',
  word: '词语',
  expression: '规范表述',
  'personal-data': '个人信息',
};

/**
 * `gate`: certain enough that a publication stops until a person has looked; `advice`: worth a look. Nothing is ever changed
 * by itself.
 */
export type TextSeverity = 'gate' | 'advice';

/** Something in a text that a proofreader would mark. */
export interface TextFinding {
  /** Place in the text: UTF-16 units, the end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly kind: TextKind;
  /** The rule's identifier, e.g. 'P04'. */
  readonly rule: string;
  readonly severity: TextSeverity;
  /** What should stand at the place; empty: it should go; null: only a person can tell. */
  readonly suggestion: string | null;
  /** Chinese: what doesn't hold, and what decided it. */
  readonly reason: string;
}
