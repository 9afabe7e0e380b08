import { holds, isSystem, OFFICE_ROLES, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Who may do what about inspections of the site. */
export const inspectionPolicy = {
  read: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, OFFICE_ROLES, place) || '网站检查由本机构的工作人员和上级监督员查看。',

  make: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, ['clerk', 'publisher', 'supervisor'], place) ||
    '网站检查由本机构的信息员、发布员或者监督员进行。',

  /** The program has no hands. */
  recordHandCheck: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['clerk', 'publisher', 'supervisor'], place) ||
    '人工检查结果由本机构的信息员、发布员或者监督员填写。',

  /** A veto fails the whole site: whoever is inspected doesn't clear it of what was measured. */
  refuteVeto: (actor: Actor, place: Place): Verdict =>
    holds(actor, 'supervisor', place) || '系统发现的单项否决，只有监督员能核实为不属实。',

  /** Nor of what others found there by hand. */
  clearVeto: (actor: Actor, place: Place): Verdict =>
    holds(actor, 'supervisor', place) || '这项单项否决是别人检查发现的，更正为没有问题的，由监督员填写。',

  /** Who is inspected doesn't choose by what: numbers are set by who watches over the agency. */
  set: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['supervisor', 'systemAdmin'], place) || '检查指标由监督员或者系统管理员设定。',
};
