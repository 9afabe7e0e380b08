import { z } from 'zod';
import { day, id, line, optionalDay, optionalLine } from '../../platform/http/shapes.ts';
import { APPLICANT_KINDS } from '../../law/annual-report/form.ts';
import { REQUEST_CHANNELS } from '../../law/requests/channels.ts';
import { requestItem } from './request-actions.api.ts';
import { PROOF_KINDS, SUPPLY_FORMS, SUPPLY_WAYS } from './requests.definitions.ts';

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] =>
  Object.keys(record) as Key[];

const optional = (max: number, what: string) => optionalLine(max, what);

/** Who applies, as it is filled in. */
export const applicantFields = z.object({
  kind: z.enum(APPLICANT_KINDS, { error: '请选择申请人类别' }),
  name: line(100, '申请人姓名或者名称'),
  proofKind: z.enum(keysOf(PROOF_KINDS), { error: '请选择身份证明种类' }),
  proofNumber: optional(60, '证件号码'),
  contactName: optional(60, '联系人'),
  phone: optional(40, '联系电话'),
  address: optional(200, '通信地址'),
  postcode: optional(10, '邮政编码'),
  email: optional(100, '电子邮箱'),
  agentName: optional(60, '代理人'),
  supplyForm: z.enum(keysOf(SUPPLY_FORMS), { error: '请选择信息形式' }),
  supplyWay: z.enum(keysOf(SUPPLY_WAYS), { error: '请选择获取方式' }),
  needsHelp: z.boolean(),
});

/** A request as staff take it in. */
export const registration = z.object({
  agencyId: id,
  arrival: z.object({
    channel: z.enum(REQUEST_CHANNELS, { error: '请选择提出方式' }),
    submittedOn: day,
    signedOn: optionalDay.optional(),
    confirmedOn: optionalDay.optional(),
  }),
  evidence: optionalLine(500, '收到日期的依据'),
  applicant: applicantFields,
  items: z.array(requestItem).min(1, '请填写申请公开的信息').max(50, '一次最多登记50项'),
  reason: optionalLine(500, '补记理由'),
});
