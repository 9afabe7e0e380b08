import type { ActionKind } from './action-words.ts';
import * as answer from './answer-forms.tsx';
import { draftedForm } from './drafted-form.tsx';
import { feeAskedForm, paidForm } from './fee-form.tsx';
import type { ActionForm } from './form-parts.tsx';
import * as handling from './handling-forms.tsx';
import { judgedForm } from './judged-form.tsx';
import { simpleForm } from './simple-forms.tsx';
import * as working from './working-forms.tsx';

const OWN: Partial<Readonly<Record<ActionKind, ActionForm>>> = {
  received: handling.receivedForm,
  transferred: handling.transferredForm,
  assigned: handling.assignedForm,
  itemAdded: handling.itemAddedForm,
  itemAssigned: handling.itemAssignedForm,
  split: handling.splitForm,
  joined: handling.joinedForm,
  clarificationAsked: handling.clarificationAskedForm,
  delayed: handling.delayedForm,
  divided: handling.dividedForm,
  extensionProposed: handling.extensionProposedForm,
  extended: handling.extendedForm,
  assistanceAsked: working.assistanceAskedForm,
  assistanceGiven: working.assistanceGivenForm,
  searched: working.searchedForm,
  consultationSent: working.consultationSentForm,
  consultationDelivered: working.consultationDeliveredForm,
  consultationReplied: working.consultationRepliedForm,
  consultationLapsed: working.consultationLapsedForm,
  feeAsked: feeAskedForm,
  paid: paidForm,
  judged: judgedForm,
  drafted: draftedForm,
  letterDelivered: answer.letterDeliveredForm,
  steppedBack: answer.steppedBackForm,
  reviewed: answer.reviewedForm,
  signed: answer.signedForm,
  signatureRefused: answer.signatureRefusedForm,
  delivered: answer.deliveredForm,
  archived: answer.archivedForm,
  dateCorrected: answer.dateCorrectedForm,
};

/** The form of an action. Throws when there is none, which a test rules out. */
export function actionForm(kind: ActionKind): ActionForm {
  const form = OWN[kind] ?? simpleForm(kind);
  if (form === null) throw new RangeError(`no form for ${kind}`);
  return form;
}
