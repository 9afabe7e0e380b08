import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { PlainDate } from '../../law/dates.ts';
import type { ClockState } from '../../law/clock/clock.ts';
import { feeWindow } from '../../law/information-fees.ts';
import type { RequestEventKind } from '../../law/requests/request-events.ts';
import type { RequestState } from '../../law/requests/request-state.ts';
import { openActions } from '../../law/requests/transitions.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { boardItems, dueWindow, type BoardItem } from './request-board.ts';
import { standingOf } from './case-standing.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';
import type { RequestFileKind } from './requests.definitions.ts';
import { milestonesOf, type ShownMilestone } from './request-milestones.ts';
import { requestSettings } from './request-settings.ts';
import { similarRequests } from './related-requests.ts';
import { lettersOfSubject } from '../letters/letters.queries.ts';
import type { IssuedLetter } from '../letters/letters.types.ts';
import { requestRolesOf, requestsPolicy } from './requests.policy.ts';
import {
  applicantOf,
  casesOfApplicant,
  filesOf,
  messagesOf,
  requestsWithin,
  satisfactionOf,
  type LedgerEntry,
} from './requests.repository.ts';

/** How many earlier requests of the same applicant are shown. */
const EARLIER_SHOWN = 20;

/** The whole file of a request, for whoever may open it. */
export interface RequestView {
  readonly item: BoardItem;
  readonly agency: { readonly id: string; readonly name: string };
  readonly applicant: {
    readonly kind: string;
    readonly name: string;
    readonly proofKind: string;
    readonly contactName: string;
    readonly phone: string;
    readonly address: string;
    readonly postcode: string;
    readonly email: string;
    readonly agentName: string;
    readonly supplyForm: string;
    readonly supplyWay: string;
    readonly needsHelp: boolean;
  };
  readonly subject: string;
  readonly milestones: readonly ShownMilestone[];
  /** 工作日 that the agency usually gives for a 补正. */
  readonly clarificationWorkdays: number;
  readonly letters: readonly IssuedLetter[];
  readonly satisfaction: { readonly score: number; readonly text: string } | null;
  readonly sameSubject: readonly BoardItem[];
  readonly state: RequestState;
  readonly ledger: readonly LedgerEntry[];
  readonly clock: { readonly state: ClockState } | { readonly missing: string };
  /** What the actor may do now. */
  readonly actions: readonly RequestEventKind[];
  readonly files: readonly ShownFile[];
  readonly messages: readonly ShownMessage[];
  /** Other requests of the same applicant: a hint at 重复申请, never a bar. */
  readonly sameApplicant: readonly BoardItem[];
  /** Ordinal of this request among the applicant's of its calendar month (国办函〔2020〕109号第4条). */
  readonly ordinalInMonth: number | null;
  readonly may: { readonly handle: boolean; readonly openProof: boolean };
}

/** A file of the dossier. */
export interface ShownFile {
  readonly id: string;
  readonly kind: RequestFileKind;
  readonly evidence: string;
  readonly name: string;
  readonly size: number;
  readonly shownToApplicant: boolean;
  readonly createdAt: Date;
}

/** What the applicant wrote. */
export interface ShownMessage {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly at: Date;
  readonly taken: boolean;
}

/** Opens the file of a request. */
export async function openRequest(ctx: Ctx, input: { caseId: string }): Promise<RequestView> {
  const loaded = await loadCase(ctx, input.caseId);
  authorise(requestsPolicy.open(ctx.actor, loaded.place, await standingOf(ctx, loaded)));
  const { row, state, ledger, clock, place } = loaded;
  const handles = requestsPolicy.handle(ctx.actor, place) === true;
  const window = await dueWindow(ctx, row.agency_id);
  const sees = { window, handles: true };
  const [item] = await boardItems(ctx.db, [row], sees);
  if (item === undefined) throw new Error('the request itself');
  const { id, name } = await agencyById(ctx.db, row.agency_id);
  const roles = requestRolesOf(ctx.actor, place);
  const settings = await requestSettings(ctx.db, row.agency_id);
  return {
    item,
    agency: { id, name },
    applicant: await shownApplicant(ctx, loaded),
    subject: row.subject,
    milestones: milestonesOf(loaded, settings),
    clarificationWorkdays: settings.clarificationWorkdays,
    letters: handles ? await lettersOfSubject(ctx.db, row.id) : [],
    satisfaction: handles ? await satisfactionOf(ctx.db, row.id) : null,
    sameSubject: handles ? await boardItems(ctx.db, await similarRequests(ctx.db, row), sees) : [],
    state,
    ledger,
    clock,
    actions: [...new Set(roles.flatMap((role) => openActions(state.position, role)))],
    files: await shownFiles(ctx, loaded, handles),
    messages: handles ? await shownMessages(ctx, row.id) : [],
    sameApplicant: handles ? await boardItems(ctx.db, await earlierOf(ctx, loaded), sees) : [],
    ordinalInMonth: await ordinalInMonth(ctx, loaded, state.receivedOn),
    may: { handle: handles, openProof: requestsPolicy.openProof(ctx.actor, place) === true },
  };
}

async function shownApplicant(ctx: Ctx, { row }: LoadedCase): Promise<RequestView['applicant']> {
  const applicant = await applicantOf(ctx.db, row.id);
  return {
    kind: row.applicant_kind,
    name: applicant.name,
    proofKind: applicant.proof_kind,
    contactName: applicant.contact_name,
    phone: applicant.phone,
    address: applicant.address,
    postcode: applicant.postcode,
    email: applicant.email,
    agentName: applicant.agent_name,
    supplyForm: applicant.supply_form,
    supplyWay: applicant.supply_way,
    needsHelp: applicant.needs_help,
  };
}

/** Reviewers see what the decision stands on; who the applicant is was for the handler to check. */
async function shownFiles(ctx: Ctx, { row }: LoadedCase, handles: boolean): Promise<ShownFile[]> {
  const files = await filesOf(ctx.db, row.id);
  return files
    .filter(({ kind }) => handles || (kind !== 'identityProof' && kind !== 'authorisation'))
    .map((file) => ({
      id: file.id,
      kind: file.kind,
      evidence: file.evidence,
      name: file.name,
      size: file.size,
      shownToApplicant: file.shown_to_applicant,
      createdAt: file.created_at,
    }));
}

async function shownMessages(ctx: Ctx, caseId: string): Promise<ShownMessage[]> {
  const messages = await messagesOf(ctx.db, caseId);
  return messages.map(({ id, kind, text, at, taken_at: takenAt }) => ({
    id,
    kind,
    text,
    at,
    taken: takenAt !== null,
  }));
}

async function earlierOf(ctx: Ctx, { row }: LoadedCase) {
  return casesOfApplicant(ctx.db, {
    agencyId: row.agency_id,
    applicantKey: row.applicant_key,
    except: row.id,
    limit: EARLIER_SHOWN,
  });
}

async function ordinalInMonth(
  ctx: Ctx,
  { row }: LoadedCase,
  receivedOn: PlainDate | null,
): Promise<number | null> {
  if (receivedOn === null) return null;
  return requestsWithin(ctx.db, {
    agencyId: row.agency_id,
    applicantKey: row.applicant_key,
    ...feeWindow(receivedOn),
    upTo: row.id,
  });
}
