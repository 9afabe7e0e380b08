import { createHmac } from 'node:crypto';
import { nextCounter } from '../../platform/counters.ts';
import type { TxCtx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { hashQueryCode, newQueryCode } from '../../platform/query-code.ts';
import type { MasterKeys } from '../../platform/master-keys.ts';
import { sealText } from '../../platform/sealed-text.ts';
import { dayInShanghai, yearOf, type PlainDate } from '../../law/dates.ts';
import type { ApplicantKind } from '../../law/annual-report/form.ts';
import type { RequestChannel } from '../../law/requests/channels.ts';
import type { RequestAction, RequestItem } from '../../law/requests/request-events.ts';
import type { RequestRole } from '../../law/requests/positions.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { isRecorded } from '../registers/managed-records.ts';
import { assembled, type LoadedCase } from './loaded-case.ts';
import { perform, subjectOf } from './perform-action.ts';
import { calendarOf } from './request-calendar.ts';
import { requestSettings } from './request-settings.ts';
import type { ProofKind, SupplyForm, SupplyWay } from './requests.definitions.ts';
import { findCaseByNumber, insertCase } from './requests.repository.ts';

/** Who applies and how the information is wanted: the items of 条例第29条 and nothing more. */
export interface ApplicantData {
  readonly kind: ApplicantKind;
  readonly name: string;
  readonly proofKind: ProofKind;
  readonly proofNumber: string;
  /** Of organisations: whom to speak with. */
  readonly contactName: string;
  readonly phone: string;
  readonly address: string;
  readonly postcode: string;
  readonly email: string;
  readonly agentName: string;
  readonly supplyForm: SupplyForm;
  readonly supplyWay: SupplyWay;
  readonly needsHelp: boolean;
}

/** A request as it comes in. */
export interface Intake {
  readonly agencyId: string;
  readonly channel: RequestChannel;
  readonly submittedOn: PlainDate;
  readonly applicant: ApplicantData;
  readonly items: readonly RequestItem[];
  readonly role: Extract<RequestRole, 'handler' | 'applicant'>;
  readonly reason?: string;
  /** Of a request that was registered before it was handled here: the record's identifier and its number. */
  readonly recorded?: { readonly id: string; readonly number: string };
}

/** What proves to the applicant that it came in. The code is shown once and kept nowhere. */
export interface Receipt {
  readonly caseId: string;
  readonly number: string;
  readonly queryCode: string;
}

/** A new request with its number, before it is received in the sense of the law. Authorise before. */
export async function openCase(tx: TxCtx, intake: Intake): Promise<{ loaded: LoadedCase; receipt: Receipt }> {
  const { agencyId, channel, submittedOn, applicant, items } = intake;
  const at = tx.clock.now();
  const id = intake.recorded?.id ?? newId(at.getTime());
  const number = intake.recorded?.number ?? (await nextNumber(tx, agencyId, yearOf(dayInShanghai(at))));
  const queryCode = newQueryCode();
  const row = {
    id,
    agency_id: agencyId,
    number,
    query_code_hash: hashQueryCode(tx.keys, { number, code: queryCode }),
    position: 'pending',
    channel,
    applicant_kind: applicant.kind,
    applicant_key: applicantKey(tx.keys, applicant.name),
    subject: items.map(({ description }) => description).join('\n'),
    submitted_on: submittedOn,
    received_on: null,
    original_due_on: null,
    due_on: null,
    paused_until: null,
    clock: 'none',
    holder_id: null,
    unit: '',
    extended: false,
    outcome: null,
    settled_on: null,
    in_time: null,
    lead_id: null,
    last_seq: 0,
    created_at: at,
    changed_at: at,
  } as const;
  await insertCase(tx.db, row, applicantRow(tx.keys, id, applicant));
  tx.record({
    type: 'request.entered',
    agencyId,
    subject: subjectOf({ row }),
    after: { channel, submittedOn },
  });
  const nothing = assembled({
    row,
    place: await placeOf(tx.db, agencyId),
    ledger: [],
    today: dayInShanghai(at),
    calendar: await calendarOf(tx.db),
  });
  const submitted: RequestAction = { kind: 'submitted', detail: { channel, items } };
  const loaded = await perform(tx, nothing, {
    action: submitted,
    role: intake.role,
    on: submittedOn,
    reason: intake.reason,
  });
  return { loaded, receipt: { caseId: id, number, queryCode } };
}

/** By which the requests of one applicant are found, without the name standing in an index. */
export function applicantKey(keys: MasterKeys, name: string): string {
  const plain = name.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
  return createHmac('sha256', keys.derive('applicant key')).update(plain).digest('base64url');
}

function applicantRow(keys: MasterKeys, caseId: string, applicant: ApplicantData) {
  const { proofNumber } = applicant;
  return {
    case_id: caseId,
    organisation: applicant.kind !== 'natural',
    name: applicant.name,
    proof_kind: applicant.proofKind,
    proof_number_sealed: proofNumber === '' ? '' : sealText(keys, proofNumber, `proof of ${caseId}`),
    contact_name: applicant.contactName,
    phone: applicant.phone,
    address: applicant.address,
    postcode: applicant.postcode,
    email: applicant.email,
    agent_name: applicant.agentName,
    supply_form: applicant.supplyForm,
    supply_way: applicant.supplyWay,
    needs_help: applicant.needsHelp,
  };
}

/** 三角依申〔2026〕3号. A number that was used otherwise is passed over. */
async function nextNumber(tx: TxCtx, agencyId: string, year: number): Promise<string> {
  const agency = await agencyById(tx.db, agencyId);
  const settings = await requestSettings(tx.db, agencyId);
  const word = settings.numberWord === '' ? `${agency.shortName}依申` : settings.numberWord;
  for (;;) {
    const count = await nextCounter(tx, `request ${agencyId} ${year}`);
    const number = `${word}〔${year}〕${count}号`;
    const handled = await findCaseByNumber(tx.db, agencyId, number);
    const recorded = await isRecorded(tx.db, 'requests', { agencyId, title: number });
    if (handled === null && !recorded) return number;
  }
}
