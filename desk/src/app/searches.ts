import { z } from 'zod';
import { DISPUTE_CASE_KINDS } from '../../../src/law/disputes/dispute-kinds.ts';
import { POSITIONS } from '../../../src/law/requests/positions.ts';
import { DOCUMENT_KINDS } from '../../../src/law/document-kinds.ts';
import { EDITION_STATES } from '../../../src/modules/documents/documents.states.ts';
import { TEXT_KINDS } from '../../../src/text/text-finding.ts';
import { day, id } from '../../../src/platform/http/shapes.ts';

/** A member that is left out when it can't be read, whatever somebody typed into the address line. */
function lenient<Member extends z.ZodType>(member: Member) {
  return member.optional().catch(undefined);
}

const text = lenient(z.string().trim().max(100));
const flag = lenient(z.literal('true'));

const ofAgency = z.object({ agencyId: lenient(id) });
const ofFees = ofAgency.extend({ year: lenient(z.number().int().min(2019).max(2100)) });
const ofDocuments = z.object({
  text,
  kind: lenient(z.enum(DOCUMENT_KINDS)),
  state: lenient(z.enum(EDITION_STATES)),
  agencyId: lenient(id),
  nodeId: lenient(id),
  mine: flag,
  live: lenient(z.enum(['true', 'false'])),
  pendingApproval: flag,
  changedFrom: lenient(day),
  changedTo: lenient(day),
  publishedFrom: lenient(day),
  publishedTo: lenient(day),
});
const ofRegister = z.object({
  agencyId: lenient(id),
  /** A public document that is to be registered: its form is open. */
  document: lenient(id),
  text,
  from: lenient(day),
  to: lenient(day),
  removed: flag,
  page: lenient(z.number().int().min(1).max(10_000)),
  size: lenient(z.number().int().min(1).max(200)),
});

const ofRequests = z.object({
  agencyId: lenient(id),
  view: lenient(z.enum(['board', 'calendar', 'statistics'])),
  which: lenient(z.enum(['open', 'overdue', 'soon', 'paused', 'pending', 'settled', 'all'])),
  position: lenient(z.enum(POSITIONS)),
  holderId: lenient(id),
  number: lenient(z.string().trim().max(60)),
  from: lenient(day),
  to: lenient(day),
  page: lenient(z.number().int().min(1).max(100_000)),
  size: lenient(z.number().int().min(1).max(200)),
  /** The month of the calendar. */
  month: lenient(z.string().regex(/^\d{4}-\d{2}$/)),
  /** The year of the figures. */
  year: lenient(z.number().int().min(2000).max(2100)),
});

const ofDisputes = z.object({
  agencyId: lenient(id),
  which: lenient(z.enum(['open', 'closed', 'all'])),
  kind: lenient(z.enum(DISPUTE_CASE_KINDS)),
  page: lenient(z.number().int().min(1).max(100_000)),
});

const ofObligations = z.object({
  agencyId: lenient(id),
  view: lenient(z.enum(['register', 'coverage', 'late', 'work', 'items', 'reminders'])),
  which: lenient(z.enum(['open', 'overdue', 'settled', 'all'])),
  year: lenient(z.number().int().min(2000).max(2100)),
  page: lenient(z.number().int().min(1).max(100_000)),
  responsible: lenient(id),
  /** Items of the 标准目录 without a column alone. */
  column: lenient(z.literal('none')),
});

/** What of the channels can be looked at. */
export const CHANNEL_VIEWS = [
  'postings',
  'boards',
  'wechat',
  'cms',
  'accounts',
  'deliveries',
  'records',
  'screen',
  'connections',
] as const;

const ofChannels = z.object({ agencyId: lenient(id), view: lenient(z.enum(CHANNEL_VIEWS)) });

const ofUpkeep = z.object({
  agencyId: lenient(id),
  view: lenient(z.enum(['ceasing', 'undisclosed', 'expiring', 'interpretations', 'coordination', 'terms'])),
  which: lenient(z.enum(['due', 'open', 'decided', 'approved', 'closed'])),
  year: lenient(z.number().int().min(2000).max(2100)),
  page: lenient(z.number().int().min(1).max(100_000)),
});

const ofQuality = z.object({
  agencyId: lenient(id),
  view: lenient(z.enum(['site', 'links', 'words', 'masking', 'figures'])),
  links: lenient(z.enum(['faulty', 'suspect', 'unsure', 'notice', 'ignored', 'all'])),
  kind: lenient(z.enum(TEXT_KINDS)),
  rule: lenient(z.string().max(20)),
  severity: lenient(z.enum(['gate', 'advice'])),
  page: lenient(z.number().int().min(1).max(100_000)),
});

/** What of 内容质量 is looked at. */
export type QualitySearch = z.output<typeof ofQuality>;

const ofProposals = z.object({
  agencyId: lenient(id),
  state: lenient(z.enum(['open', 'accepted', 'refused'])),
  page: lenient(z.number().int().min(1).max(100_000)),
});

/** Which reviews, suits and corrections are looked at. */
export type DisputesSearch = z.output<typeof ofDisputes>;
/** Which proposals to publish are looked at. */
export type ProposalsSearch = z.output<typeof ofProposals>;

/** Filters of the documents. Like all of these they survive opening a record and going back, and can be sent as a link. */
export type DocumentSearch = z.output<typeof ofDocuments>;
/** Filters and page of a register. */
export type RegisterSearch = z.output<typeof ofRegister>;

/** What of the requests is looked at, and how. */
export type RequestsSearch = z.output<typeof ofRequests>;

type Typed = Readonly<Record<string, unknown>>;

/** Reads whose fees are looked at, and of which year. */
export function feesSearch(typed: Typed): z.output<typeof ofFees> {
  return ofFees.parse(typed);
}

/** Reads the agency whose catalogue or registers are looked at. */
export function agencySearch(typed: Typed): z.output<typeof ofAgency> {
  return ofAgency.parse(typed);
}

/** Reads the filters of the documents. */
export function documentSearch(typed: Typed): DocumentSearch {
  return ofDocuments.parse(typed);
}

/** Reads filters and page of a register. */
export function registerSearch(typed: Typed): RegisterSearch {
  return ofRegister.parse(typed);
}

/** Reads what of the requests is looked at. */
export function requestsSearch(typed: Typed): RequestsSearch {
  return ofRequests.parse(typed);
}

/** Reads which reviews, suits and corrections are looked at. */
export function disputesSearch(typed: Typed): DisputesSearch {
  return ofDisputes.parse(typed);
}

/** Reads which obligations are looked at, and how. */
export function obligationsSearch(typed: Typed): z.output<typeof ofObligations> {
  return ofObligations.parse(typed);
}

/** Reads which channels are looked at. */
export function channelsSearch(typed: Typed): z.output<typeof ofChannels> {
  return ofChannels.parse(typed);
}

/** Reads which proposals are looked at. */
export function proposalsSearch(typed: Typed): ProposalsSearch {
  return ofProposals.parse(typed);
}

/** Reads which part of 动态调整 is looked at. */
export function upkeepSearch(typed: Typed): z.output<typeof ofUpkeep> {
  return ofUpkeep.parse(typed);
}

/** Reads what of 内容质量 is looked at. */
export function qualitySearch(typed: Typed): QualitySearch {
  return ofQuality.parse(typed);
}
