import { z } from 'zod';
import { optionalLine } from '../../platform/http/shapes.ts';

/**
 * What stays at the address of a withdrawn document. Runs in the browser too.
 *
 * `notice`: a page that says so; `gone`: the same for good, answered with 410; `redirect`: leads to the document that took its
 * place, answered with 301; `vanish`: nothing, answered like an address that never was (see `vanish`).
 */
export const WITHDRAWAL_KINDS = ['notice', 'gone', 'redirect', 'vanish'] as const;

/** One of the kinds. */
export type WithdrawalKind = (typeof WITHDRAWAL_KINDS)[number];

/** Chinese names of the kinds. */
export const WITHDRAWAL_KIND_LABELS: Readonly<Record<WithdrawalKind, string>> = {
  notice: '保留撤下说明',
  gone: '永久移除',
  redirect: '转到替代文稿',
  vanish: '彻底移除，不留痕迹',
};

/** Kinds that a publisher chooses from. */
export const ORDINARY_KINDS = ['notice', 'gone', 'redirect'] as const;

/** Why not even a trace may stay: the exceptions of 条例第14、15条, and what other law forbids to spread. */
export const VANISH_GROUNDS = ['personalData', 'stateSecret', 'tradeSecret', 'otherLaw'] as const;

/** One of the grounds. */
export type VanishGround = (typeof VANISH_GROUNDS)[number];

/** Chinese names of the grounds. */
export const VANISH_GROUND_LABELS: Readonly<Record<VanishGround, string>> = {
  personalData: '涉及个人隐私或者个人信息（条例第15条、个人信息保护法第47条）',
  stateSecret: '涉及国家秘密或者可能危及安全、稳定（条例第14条）',
  tradeSecret: '涉及商业秘密（条例第15条）',
  otherLaw: '法律、行政法规禁止公开的其他信息',
};

/** What a person says of a withdrawal beside its reason; hold it against `checkWithdrawal` too. */
export const withdrawalFields = {
  kind: z.enum(ORDINARY_KINDS).default('notice'),
  /** What the public reads on the page that stays; the reason itself may be internal. Empty where none stays. */
  publicNotice: optionalLine(300, '对外说明'),
  /** 标题不宜公开: the page that stays doesn't name it. */
  hideTitle: z.boolean().default(false),
  /** Public address of the document that took its place. Only of `redirect`. */
  redirectPath: optionalLine(500, '替代文稿的网址'),
} as const;

/** Complains of what a kind needs and the person left out. */
export function checkWithdrawal(value: Withdrawal, issues: z.RefinementCtx): void {
  const [field, what] =
    value.kind === 'redirect'
      ? (['redirectPath', '替代文稿的网址'] as const)
      : (['publicNotice', '对外说明'] as const);
  if (value[field] === '') issues.addIssue({ code: 'custom', path: [field], message: `请填写${what}` });
}

/** Both together. */
export const withdrawalSchema = z.object(withdrawalFields).superRefine(checkWithdrawal);

/** A withdrawal as it is carried out. */
export interface Withdrawal {
  readonly kind: (typeof ORDINARY_KINDS)[number];
  readonly publicNotice: string;
  readonly hideTitle: boolean;
  readonly redirectPath: string;
}
