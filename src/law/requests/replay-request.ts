import type { PlainDate } from '../dates.ts';
import { LETTERED_EVENTS, type ItemDecision, type RequestEvent, type RequestItem } from './request-events.ts';
import { NOTHING_YET, type Consultation, type HandledItem, type RequestState } from './request-state.ts';
import { destination } from './transitions.ts';

/** The state that a ledger leads to. Pure: the same ledger, the same state. Corrected days count from the start. */
export function replay(events: readonly RequestEvent[]): RequestState {
  return effectiveEvents(events).reduce(after, NOTHING_YET);
}

/** The ledger with corrected days in place of wrong ones; the corrections themselves stay in it. */
export function effectiveEvents(events: readonly RequestEvent[]): readonly RequestEvent[] {
  const corrected = new Map(
    events.flatMap((event) => (event.kind === 'dateCorrected' ? [[event.detail.of, event.detail.to]] : [])),
  );
  if (corrected.size === 0) return events;
  return events.map((event) => {
    const on = corrected.get(event.seq);
    return on === undefined ? event : { ...event, on };
  });
}

/** The state after one more event. */
export function after(state: RequestState, event: RequestEvent): RequestState {
  const { seq } = event;
  const lettered = 'letterId' in event.detail && event.detail.letterId !== undefined;
  return {
    ...state,
    ...(lettered && LETTERED_EVENTS.has(event.kind) && { letteredEvents: [...state.letteredEvents, seq] }),
    ...changeBy(state, event),
    position: destination(state, event),
    seq,
  };
}

type Change = Partial<RequestState>;

function changeBy(state: RequestState, event: RequestEvent): Change {
  return (
    arrivalChange(event) ??
    pauseChange(state, event) ??
    workChange(state, event) ??
    answerChange(state, event) ??
    {}
  );
}

function arrivalChange(event: RequestEvent): Change | null {
  switch (event.kind) {
    case 'submitted':
      return { channel: event.detail.channel, submittedOn: event.on, items: event.detail.items.map(newItem) };
    case 'received':
      return {
        channel: event.detail.channel,
        receivedOn: event.on,
        ...(event.detail.items !== undefined && { items: event.detail.items.map(newItem) }),
      };
    case 'assigned': {
      const { holderId, holderName, unit } = event.detail;
      return { holder: { id: holderId, name: holderName, unit } };
    }
    default:
      return null;
  }
}

function pauseChange(state: RequestState, event: RequestEvent): Change | null {
  const { clarification, reasons, fee } = state;
  switch (event.kind) {
    case 'clarificationAsked': {
      const { respondBy, points } = event.detail;
      return {
        clarification: {
          seq: event.seq,
          askedOn: event.on,
          respondBy,
          points,
          deliveredOn: null,
          clarifiedOn: null,
          lapsed: false,
        },
      };
    }
    case 'clarified':
      return {
        clarification: clarification && { ...clarification, clarifiedOn: event.on, lapsed: false },
      };
    case 'clarificationLapsed':
      return {
        clarification: clarification && { ...clarification, lapsed: true },
        items: decidedAlike(state, 'other.noBuzheng', event.detail.explanation),
      };
    case 'reasonsAsked':
      return { reasons: { seq: event.seq, askedOn: event.on, text: null, lapsed: false, delayed: false } };
    case 'reasonsGiven':
      return { reasons: reasons && { ...reasons, text: event.detail.text } };
    case 'delayed':
      return { reasons: reasons && { ...reasons, delayed: true } };
    case 'reasonsLapsed':
      return { reasons: reasons && { ...reasons, lapsed: true } };
    case 'feeAsked':
      return {
        fee: {
          seq: event.seq,
          askedOn: event.on,
          deliveredOn: null,
          amountYuan: event.detail.amountYuan,
          paidOn: null,
          ended: null,
        },
      };
    case 'feeNoticeDelivered':
      return { fee: fee && { ...fee, deliveredOn: event.on } };
    case 'paid':
      return { fee: fee && { ...fee, paidOn: event.on, ended: 'paid' } };
    case 'feeWaived':
      return { fee: fee && { ...fee, ended: 'waived' } };
    case 'feeLapsed':
      return {
        fee: fee && { ...fee, ended: 'lapsed' },
        items: decidedAlike(state, 'other.noFee', event.detail.explanation),
      };
    default:
      return null;
  }
}

