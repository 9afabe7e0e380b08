import {
  holds,
  isSystem,
  ROLE_LABELS,
  ROLES,
  type Actor,
  type Place,
  type Verdict,
} from '../../platform/actor.ts';
import { REGISTER_SPECS, type RegisterName } from './registers.definitions.ts';

/** Who may do what with registers. */
export const registersPolicy = {
  read: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, ROLES, place) || '您在这个机构没有角色，不能查看它的登记簿。',

  write: (actor: Actor, place: Place, register: RegisterName): Verdict => {
    const { keeper, label } = REGISTER_SPECS[register];
    return isSystem(actor) || holds(actor, keeper, place) || `${label}由本机构的${ROLE_LABELS[keeper]}登记。`;
  },

  /** Names of applicants: whoever handles requests at that agency and nobody else. */
  seePersons: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, 'requestHandler', place) || '申请人信息仅供申请办理人查看。',
};
