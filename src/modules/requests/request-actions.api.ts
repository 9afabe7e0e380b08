import { z } from 'zod';
import { day, id, line, optionalLine } from '../../platform/http/shapes.ts';
import { newestRules } from '../../law/clock/clock-rules.ts';
import { DECISION_KINDS, CIRCUMSTANCES, type Circumstance } from '../../law/decisions/decision-kinds.ts';
import { EVIDENCE, type EvidenceKey } from '../../law/decisions/evidence.ts';
import { REQUEST_CHANNELS } from '../../law/requests/channels.ts';
import { WORKING_POSITIONS } from '../../law/requests/positions.ts';

/** Longest text that is entered about a request. */
const LONG = 4_000;

const kinds = DECISION_KINDS.map(({ key }) => key);
const evidenceKeys = Object.keys(EVIDENCE) as EvidenceKey[];
const circumstances = Object.keys(CIRCUMSTANCES) as Circumstance[];
const text = (what: string) => line(LONG, what);
const nothing = z.object({}).strict();
const method = z.enum(['inPerson', 'entrusted', 'post', 'electronic', 'left', 'announced'], {
  error: '请选择送达方式',
});
const { workdays: longest } = newestRules().extension;
const extensionBounds = `延长的期限为1至${longest}个工作日`;
const workdays = z.number().int().min(1, extensionBounds).max(longest, extensionBounds);
const itemId = z.string().min(1).max(60);

/** One thing asked for. */
export const requestItem = z.object({ id: itemId, description: text('申请内容') });

const decision = z.object({
  itemId,
  kind: z.enum(kinds, { error: '请选择结论' }),
  explanation: optionalLine(LONG, '理由'),
  evidence: z.partialRecord(z.enum(evidenceKeys), z.string().max(LONG)),
  circumstances: z.array(z.enum(circumstances)).max(5).optional(),
  discretionReason: z.string().max(LONG).optional(),
  excuse: z.string().max(LONG).optional(),
});

const explained = (what: string) => z.object({ explanation: text(what) });

