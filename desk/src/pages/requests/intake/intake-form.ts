import type { z } from 'zod';
import type { ApplicantKind } from '../../../../../src/law/annual-report/form.ts';
import { toChinese } from '../../../../../src/law/dates.ts';
import {
  receiptOf,
  type Arrival,
  type Receipt,
  type RequestChannel,
} from '../../../../../src/law/requests/channels.ts';
import { residentIdProblem } from '../../../../../src/law/resident-id.ts';
import { usccProblem } from '../../../../../src/law/uscc.ts';
import type { registration } from '../../../../../src/modules/requests/request-intake.api.ts';
import type {
  ProofKind,
  SupplyForm,
  SupplyWay,
} from '../../../../../src/modules/requests/requests.definitions.ts';
import { dayFault } from '../../../parts/day-field.tsx';

/** What is sent to enter a request. */
export type Registration = z.input<typeof registration>;

/** The form of a paper request as it is filled in at the counter. */
export interface IntakeForm {
  readonly channel: RequestChannel;
  readonly submittedOn?: string | null;
  readonly signedOn?: string | null;
  readonly confirmedOn?: string | null;
  readonly evidence?: string;
  readonly reason?: string;
  readonly kind: ApplicantKind;
  readonly name?: string;
  readonly proofKind: ProofKind;
  readonly proofNumber?: string;
  readonly contactName?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly postcode?: string;
  readonly email?: string;
  readonly agentName?: string;
  /** One thing asked for a line. */
  readonly items?: string;
  readonly supplyForm: SupplyForm;
  readonly supplyWay: SupplyWay;
  readonly needsHelp?: boolean;
}

/** How the request came in, as far as the form tells; null without a first day. Days of other channels don't count. */
export function arrivalOf(form: Partial<IntakeForm>): Arrival | null {
  const { channel = 'counter' } = form;
  const submittedOn = dayOf(form.submittedOn);
  if (submittedOn === undefined) return null;
  if (channel === 'registeredMail') return { channel, submittedOn, signedOn: dayOf(form.signedOn) };
  if (channel === 'counter' || channel === 'oral') return { channel, submittedOn };
  return { channel, submittedOn, confirmedOn: dayOf(form.confirmedOn) };
}

/** The things asked for, one for each line that isn't empty. */
export function itemsOf(text: string | undefined): Registration['items'] {
  const lines = (text ?? '').split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .map((description, index) => ({ id: `i${index + 1}`, description }));
}

/**
 * Whether a reason must be written because days lie back. A letter that was on its way, or a message that was confirmed
 * today, explains itself: what counts is today.
 */
export function needsReason(arrival: Arrival | null, today: string): boolean {
  if (arrival === null || arrival.submittedOn >= today) return false;
  const receipt = receiptOf(arrival);
  return !('receivedOn' in receipt) || receipt.receivedOn < today;
}

/** The reason that goes with the days: what was written, or how the request got here. */
export function reasonOf(form: Partial<IntakeForm>, arrival: Arrival | null, today: string): string {
  const written = form.reason?.trim() ?? '';
  if (written !== '' || arrival === null || arrival.submittedOn >= today) return written;
  const receipt = receiptOf(arrival);
  if (!('receivedOn' in receipt) || receipt.receivedOn < today) return '';
  const sent = toChinese(arrival.submittedOn);
  return arrival.channel === 'registeredMail'
    ? `申请于${sent}寄出，今天签收`
    : `申请于${sent}提交，今天与申请人确认收到`;
}

/** What is sent to the server. */
export function registrationOf(agencyId: string, form: IntakeForm, today: string): Registration {
  const arrival = arrivalOf(form);
  return {
    agencyId,
    arrival: {
      channel: form.channel,
      submittedOn: arrival?.submittedOn ?? '',
      signedOn: arrival?.signedOn ?? null,
      confirmedOn: arrival?.confirmedOn ?? null,
    },
    evidence: form.evidence ?? '',
    applicant: {
      kind: form.kind,
      name: form.name ?? '',
      proofKind: form.proofKind,
      proofNumber: (form.proofNumber ?? '').trim().toUpperCase(),
      contactName: form.contactName ?? '',
      phone: form.phone ?? '',
      address: form.address ?? '',
      postcode: form.postcode ?? '',
      email: form.email ?? '',
      agentName: form.agentName ?? '',
      supplyForm: form.supplyForm,
      supplyWay: form.supplyWay,
      needsHelp: form.needsHelp ?? false,
    },
    items: itemsOf(form.items),
    reason: reasonOf(form, arrival, today),
  };
}

/** What seems wrong with a number, for whoever reads it off the paper; a hint, since papers differ. */
export function proofHint(proofKind: ProofKind, number: string | undefined): string | null {
  const typed = (number ?? '').trim().toUpperCase();
  if (typed === '') return null;
  if (proofKind === 'idCard') return residentIdProblem(typed);
  if (proofKind === 'licence' || proofKind === 'organisation') return usccProblem(typed);
  return null;
}

/** The day that decides by the channel, as a field of the form: complaints about the receipt belong there. */
export function decidingDay(channel: RequestChannel): 'submittedOn' | 'signedOn' | 'confirmedOn' {
  if (channel === 'registeredMail') return 'signedOn';
  return channel === 'counter' || channel === 'oral' ? 'submittedOn' : 'confirmedOn';
}

/** The law's word on the receipt, in one sentence. */
export function receiptWords(receipt: Receipt | null): string {
  if (receipt === null) return '请填写提交日期。';
  if ('receivedOn' in receipt)
    return `收到申请之日：${toChinese(receipt.receivedOn)}。答复期限自次日起计算。`;
  if ('missing' in receipt) return receipt.message;
  return receipt.impossible;
}

/** A day that was begun and not finished tells nothing yet. */
function dayOf(value: string | null | undefined): string | undefined {
  return value && dayFault(value) === null ? value : undefined;
}