function workChange(state: RequestState, event: RequestEvent): Change | null {
  switch (event.kind) {
    case 'itemAdded':
      return { items: [...state.items, newItem(event.detail.item)] };
    case 'itemAssigned': {
      const { itemId, unit, dueOn } = event.detail;
      return {
        items: state.items.map((item) =>
          item.id === itemId ? { ...item, unit, dueOn: dueOn ?? null } : item,
        ),
      };
    }
    case 'split':
      return { items: state.items.filter((item) => !event.detail.itemIds.includes(item.id)) };
    case 'joined':
      return { leadId: event.detail.leadId };
    case 'separated':
      return { leadId: null };
    case 'divided':
      return { responsibility: event.detail };
    case 'searched':
      return { searches: [...state.searches, { ...event.detail, on: event.on }] };
    case 'meetingHeld':
      return { meetings: [...state.meetings, { ...event.detail, on: event.on }] };
    case 'assistanceAsked': {
      const { unit, question } = event.detail;
      return { assistance: [...state.assistance, { unit, question, answer: null }] };
    }
    case 'assistanceGiven': {
      const { unit, answer } = event.detail;
      return {
        assistance: state.assistance.map((each) =>
          each.unit === unit && each.answer === null ? { ...each, answer } : each,
        ),
      };
    }
    case 'consultationSent': {
      const { consultation: id, with: party, addressee, itemIds, subject = '' } = event.detail;
      const sent = {
        id,
        seq: event.seq,
        with: party,
        addressee,
        itemIds,
        subject,
        sentOn: event.on,
        deliveredOn: null,
        opinion: null,
        repliedOn: null,
        text: '',
      };
      return { consultations: [...state.consultations, sent] };
    }
    case 'consultationDelivered':
      return {
        consultations: changed(state.consultations, event.detail.consultation, { deliveredOn: event.on }),
      };
    case 'consultationReplied': {
      const { consultation, opinion, text } = event.detail;
      return {
        consultations: changed(state.consultations, consultation, { opinion, text, repliedOn: event.on }),
      };
    }
    case 'consultationLapsed':
      return {
        consultations: changed(state.consultations, event.detail.consultation, {
          opinion: 'silent',
          repliedOn: event.on,
        }),
      };
    default:
      return null;
  }
}

function answerChange(state: RequestState, event: RequestEvent): Change | null {
  switch (event.kind) {
    case 'extensionProposed':
      return {
        extension: {
          seq: event.seq,
          proposed: event.detail.workdays,
          approvedOn: null,
          workdays: 0,
          toldOn: null,
        },
      };
    case 'extensionRefused':
      return { extension: null };
    case 'extended':
      return {
        extension: {
          seq: event.seq,
          proposed: event.detail.workdays,
          approvedOn: event.on,
          workdays: event.detail.workdays,
          toldOn: null,
        },
      };
    case 'letterDelivered': {
      const { clarification, extension } = state;
      // The letter is how the applicant is told of an extension.
      const tells = extension !== null && extension.approvedOn !== null && extension.seq === event.detail.of;
      const clarifies = clarification !== null && clarification.seq === event.detail.of;
      return {
        deliveredLetters: [...state.deliveredLetters, event.detail.of],
        ...(clarifies && { clarification: { ...clarification, deliveredOn: event.on } }),
        ...(tells && { extension: { ...extension, toldOn: extension.toldOn ?? event.on } }),
      };
    }
    case 'extensionTold':
      return { extension: state.extension && { ...state.extension, toldOn: event.on } };
    case 'judged':
      return {
        items: state.items.map((item) => ({
          ...item,
          decision: event.detail.decisions.find((each) => each.itemId === item.id) ?? null,
        })),
      };
    case 'steppedBack':
      return { draft: null, ...NOT_REVIEWED };
    case 'drafted':
      return { draft: { ...event.detail, on: event.on }, ...NOT_REVIEWED };
    case 'reviewed':
      return event.detail.passed
        ? { reviews: { ...state.reviews, [event.detail.aspect]: true } }
        : NOT_REVIEWED;
    case 'signed':
      return {
        letter: {
          id: event.detail.letterId,
          number: event.detail.letterNumber,
          together: event.detail.together ?? [],
        },
      };
    case 'signatureRefused':
      return NOT_REVIEWED;
    case 'delivered':
      return { delivery: { method: event.detail.method, on: event.on }, ...settled(state, event.on) };
    case 'answeredTogether':
      return settled({ ...state, items: decidedAlike(state, event.detail.decision, '') }, event.on);
    case 'withdrawn':
      return {
        withdrawnOn: event.on,
        ...(state.receivedOn !== null &&
          settled({ ...state, items: decidedAlike(state, 'other.other', '申请人撤回申请') }, event.on)),
      };
    case 'redoOrdered': {
      const { disputeId, dueOn } = event.detail;
      const { extension } = state;
      return {
        redo: { disputeId, on: event.on, dueOn },
        draft: null,
        letter: null,
        // A proposal that nobody decided on has become pointless.
        extension: extension?.approvedOn === null ? null : extension,
        ...NOT_REVIEWED,
      };
    }
    default:
      return null;
  }
}

const NOT_REVIEWED: Change = { reviews: { legal: false, secrecy: false } };

/** The annual report counts a request once, as it was answered first; what a review changes counts in table four. */
function settled(state: RequestState, on: PlainDate): Change {
  if (state.settledOn !== null) return { items: state.items };
  return {
    items: state.items,
    settledOn: on,
    countedDecisions: state.items.flatMap((item) => (item.decision === null ? [] : [item.decision])),
  };
}

function newItem(item: RequestItem): HandledItem {
  return { ...item, unit: '', dueOn: null, decision: null };
}

function decidedAlike(
  state: RequestState,
  kind: ItemDecision['kind'],
  explanation: string,
): readonly HandledItem[] {
  return state.items.map((item) => ({
    ...item,
    decision: { itemId: item.id, kind, explanation, evidence: {} },
  }));
}

function changed(
  consultations: readonly Consultation[],
  id: string,
  change: Partial<Consultation>,
): readonly Consultation[] {
  return consultations.map((each) => (each.id === id ? { ...each, ...change } : each));
}