/** What may be said with each action, as the desk sends it. Letters are made by the program: their numbers aren't sent. */
export const requestAction = z.discriminatedUnion('kind', [
  act('received', z.object({ channel: z.enum(REQUEST_CHANNELS), evidence: text('收到日期的依据') })),
  act('dismissed', explained('不作为申请处理的理由')),
  act('reinstated', nothing),
  act('transferred', z.object({ agencyId: id, agencyName: line(100, '机关名称') })),
  act(
    'assigned',
    z.object({ holderId: id, holderName: line(60, '承办人'), unit: optionalLine(100, '承办科室') }),
  ),
  act('itemAdded', z.object({ item: requestItem })),
  act('itemAssigned', z.object({ itemId, unit: line(100, '承办科室'), dueOn: day.optional() })),
  act('split', z.object({ itemIds: z.array(itemId).min(1).max(50), into: z.array(z.never()).default([]) })),
  act('joined', z.object({ leadId: id, leadNumber: line(100, '主件编号') })),
  act('separated', nothing),
  act('examined', nothing),
  act('clarificationAsked', z.object({ points: text('需要补正的内容'), respondBy: day })),
  act('clarified', z.object({ text: text('补正的内容') })),
  act('clarificationLapsed', explained('逾期未补正的情况')),
  act('reasonsAsked', explained('要求说明理由的原因')),
  act('reasonsGiven', z.object({ text: text('申请人说明的理由') })),
  act('reasonsLapsed', explained('没有说明理由的情况')),
  act('delayed', z.object({ until: day, explanation: text('延迟答复的理由') })),
  act(
    'divided',
    z.object({
      responsible: z.enum(['ours', 'joint', 'notOurs'], { error: '请选择由谁负责' }),
      agencyName: z.string().max(100).optional(),
      agencyContact: z.string().max(200).optional(),
    }),
  ),
  act(
    'assistanceAsked',
    z.object({ unit: line(100, '协办单位'), question: text('协办事项'), dueOn: day.optional() }),
  ),
  act('assistanceGiven', z.object({ unit: line(100, '协办单位'), answer: text('协办意见') })),
  act(
    'searched',
    z.object({
      place: line(200, '检索的场所或系统'),
      keywords: line(200, '关键词'),
      searcher: line(60, '检索人'),
      found: z.boolean(),
      result: text('检索结果'),
    }),
  ),
  act('searchConcluded', nothing),
  act(
    'consultationSent',
    z.object({
      consultation: itemId,
      with: z.enum(['thirdParty', 'jointMaker', 'otherAgency'], { error: '请选择征求谁的意见' }),
      addressee: line(100, '被征求意见方'),
      question: text('征求意见的内容'),
      itemIds: z.array(itemId).min(1).max(50),
      subject: optionalLine(LONG, '涉及信息').optional(),
    }),
  ),
  act('consultationDelivered', z.object({ consultation: itemId, proof: text('送达凭证') })),
  act(
    'consultationReplied',
    z.object({
      consultation: itemId,
      opinion: z.enum(['agrees', 'refuses'], { error: '请选择意见' }),
      text: optionalLine(LONG, '意见和理由'),
    }),
  ),
  act('consultationLapsed', z.object({ consultation: itemId })),
  act(
    'meetingHeld',
    z.object({ participants: text('参加人员'), opinions: text('各方意见'), conclusion: text('会议结论') }),
  ),
  act(
    'feeAsked',
    z.object({
      method: z.enum(['perItem', 'perPage'], { error: '请选择按件或按量' }),
      quantity: z.number().int().min(1).max(100_000),
      amountYuan: z.number().int().min(0),
      explanation: text('计算说明'),
    }),
  ),
  act('feeNoticeDelivered', z.object({ proof: text('送达凭证') })),
  act('paid', z.object({ amountYuan: z.number().int().min(1), receipt: line(100, '财政票据号') })),
  act('feeWaived', explained('不再收费的理由')),
  act('feeLapsed', explained('逾期未缴费的情况')),
  act('extensionProposed', z.object({ workdays, explanation: text('延期理由') }).strict()),
  act('extended', z.object({ workdays, explanation: text('延期理由'), approvedBy: line(60, '同意人') })),
  act('extensionRefused', z.object({ opinion: text('不同意的意见') })),
  act('letterDelivered', z.object({ of: z.number().int().min(1), method, proof: text('送达凭证') })),
  act('extensionTold', z.object({ proof: text('告知凭证') })),
  act('judged', z.object({ decisions: z.array(decision).min(1).max(50) })),
  act('steppedBack', z.object({ to: z.enum(WORKING_POSITIONS) })),
  act(
    'drafted',
    z.object({
      letterKind: line(60),
      fields: z.record(z.string().max(40), z.unknown()),
      contentHash: z.string().max(80).default(''),
    }),
  ),
  act(
    'reviewed',
    z.object({
      aspect: z.enum(['legal', 'secrecy']),
      passed: z.boolean(),
      opinion: optionalLine(LONG, '审核意见'),
    }),
  ),
  act(
    'signed',
    z.object({ letterId: z.string().max(60).default(''), letterNumber: z.string().max(100).default('') }),
  ),
  act('signatureRefused', z.object({ opinion: text('退回意见') })),
  act('delivered', z.object({ method, proof: text('送达凭证'), arrivedOn: day.optional() })),
  act('archived', z.object({ volume: line(100, '卷号') })),
  act('withdrawn', z.object({ proof: text('撤回申请的凭据') })),
  act('dateCorrected', z.object({ of: z.number().int().min(1), to: day })),
  act('noted', z.object({ text: text('备注') })),
]);

function act<const Kind extends string, Detail extends z.ZodType>(kind: Kind, detail: Detail) {
  return z.object({ kind: z.literal(kind), detail });
}
