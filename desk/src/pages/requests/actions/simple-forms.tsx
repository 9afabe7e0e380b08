import type { ReactNode } from 'react';
import type { ActionKind } from './action-words.ts';
import { TextField, LineField, type ActionForm } from './form-parts.tsx';

interface Simple {
  readonly name: string;
  readonly label: string;
  readonly long?: true;
  readonly optional?: true;
  readonly extra?: string;
}

const PROOF = {
  name: 'proof',
  label: '凭证',
  extra: '如签收人、邮件编号、发送记录；凭证的扫描件在“材料”中上传。',
} as const;
const TEXT = (name: string, label: string): Simple => ({ name, label, long: true });

const SIMPLE: Partial<Readonly<Record<ActionKind, readonly Simple[]>>> = {
  dismissed: [TEXT('explanation', '不作为申请处理的理由')],
  reinstated: [],
  separated: [],
  examined: [],
  searchConcluded: [],
  clarificationLapsed: [TEXT('explanation', '逾期未补正的情况')],
  clarified: [TEXT('text', '补正的内容')],
  reasonsAsked: [
    {
      name: 'explanation',
      label: '要求说明理由的原因',
      long: true,
      extra: '写明一定时期内申请的数量、频次；这段话写入告知书。',
    },
  ],
  reasonsGiven: [TEXT('text', '申请人说明的理由')],
  reasonsLapsed: [TEXT('explanation', '没有说明理由的情况')],
  meetingHeld: [
    TEXT('participants', '参加人员'),
    TEXT('opinions', '各方意见'),
    TEXT('conclusion', '会议结论'),
  ],
  feeNoticeDelivered: [PROOF],
  extensionTold: [PROOF],
  extensionRefused: [TEXT('opinion', '不同意的意见')],
  feeWaived: [TEXT('explanation', '不再收费的理由')],
  feeLapsed: [TEXT('explanation', '逾期未缴费的情况')],
  withdrawn: [{ name: 'proof', label: '撤回申请的凭据', long: true }],
  noted: [TEXT('text', '备注')],
};

/** Forms of actions that ask for some words and nothing else. */
export function simpleForm(kind: ActionKind): ActionForm | null {
  const fields = SIMPLE[kind];
  if (fields === undefined) return null;
  return {
    Fields: (): ReactNode =>
      fields.map(({ long, name, label, optional = false, extra }) => {
        const shared = { name, label, optional, ...(extra !== undefined && { extra }) };
        return long ? <TextField key={name} {...shared} /> : <LineField key={name} {...shared} />;
      }),
  };
}
