import type { PlainDate } from '../dates.ts';
import type { RequestChannel } from './channels.ts';
import type { Position } from './positions.ts';
import type {
  Consulted,
  DeliveryMethod,
  ItemDecision,
  Opinion,
  RequestEventDetails,
  RequestItem,
} from './request-events.ts';

/** An opinion that was asked for. */
export interface Consultation {
  readonly id: string;
  readonly seq: number;
  readonly with: Consulted;
  readonly addressee: string;
  /** The items that it was asked about. */
  readonly itemIds: readonly string[];
  /** How they were named to the outside; empty where the application's own words were used. */
  readonly subject: string;
  readonly sentOn: PlainDate;
  readonly deliveredOn: PlainDate | null;
  /** null: still waited for. */
  readonly opinion: Opinion | null;
  readonly repliedOn: PlainDate | null;
  readonly text: string;
}

/** An item with who works on it and what was decided. */
export interface HandledItem extends RequestItem {
  readonly unit: string;
  readonly dueOn: PlainDate | null;
  readonly decision: ItemDecision | null;
}

/** Everything that follows from the ledger of a request, except its clock. */
export interface RequestState {
  /** null: nothing has happened yet. */
  readonly position: Position | null;
  readonly seq: number;
  readonly channel: RequestChannel | null;
  readonly submittedOn: PlainDate | null;
  readonly receivedOn: PlainDate | null;
  readonly holder: { readonly id: string; readonly name: string; readonly unit: string } | null;
  readonly items: readonly HandledItem[];
  readonly clarification: {
    readonly seq: number;
    readonly askedOn: PlainDate;
    readonly respondBy: PlainDate;
    readonly points: string;
    readonly deliveredOn: PlainDate | null;
    readonly clarifiedOn: PlainDate | null;
    readonly lapsed: boolean;
  } | null;
  readonly reasons: {
    readonly seq: number;
    readonly askedOn: PlainDate;
    readonly text: string | null;
    readonly lapsed: boolean;
    /** A later day for the answer was set on account of them. */
    readonly delayed: boolean;
  } | null;
  readonly consultations: readonly Consultation[];
  readonly searches: readonly (RequestEventDetails['searched'] & { readonly on: PlainDate })[];
  readonly meetings: readonly (RequestEventDetails['meetingHeld'] & { readonly on: PlainDate })[];
  /** Numbers of events whose letters the program made; of the others there were letters on paper. */
  readonly letteredEvents: readonly number[];
  /** Numbers of events whose letters reached whom they were for. */
  readonly deliveredLetters: readonly number[];
  readonly assistance: readonly {
    readonly unit: string;
    readonly question: string;
    readonly answer: string | null;
  }[];
  readonly responsibility: RequestEventDetails['divided'] | null;
  readonly fee: {
    readonly seq: number;
    readonly askedOn: PlainDate;
    readonly deliveredOn: PlainDate | null;
    readonly amountYuan: number;
    readonly paidOn: PlainDate | null;
    readonly ended: 'paid' | 'waived' | 'lapsed' | null;
  } | null;
  readonly extension: {
    /** The number of the event that proposed or agreed to it. */
    readonly seq: number;
    readonly proposed: number;
    readonly approvedOn: PlainDate | null;
    readonly workdays: number;
    readonly toldOn: PlainDate | null;
  } | null;
  readonly draft: (RequestEventDetails['drafted'] & { readonly on: PlainDate }) | null;
  readonly reviews: { readonly legal: boolean; readonly secrecy: boolean };
  readonly letter: {
    readonly id: string;
    readonly number: string;
    /** The same answer to those whose requests were joined. */
    readonly together: readonly { readonly requestId: string; readonly letterId: string }[];
  } | null;
  readonly delivery: { readonly method: DeliveryMethod; readonly on: PlainDate } | null;
  readonly leadId: string | null;
  readonly withdrawnOn: PlainDate | null;
  /** When it was answered or withdrawn the first time: what the annual report counts. */
  readonly settledOn: PlainDate | null;
  /** The decisions it was settled with the first time. */
  readonly countedDecisions: readonly ItemDecision[];
  readonly redo: { readonly disputeId: string; readonly on: PlainDate; readonly dueOn: PlainDate } | null;
}

/** Before anything has happened. */
export const NOTHING_YET: RequestState = {
  position: null,
  seq: 0,
  channel: null,
  submittedOn: null,
  receivedOn: null,
  holder: null,
  items: [],
  clarification: null,
  reasons: null,
  consultations: [],
  searches: [],
  meetings: [],
  letteredEvents: [],
  deliveredLetters: [],
  assistance: [],
  responsibility: null,
  fee: null,
  extension: null,
  draft: null,
  reviews: { legal: false, secrecy: false },
  letter: null,
  delivery: null,
  leadId: null,
  withdrawnOn: null,
  settledOn: null,
  countedDecisions: [],
  redo: null,
};
