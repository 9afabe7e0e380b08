import { must } from '../../platform/errors.ts';
import type { PlainDate } from '../../law/dates.ts';
import type { Role } from '../../platform/actor.ts';
import type {
  DemoChannel,
  DemoDispute,
  DemoNormative,
  DemoOffice,
  DemoRequest,
} from '../../../data/demo/types.ts';
import { changeValidity } from '../documents/documents.relations.ts';
import { addRecord, correctRecord } from '../registers/registers.usecases.ts';
import type { RegisterName } from '../registers/registers.definitions.ts';
import type { Values } from '../registers/registers.rules.ts';
import type { DemoCast } from './demo-people.ts';
import { momentOf, type DemoEvent } from './play-document.ts';
import { requestLifeEvents, settingsEvent, type RequestDesk } from './play-requests.ts';

/** Writes into the registers of one agency as its people do. */
interface Pen {
  readonly cast: DemoCast;
  readonly agencyId: string;
  readonly documentId: (key: string) => string;
  /** Identifiers of records by register and name, for what refers to them. */
  readonly ids: Map<string, string>;
}

/**
 * What an office enters into its registers, each thing on its day: a request when it was received and again when it was
 * answered, a case when it was filed and again when it was closed.
 */
export function registerEvents(
  cast: DemoCast,
  agencyId: string,
  office: DemoOffice,
  documentId: (key: string) => string,
): DemoEvent[] {
  const pen: Pen = { cast, agencyId, documentId, ids: new Map() };
  return [
    ...office.channels.flatMap((channel) => channelEvents(pen, channel)),
    ...office.normative.flatMap((document) => normativeEvents(pen, document)),
    ...office.decisions.map((decision) =>
      entry(pen, decision.decidedOn, '16:40', 'clerk', 'decisions', () => ({ ...decision })),
    ),
    ...office.fees.map((fee) => entry(pen, fee.collectedOn, '16:50', 'clerk', 'fees', () => ({ ...fee }))),
    ...requestsOf(pen, office),
    ...office.disputes.flatMap((dispute) => disputeEvents(pen, dispute)),
  ];
}

/** Requests of the time before the office handled them here stand in the register, as its old one had them. */
function requestsOf(pen: Pen, { requests, handling }: DemoOffice): DemoEvent[] {
  if (handling === null) return requests.flatMap((request) => requestEvents(pen, request));
  const { agencyId, cast } = pen;
  const desk: RequestDesk = { agencyId, cast, entered: (number, id) => void pen.ids.set(number, id) };
  return [
    settingsEvent(desk, handling.from, handling.numberWord),
    ...requests.flatMap((request) =>
      request.receivedOn < handling.from ? requestEvents(pen, request) : requestLifeEvents(desk, request),
    ),
  ];
}

/** A document is registered when it was made, and again when it was put on file. */
function normativeEvents(pen: Pen, document: DemoNormative): DemoEvent[] {
  const { documentKey, filing, endedBy: _endedBy, ...made } = document;
  const values = (): Values => ({ ...made, documentId: pen.documentId(documentKey) });
  const entered: DemoEvent = {
    at: momentOf(made.madeOn, '16:30'),
    run: async () => void pen.ids.set(documentKey, await write(pen, 'clerk', 'normative', values())),
  };
  const filed = correction(pen, {
    on: filing.filedOn,
    role: 'clerk',
    register: 'normative',
    key: documentKey,
    values: () => ({ ...values(), ...filing }),
    note: '',
  });
  return [entered, filed, ...endEvents(pen, document)];
}

/** What the register says of the end of a document stands on its public page too. */
function endEvents(pen: Pen, { documentKey, endedOn, endedHow, endedBy }: DemoNormative): DemoEvent[] {
  if (endedOn === null || endedHow === null) return [];
  return [
    {
      at: momentOf(endedOn, '09:10'),
      run: async () => {
        await changeValidity(pen.cast.as(pen.agencyId, 'publisher'), {
          documentId: pen.documentId(documentKey),
          validity: endedHow,
          sinceOn: endedOn,
          reason: '同一事项的新规定已经施行。',
          changedBy: endedBy === undefined ? null : pen.documentId(endedBy),
        });
      },
    },
  ];
}

