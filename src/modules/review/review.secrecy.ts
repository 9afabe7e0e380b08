import { z } from 'zod';
import { line, optionalDay, optionalLine } from '../../platform/http/shapes.ts';
import {
  awaitsAuthority,
  secrecyAllows,
  type EarlierReview,
  type SecrecyResult,
} from '../../law/secrecy-review.ts';
import type { EditionState } from '../documents/documents.states.ts';

/** The form of 保密审查 and the rules by which its parts must agree. Pure; runs in the browser too. */

/** Chinese names of the results. */
export const SECRECY_RESULT_LABELS: Readonly<Record<SecrecyResult, string>> = {
  open: '公开',
  partial: '部分公开',
  withheld: '不予公开',
  referred: '报请确定',
};

/** 处理方式. */
export const SECRECY_HANDLINGS = ['direct', 'masked', 'separated', 'withhold', 'refer'] as const;
/** One of the ways of handling. */
export type SecrecyHandling = (typeof SECRECY_HANDLINGS)[number];
/** Chinese names of the ways of handling. */
export const SECRECY_HANDLING_LABELS: Readonly<Record<SecrecyHandling, string>> = {
  direct: '直接公开',
  masked: '脱敏后公开',
  separated: '区分处理后公开',
  withhold: '不公开',
  refer: '报请确定',
};

/** Chinese names of the sources. */
export const SECRECY_SOURCE_LABELS = { made: '制作', obtained: '获取' } as const;

/** 拟公开方式. */
export const SECRECY_CHANNELS = [
  'website',
  'newMedia',
  'board',
  'press',
  'broadcast',
  'readingRoom',
] as const;
/** Chinese names of the channels. */
export const SECRECY_CHANNEL_LABELS: Readonly<Record<(typeof SECRECY_CHANNELS)[number], string>> = {
  website: '政府网站',
  newMedia: '政务新媒体',
  board: '公开栏',
  press: '报刊',
  broadcast: '广播电视',
  readingRoom: '公开查阅点',
};

/** What may stand against disclosure: 条例第14条至第16条，保密法第64条（工作秘密）. */
export const SECRECY_CONCERNS = [
  'stateSecret',
  'workSecret',
  'tradeSecret',
  'privacy',
  'stability',
  'thirdParty',
  'otherAgency',
] as const;
/** One of the concerns. */
export type SecrecyConcern = (typeof SECRECY_CONCERNS)[number];
/** Chinese names of the concerns. */
export const SECRECY_CONCERN_LABELS: Readonly<Record<SecrecyConcern, string>> = {
  stateSecret: '涉及国家秘密',
  workSecret: '涉及工作秘密',
  tradeSecret: '涉及商业秘密',
  privacy: '涉及个人隐私',
  stability: '可能危及国家安全、公共安全、经济安全、社会稳定',
  thirdParty: '涉及第三方合法权益',
  otherAgency: '涉及其他机关的信息',
};

/** What the reviewer fills in; title, revision and attachments with their hashes are added by the program. */
export const secrecyForm = z.object({
  /** 载体：公文、非公文. */
  carrier: z.enum(['officialDocument', 'other'], { error: '请选择载体' }),
  /** 来源：制作、获取. */
  source: z.enum(['made', 'obtained'], { error: '请选择信息来源' }),
  channels: z.array(z.enum(SECRECY_CHANNELS)).min(1, '请至少选择一种拟公开方式'),
  plannedOn: optionalDay,
  /** 公开范围. */
  scope: line(100, '公开范围'),
  /** 内容摘要. */
  abstract: optionalLine(1_000, '内容摘要'),
  concerns: z.array(z.enum(SECRECY_CONCERNS)).default([]),
  concernsNote: optionalLine(1_000, '情况说明'),
  /** Where the agency that made it published it itself, or agreed; for what people handed in, who did. */
  otherAgencyBasis: optionalLine(500, '其他机关信息的公开依据'),
  handling: z.enum(SECRECY_HANDLINGS, { error: '请选择处理方式' }),
  /** 承办人、科室负责人、分管领导、主管部门或保密行政管理部门的意见，照纸质审批单转录. */
  handlerOpinion: optionalLine(500, '承办人意见'),
  sectionHeadOpinion: optionalLine(500, '科室负责人意见'),
  leaderOpinion: optionalLine(500, '分管领导意见'),
  authorityOpinion: optionalLine(500, '主管部门或保密行政管理部门意见'),
});

/** A filled form. */
export type SecrecyForm = z.output<typeof secrecyForm>;

/** Handling that each result allows. */
const HANDLINGS: Readonly<Record<SecrecyResult, readonly SecrecyHandling[]>> = {
  open: ['direct', 'masked'],
  partial: ['masked', 'separated'],
  withheld: ['withhold'],
  referred: ['refer'],
};

/** What is wrong with a form, and at which of its members it is to be mended. */
export interface SecrecyFault {
  readonly field: 'result' | 'concernsNote' | 'authorityOpinion';
  /** A Chinese sentence. */
  readonly message: string;
}

/** Where the parts of a form contradict each other, or `earlier` reviews of the document, newest first; empty when they agree. */
export function secrecyFaults(
  form: SecrecyForm,
  result: SecrecyResult,
  earlier: readonly EarlierReview[],
): SecrecyFault[] {
  const faults: SecrecyFault[] = [];
  const wrong = (field: SecrecyFault['field'], message: string): void => {
    faults.push({ field, message });
  };
  if (!HANDLINGS[result].includes(form.handling)) {
    wrong(
      'result',
      `审查结论为“${SECRECY_RESULT_LABELS[result]}”时，处理方式不能是“${SECRECY_HANDLING_LABELS[form.handling]}”，请改正其中一项。`,
    );
  }
  if (form.concerns.length > 0 && form.concernsNote === '') {
    wrong('concernsNote', '已勾选涉密或涉及他人权益的事项，请在情况说明中写明具体内容和处理依据。');
  }
  if (secrecyAllows(result) && form.authorityOpinion === '' && awaitsAuthority(earlier)) {
    wrong(
      'authorityOpinion',
      '这份文稿已经报请确定，请写明主管部门或者保密行政管理部门的意见后再签署公开或者部分公开（条例第17条）。',
    );
  }
  // 条例第14条: what is a state secret is not disclosed at all; 保密法第64条 keeps work secrets too.
  if (secrecyAllows(result) && form.concerns.includes('stateSecret')) {
    wrong('result', '涉及国家秘密的信息不予公开（条例第14条）。请选择“不予公开”，不能确定的选择“报请确定”。');
  }
  if (result === 'open' && form.concerns.includes('workSecret')) {
    wrong(
      'result',
      '涉及工作秘密的内容不能公开（保密法第64条）。请区分处理后选择“部分公开”，或选择“不予公开”。',
    );
  }
  return faults;
}

/**
 * Whether 保密审查 of a text in that state means anything: before publication, and after it too, as what was public may
 * be looked at again and must not come back against the result.
 */
export function admitsSecrecyReview(state: EditionState): boolean {
  return state !== 'superseded' && state !== 'discarded';
}
