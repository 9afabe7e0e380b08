import { addDays, type PlainDate } from '../../dates.ts';
import { DECISION_KINDS, type DecisionKindKey } from '../../decisions/decision-kinds.ts';
import { addWorkdays, STATE_COUNCIL_CALENDAR } from '../../workdays.ts';
import { REQUEST_CHANNELS } from '../channels.ts';
import { requestClock } from '../clock-ledger.ts';
import { FINAL_POSITIONS, REQUEST_ROLES, type Position, type RequestRole } from '../positions.ts';
import { after } from '../replay-request.ts';
import type { RequestAction, RequestEvent, RequestEventKind } from '../request-events.ts';
import { obstacles } from '../request-guards.ts';
import { NOTHING_YET, type RequestState } from '../request-state.ts';
import { openActions } from '../transitions.ts';

/** A lawful history of a request, made by chance. */
export interface History {
  readonly events: readonly RequestEvent[];
  readonly state: RequestState;
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const LAST_DAY = '2026-10-30';
const FINAL: readonly Position[] = FINAL_POSITIONS;
/** Chosen in judging; the two others follow from a term that has run out. */
const CHOSEN = DECISION_KINDS.map(({ key }) => key).filter(
  (key) => key !== 'other.noBuzheng' && key !== 'other.noFee',
);

/** Plays a request by chance for up to `steps` actions that table and guards allow. */
export function playHistory(random: () => number, steps: number): History {
  const player = new Player(random);
  for (let step = 0; step < steps; step += 1) player.stepByChance();
  return player.history();
}

/** Plays on with what leads to an end, nearest first; the history that comes out, ended or not. */
export function playToEnd(random: () => number, history: History): History {
  const player = new Player(random, history);
  for (let step = 0; step < 60 && !player.isOver(); step += 1) player.stepTowardsEnd();
  return player.history();
}

/** What leads on from each position, the best first. */
const TOWARDS_END: readonly RequestEventKind[] = [
  'archived',
  'delivered',
  'signed',
  'reviewed',
  'drafted',
  'judged',
  'searchConcluded',
  'searched',
  'consultationDelivered',
  'consultationReplied',
  'feeNoticeDelivered',
  'paid',
  'divided',
  'examined',
  'clarified',
  'reasonsGiven',
  'received',
  'separated',
  'steppedBack',
];

/** Whether they may happen depends on the limit; it isn't computed for the others. */
const GIVES_TIME: ReadonlySet<RequestEventKind> = new Set([
  'extended',
  'delayed',
  'clarificationAsked',
  'feeAsked',
]);

class Player {
  private events: RequestEvent[];
  private state: RequestState;
  private today: PlainDate;
  private readonly random: () => number;

  constructor(random: () => number, begun: History = { events: [], state: NOTHING_YET }) {
    this.random = random;
    this.events = [...begun.events];
    this.state = begun.state;
    this.today = begun.events.at(-1)?.on ?? addDays('2024-01-02', Math.floor(random() * 780));
  }

  history(): History {
    return { events: this.events, state: this.state };
  }

  isOver(): boolean {
    return this.state.position !== null && FINAL.includes(this.state.position);
  }

  /** One action out of all that anybody may take now; what the guards refuse is simply not taken. */
  stepByChance(): void {
    this.pass(this.random() < 0.06 ? 45 : Math.floor(this.random() * 4));
    const open = REQUEST_ROLES.flatMap((role) =>
      openActions(this.state.position, role).map((kind) => ({ kind, role })),
    ).filter(({ kind }) => !RARE.has(kind) || this.random() < 0.05);
    if (open.length === 0) return;
    const { kind, role } = this.pick(open);
    this.attempt(kind, role);
  }

  stepTowardsEnd(): void {
    this.pass(1);
    const searches = this.state.position === 'searching' && this.state.searches.length === 0;
    const open = REQUEST_ROLES.flatMap((role) =>
      openActions(this.state.position, role).map((kind) => ({ kind, role })),
    );
    for (const kind of TOWARDS_END.filter((each) => each !== 'searched' || searches)) {
      const found = open.find((each) => each.kind === kind);
      if (found !== undefined && this.attempt(kind, kind === 'reviewed' ? this.reviewer() : found.role))
        return;
    }
  }

  private reviewer(): RequestRole {
    return this.state.reviews.legal ? 'secrecy' : 'head';
  }

  private attempt(kind: RequestEventKind, role: RequestRole): boolean {
    const action = this.actionOf(kind, role);
    const { state, events, today } = this;
    const due = GIVES_TIME.has(kind) ? this.due() : null;
    const against = obstacles({
      state,
      events,
      action,
      role,
      on: today,
      today,
      reason: kind === 'dateCorrected' ? '录入有误' : '',
      due,
      missing: null,
      calendar: STATE_COUNCIL_CALENDAR,
    });
    if (against.length > 0) return false;
    const event: RequestEvent = {
      ...action,
      seq: events.length + 1,
      on: today,
      recordedAt: `${today}T02:00:00.000Z`,
    };
    this.events.push(event);
    this.state = after(state, event);
    return true;
  }

  private due(): PlainDate | null {
    const clock = requestClock(this.events, { asOf: this.today, calendar: STATE_COUNCIL_CALENDAR });
    return 'state' in clock ? clock.state.due : null;
  }