function channelEvents(pen: Pen, channel: DemoChannel): DemoEvent[] {
  const { issues, key, openedOn, platform, name, filingNumber, responsible } = channel;
  const firstPost = issues.map((issue) => issue.postedOn).toSorted()[0] ?? '2024-01-02';
  const opened: DemoEvent = {
    at: momentOf(firstPost, '08:30'),
    run: async () => {
      const values = { platform, name, filingNumber, responsible, openedOn };
      pen.ids.set(key, await write(pen, 'clerk', 'channels', values));
    },
  };
  const posts = issues.flatMap((issue) =>
    issue.posts.map((post) =>
      entry(pen, issue.postedOn, '17:10', 'clerk', 'posts', () => ({
        channelId: must(pen.ids.get(key), `channel ${key}`),
        issue: issue.issue,
        postedOn: issue.postedOn,
        title: post.title,
        ...(post.documentKey !== null && { documentId: pen.documentId(post.documentKey) }),
      })),
    ),
  );
  return [opened, ...posts];
}

function requestEvents(pen: Pen, request: DemoRequest): DemoEvent[] {
  const { number, receivedOn, channel, applicantKind, applicantName, subject } = request;
  const { extendedTo, decidedOn, outcome, note = '' } = request;
  const received = { number, receivedOn, channel, applicantKind, applicantName, subject };
  const entered: DemoEvent = {
    at: momentOf(receivedOn, '11:20'),
    run: async () => void pen.ids.set(number, await write(pen, 'requestHandler', 'requests', received)),
  };
  if (decidedOn === null && extendedTo === null) return [entered];
  const values = { ...received, extendedTo, decidedOn, outcome };
  const on = decidedOn ?? receivedOn;
  return [entered, correction(pen, { on, register: 'requests', key: number, values, note })];
}

function disputeEvents(pen: Pen, dispute: DemoDispute): DemoEvent[] {
  const { kind, number, authority, requestNumber, filedOn, closedOn, outcome, note = '' } = dispute;
  const filed = (): Values => ({
    kind,
    number,
    authority,
    requestId: must(pen.ids.get(requestNumber), `request ${requestNumber}`),
    filedOn,
    originalActor: true,
  });
  const entered: DemoEvent = {
    at: momentOf(filedOn, '11:40'),
    run: async () => void pen.ids.set(number, await write(pen, 'requestHandler', 'disputes', filed())),
  };
  if (closedOn === null) return [entered];
  const values = (): Values => ({ ...filed(), closedOn, outcome });
  return [entered, correction(pen, { on: closedOn, register: 'disputes', key: number, values, note })];
}

/** A record that is entered once and stays. */
function entry(
  pen: Pen,
  on: PlainDate,
  time: string,
  role: Role,
  register: RegisterName,
  values: () => Values,
): DemoEvent {
  return {
    at: momentOf(on, time),
    run: async () => void (await write(pen, role, register, values())),
  };
}

/** The second entry of something that was entered before, by whoever handles requests unless another keeps the register. */
function correction(
  pen: Pen,
  entered: {
    on: PlainDate;
    role?: Role;
    register: RegisterName;
    key: string;
    values: Values | (() => Values);
    note: string;
  },
): DemoEvent {
  const { on, role = 'requestHandler', register, key, values, note } = entered;
  return {
    at: momentOf(on, '16:20'),
    run: async () => {
      await correctRecord(pen.cast.as(pen.agencyId, role), {
        register,
        recordId: must(pen.ids.get(key), key),
        version: 1,
        values: typeof values === 'function' ? values() : values,
        note,
      });
    },
  };
}

async function write(pen: Pen, role: Role, register: RegisterName, values: Values): Promise<string> {
  const ctx = pen.cast.as(pen.agencyId, role);
  const { id } = await addRecord(ctx, { register, agencyId: pen.agencyId, values, note: '' });
  return id;
}
