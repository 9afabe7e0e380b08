import { authorise, nameOf } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { REQUEST_COLUMN_LABELS } from '../../law/annual-report/form.ts';
import { toChinese } from '../../law/dates.ts';
import type { LetterFieldValues } from '../../law/letters/letter.ts';
import { RECEIPT_RULES } from '../../law/requests/channels.ts';
import type { DeliveryMethod } from '../../law/requests/request-events.ts';
import type { LetterFile } from '../letters/letters.usecases.ts';
import { writeForm } from '../letters/write-form.ts';
import type { ApplicantData } from './intake.ts';
import { applicantData } from './applicant-data.ts';
import type { CaseForm } from './case-forms.definitions.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';
import { SUPPLY_FORMS, SUPPLY_WAYS, PROOF_KINDS } from './requests.definitions.ts';
import { requestsPolicy } from './requests.policy.ts';

/** A row of 归档目录. */
export interface IndexRow {
  readonly title: string;
  readonly number: string;
  readonly date: string;
  readonly pages: string;
}

const DELIVERY_WORDS: Readonly<Record<DeliveryMethod, string>> = {
  inPerson: '直接送达',
  entrusted: '委托送达',
  post: '邮寄送达',
  electronic: '电子送达',
  left: '留置送达',
  announced: '公告送达',
};

/** A form as DOCX or PDF, made of what the file says now. For whoever handles requests. */
export async function writeCaseForm(
  ctx: Ctx,
  input: { readonly caseId: string; readonly kind: CaseForm; readonly format: 'docx' | 'pdf' },
  index: () => Promise<readonly IndexRow[]>,
): Promise<LetterFile> {
  const { caseId, kind, format } = input;
  const loaded = await loadCase(ctx, caseId);
  authorise(requestsPolicy.handle(ctx.actor, loaded.place));
  const fields =
    kind === 'archiveIndex'
      ? indexFields(loaded, { rows: await index(), archivist: nameOf(ctx.actor) })
      : await fieldsOf(ctx, loaded, kind);
  return writeForm(ctx, { agencyId: loaded.row.agency_id, kind, fields, format });
}

/** What a form but 归档目录 is filled with. */
export async function fieldsOf(
  ctx: Pick<Ctx, 'db' | 'keys'>,
  loaded: LoadedCase,
  kind: Exclude<CaseForm, 'archiveIndex'>,
): Promise<LetterFieldValues> {
  const applicant = await applicantData(ctx, loaded);
  switch (kind) {
    case 'application':
      return { ...personFields(applicant), 申请内容: loaded.row.subject };
    case 'registration':
      return registrationFields(loaded, applicant);
    case 'searchRecord':
      return searchFields(loaded);
    case 'delivery':
      return deliveryFields(loaded, applicant);
  }
}

function personFields(applicant: ApplicantData): LetterFieldValues {
  const { phone, address, email, agentName } = applicant;
  return {
    申请人: agentName === '' ? applicant.name : `${applicant.name}（代理人：${agentName}）`,
    申请人类别: REQUEST_COLUMN_LABELS[applicant.kind],
    证件情况: PROOF_KINDS[applicant.proofKind],
    联系方式: [phone, address, email].filter((text) => text !== '').join('；') || '未留联系方式',
    信息形式: `${SUPPLY_FORMS[applicant.supplyForm]}，${SUPPLY_WAYS[applicant.supplyWay]}`,
  };
}

function registrationFields({ row, state }: LoadedCase, applicant: ApplicantData): LetterFieldValues {
  const { 申请人 = '', 申请人类别 = '', 信息形式 = '' } = personFields(applicant);
  const holder =
    state.holder === null ? '尚未指定承办人' : `承办人：${state.holder.name} ${state.holder.unit}`;
  const end = row.settled_on === null ? '尚未办结' : `${toChinese(row.settled_on)}办结`;
  return {
    申请编号: row.number,
    申请人,
    申请人类别,
    收到日期: row.received_on ?? '',
    接收方式: state.channel === null ? '' : RECEIPT_RULES[state.channel].label,
    申请内容: row.subject,
    信息形式,
    答复期限: row.due_on ?? row.original_due_on ?? '',
    承办情况: `${holder}\n${end}`,
  };
}

function searchFields({ row, state }: LoadedCase): LetterFieldValues {
  const found = state.searches.filter((search) => search.found).length;
  const conclusion =
    found > 0 ? `检索${state.searches.length}次，查到所申请的信息。` : '经检索，没有查到所申请的信息。';
  return {
    申请编号: row.number,
    申请内容: row.subject,
    检索记录: [
      ['时间', '检索人', '场所或者系统', '关键词', '结果'],
      ...state.searches.map(({ on, searcher, place, keywords, result }) => [
        on,
        searcher,
        place,
        keywords,
        result,
      ]),
    ],
    检索结论: state.searches.length === 0 ? '没有检索记录。' : conclusion,
  };
}

function deliveryFields({ state, ledger }: LoadedCase, applicant: ApplicantData): LetterFieldValues {
  const delivered = ledger.findLast(({ kind }) => kind === 'delivered');
  const proof = delivered?.kind === 'delivered' ? delivered.detail.proof : '';
  return {
    受送达人: applicant.name,
    送达文书: `政府信息公开申请答复书${state.letter === null ? '' : `（${state.letter.number}）`}`,
    送达方式:
      state.delivery === null ? SUPPLY_WAYS[applicant.supplyWay] : DELIVERY_WORDS[state.delivery.method],
    送达地址: applicant.address || applicant.email || '当面送达，没有地址',
    邮件编号: state.delivery?.method === 'post' ? proof : '',
    送达日期: state.delivery?.on ?? '',
  };
}

function indexFields(
  { row, ledger, today }: LoadedCase,
  { rows, archivist }: { readonly rows: readonly IndexRow[]; readonly archivist: string },
): LetterFieldValues {
  const archived = ledger.findLast(({ kind }) => kind === 'archived');
  return {
    申请编号: row.number,
    归档材料: [
      ['序号', '材料名称', '文号', '日期', '页数'],
      ...rows.map(({ title, number, date, pages }, at) => [String(at + 1), title, number, date, pages]),
    ],
    立卷人: archived?.byName ?? archivist,
    归档日期: archived?.on ?? today,
  };
}