  private pass(days: number): void {
    const later = addDays(this.today, days);
    if (later <= LAST_DAY) this.today = later;
  }

  private pick<T>(from: readonly T[]): T {
    const found = from[Math.floor(this.random() * from.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }

  private actionOf(kind: RequestEventKind, role: RequestRole): RequestAction {
    const { state, today } = this;
    const items = state.items.map(({ id }) => id);
    const asked = state.consultations.filter(({ opinion }) => opinion === null);
    const consultation = asked.length === 0 ? 'c0' : this.pick(asked).id;
    const item = (id: string) => ({ id, description: `信息${id}` });
    const known: Partial<Record<RequestEventKind, RequestAction['detail']>> = {
      submitted: {
        channel: this.pick(REQUEST_CHANNELS),
        items: [item('1'), item('2')].slice(0, 1 + Math.floor(this.random() * 2)),
      },
      received: {
        channel: state.channel ?? this.pick(REQUEST_CHANNELS),
        evidence: '签收',
        ...(items.length === 0 && { items: [item('1')] }),
      },
      transferred: { agencyId: 'a', agencyName: '某机关' },
      assigned: { holderId: 'h', holderName: '某', unit: '某科' },
      itemAdded: { item: item(String(items.length + 1)) },
      itemAssigned: { itemId: items[0] ?? '1', unit: '某科' },
      split: { itemIds: items.slice(1), into: [{ requestId: 'r', number: 'n' }] },
      joined: { leadId: 'l', leadNumber: 'n' },
      clarificationAsked: { points: '请写明名称', respondBy: addWorkdays(today, 5), letterId: 'l1' },
      clarified: { text: '补正' },
      reasonsAsked: { explanation: '数量多', letterId: 'l2' },
      delayed: { until: addDays(today, 60), explanation: '数量多' },
      divided: { responsible: this.pick(['ours', 'joint', 'notOurs'] as const), agencyName: '某机关' },
      assistanceAsked: { unit: '某科', question: '请查' },
      assistanceGiven: { unit: '某科', answer: '已查' },
      searched: { place: '档案室', keywords: '词', searcher: '某', found: true, result: '有' },
      consultationSent: {
        consultation: `c${state.consultations.length + 1}`,
        with: this.pick(['thirdParty', 'jointMaker', 'otherAgency'] as const),
        addressee: '某',
        question: '是否同意',
        itemIds: items,
      },
      consultationDelivered: { consultation, proof: '回执' },
      consultationReplied: { consultation, opinion: this.pick(['agrees', 'refuses'] as const), text: '' },
      consultationLapsed: { consultation },
      meetingHeld: { participants: '某', opinions: '某', conclusion: '某' },
      feeAsked: { method: 'perItem', quantity: 11, amountYuan: 100, explanation: '第11件' },
      paid: { amountYuan: state.fee?.amountYuan ?? 100, receipt: 'P1' },
      extensionProposed: { workdays: 10, explanation: '复杂' },
      extended: { workdays: 1 + Math.floor(this.random() * 20), explanation: '复杂', approvedBy: '某' },
      letterDelivered: { of: this.letters()[0] ?? 0, method: 'post', proof: '单号' },
      judged: {
        decisions: items.map((itemId) => ({
          itemId,
          kind: this.pick<DecisionKindKey>(CHOSEN),
          explanation: '因',
          evidence: {},
        })),
      },
      steppedBack: { to: this.pick(['examining', 'dividing', 'searching', 'judging', 'judging'] as const) },
      drafted: { letterKind: 'answer', fields: {}, contentHash: 'h' },
      reviewed: {
        aspect: role === 'secrecy' ? 'secrecy' : 'legal',
        passed: this.random() < 0.9,
        opinion: '见',
      },
      signed: { letterId: 'l', letterNumber: 'n' },
      signatureRefused: { opinion: '改' },
      delivered: { method: 'post', proof: '单号' },
      answeredTogether: {
        leadId: 'l',
        leadNumber: 'n',
        letterId: 'l',
        decision: this.pick<DecisionKindKey>(CHOSEN),
      },
      archived: { volume: 'v' },
      redoOrdered: { disputeId: 'd', dispute: '复议', dueOn: addDays(today, 30) },
      dateCorrected: this.correction(),
    };
    const detail = known[kind] ?? { explanation: '因', text: '文', proof: '据', points: '点', opinion: '见' };
    // Each kind has its detail above, or one of these words is all it says.
    return { kind, detail } as RequestAction;
  }

  /** An earlier event happened a day before it was entered. */
  private correction(): { of: number; to: PlainDate } {
    const event = this.events.length === 0 ? undefined : this.pick(this.events);
    return { of: event?.seq ?? 0, to: addDays(event?.on ?? this.today, -1) };
  }

  private letters(): number[] {
    return this.events
      .filter(({ kind }) => kind === 'clarificationAsked' || kind === 'reasonsAsked')
      .map(({ seq }) => seq);
  }
}

/** Otherwise most histories would end at once, or begin anew. */
const RARE: ReadonlySet<RequestEventKind> = new Set([
  'withdrawn',
  'dismissed',
  'transferred',
  'redoOrdered',
  'noted',
  'dateCorrected',
  'steppedBack',
  'itemAdded',
]);
