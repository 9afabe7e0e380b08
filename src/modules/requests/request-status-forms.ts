import { permits } from '../../law/requests/transitions.ts';
import { outcomeOf } from '../../law/requests/request-outcome.ts';
import type { StatusFormName } from '../../portal/requests/request-model.ts';
import type { LoadedCase } from './loaded-case.ts';

/** What else is known about a request to say what its applicant may send. */
export interface SentBefore {
  /** Whether publication was proposed already. */
  readonly proposed: boolean;
}

const FORMS: readonly StatusFormName[] = [
  'clarify',
  'reasons',
  'message',
  'withdraw',
  'satisfaction',
  'publish',
];

/** Whether that is the name of a form of the status page. */
export function isStatusForm(name: string): name is StatusFormName {
  return FORMS.some((form) => form === name);
}

/** What the applicant can send where the request stands: what the table of transitions lets an applicant do, and no more. */
export function openStatusForms(loaded: LoadedCase, before: SentBefore): ReadonlySet<StatusFormName> {
  return new Set(FORMS.filter((form) => isOpen(form, loaded, before)));
}

function isOpen(form: StatusFormName, { state }: LoadedCase, { proposed }: SentBefore): boolean {
  const { position } = state;
  const over = position === 'settled' || position === 'archived';
  switch (form) {
    case 'clarify':
      return permits(position, 'clarified', 'applicant');
    case 'reasons':
      return permits(position, 'reasonsGiven', 'applicant');
    case 'message':
      return permits(position, 'noted', 'applicant');
    case 'withdraw':
      return permits(position, 'withdrawn', 'applicant');
    case 'satisfaction':
      return over && state.withdrawnOn === null;
    case 'publish': {
      const row = over ? outcomeOf(state)?.row : undefined;
      // 条例第44条第二款 speaks of information that was given.
      return (row === 'open' || row === 'partial') && !proposed;
    }
  }
}
