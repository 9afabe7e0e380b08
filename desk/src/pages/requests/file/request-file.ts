import type { ResponseOf } from '../../../../../src/platform/http/endpoint.ts';
import type { ClockState } from '../../../../../src/law/clock/clock.ts';
import type { RequestEvent, RequestEventKind } from '../../../../../src/law/requests/request-events.ts';
import type { RequestState } from '../../../../../src/law/requests/request-state.ts';
import { EVIDENCE, type EvidenceKey } from '../../../../../src/law/decisions/evidence.ts';
import type { requestsApi } from '../../../../../src/modules/requests/requests.api.ts';

/** The file of a request as the server sends it. */
export type RequestFile = ResponseOf<typeof requestsApi.open>;
/** An entry of its ledger. */
export type FileEntry = RequestFile['ledger'][number];

/** What pages and forms about one request work with. */
export interface OpenFile {
  readonly view: RequestFile;
  readonly state: RequestState;
  /** Null while a holiday notice is missing. */
  readonly clock: ClockState | null;
}

/** The file with its state and clock as the law knows them: the server sends both whole. */
export function openFile(view: RequestFile): OpenFile {
  return {
    view,
    // The contract lets the law's own shape through without spelling it out again.
    state: view.state as unknown as RequestState,
    clock: 'state' in view.clock ? (view.clock.state as unknown as ClockState) : null,
  };
}

/** The entries of one kind, oldest first, with what they say. */
export function entriesOf<Kind extends RequestEventKind>(
  { view }: OpenFile,
  kind: Kind,
): readonly Extract<RequestEvent, { kind: Kind }>[] {
  // The ledger is the law's own list of events, with who entered them.
  return view.ledger.filter((entry) => entry.kind === kind) as unknown as Extract<
    RequestEvent,
    { kind: Kind }
  >[];
}

/** An entry as an event of the law. */
export function eventOf(entry: FileEntry): RequestEvent {
  return entry as unknown as RequestEvent;
}

/** The evidence that was put into the file. */
export function filedEvidence(view: RequestFile): EvidenceKey[] {
  return view.files.flatMap(({ evidence }) => (isEvidence(evidence) ? [evidence] : []));
}

/** Whether the word names a piece of evidence. */
export function isEvidence(key: string): key is EvidenceKey {
  return Object.hasOwn(EVIDENCE, key);
}
