import type { Role } from '../../../platform/actor.ts';
import type { Arrival } from '../../../law/requests/channels.ts';
import type {
  RequestAction,
  RequestEventDetails,
  RequestEventKind,
} from '../../../law/requests/request-events.ts';
import { openOffice, type TestOffice } from '../../../../test/office.ts';
import type { TestWorld } from '../../../../test/database.ts';
import { agencyById } from '../../agencies/agencies.queries.ts';
import { changeAgency } from '../../agencies/agencies.usecases.ts';
import type { ApplicantData } from '../intake.ts';
import { openRequest, type RequestView } from '../request-view.ts';
import { requestSettings, saveRequestSettings } from '../request-settings.ts';
import { actOnRequest, registerRequest } from '../requests.usecases.ts';

/** Somebody who doesn't exist. */
export const APPLICANT: ApplicantData = {
  kind: 'natural',
  name: '秦某甲',
  proofKind: 'idCard',
  proofNumber: '500222199001010000',
  contactName: '',
  phone: '13000000000',
  address: '测试区测试镇测试路1号',
  postcode: '',
  email: '',
  agentName: '',
  supplyForm: 'paper',
  supplyWay: 'mail',
  needsHelp: false,
};

/** An office that handles requests. */
export interface RequestOffice extends TestOffice {
  /** Takes a request in at the counter, or otherwise. */
  receive(input?: {
    applicant?: Partial<ApplicantData>;
    items?: readonly string[];
    arrival?: Arrival;
    reason?: string;
  }): Promise<string>;
  /** Takes the next action as the person with the role. */
  act<Kind extends RequestEventKind>(
    caseId: string,
    role: Role,
    kind: Kind,
    detail: RequestEventDetails[Kind],
    more?: { on?: string; reason?: string },
  ): Promise<void>;
  /** The file as its handler sees it. */
  view(caseId: string): Promise<RequestView>;
  /** Goes to a day at ten in the morning. */
  day(date: string): void;
}

/** Sets up an office whose agency has what its letters need. */
export async function openRequestOffice(world: TestWorld, slug?: string): Promise<RequestOffice> {
  const office = await openOffice(world, slug);
  const { agencyId } = office;
  const { id, version, ...rest } = await agencyById(world.db, agencyId);
  const { parentId: _parent, path: _path, closedOn: _closed, ...fields } = rest;
  await changeAgency(world.system, {
    ...fields,
    id,
    version,
    address: '测试区测试镇政府路8号',
    reviewAuthority: '测试区人民政府',
    court: '测试区人民法院',
  });
  const handler = office.as('requestHandler');
  await saveRequestSettings(handler, {
    agencyId,
    settings: {
      ...(await requestSettings(world.db, agencyId)),
      payment: '持本通知书到测试区财政局非税收入窗口缴纳。',
    },
    version: 0,
  });
  return {
    ...office,
    receive: async (input = {}) => {
      const day = world.clock.now().toISOString().slice(0, 10);
      const { caseId } = await registerRequest(handler, {
        agencyId,
        arrival: input.arrival ?? { channel: 'counter', submittedOn: day },
        evidence: '申请人当面提交，签字确认',
        applicant: { ...APPLICANT, ...input.applicant },
        items: (input.items ?? ['青竹沟水库除险加固工程验收报告']).map((description, index) => ({
          id: `item${index + 1}`,
          description,
        })),
        reason: input.reason ?? '',
      });
      return caseId;
    },
    act: async (caseId, role, kind, detail, more = {}) => {
      const { state } = await openRequest(world.system, { caseId });
      // The kind and its detail belong together by the signature.
      const action = { kind, detail } as RequestAction;
      await actOnRequest(office.as(role), { caseId, seq: state.seq, action, ...more });
    },
    view: async (caseId) => openRequest(handler, { caseId }),
    day: (date) => world.clock.set(new Date(`${date}T10:00:00+08:00`)),
  };
}
