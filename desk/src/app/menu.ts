import { ANSWERING_ROLES, CASE_ROLES, OFFICE_ROLES, type Role } from '../../../src/platform/actor.ts';

/** An entry of the side menu and who sees it; empty means everybody. What may be done there is the server's decision. */
export interface MenuEntry {
  readonly path: string;
  readonly label: string;
  readonly roles: readonly Role[];
}

/** The side menu, in its order. */
export const MENU: readonly MenuEntry[] = [
  { path: '/', label: '待办', roles: OFFICE_ROLES },
  { path: '/documents', label: '文稿', roles: OFFICE_ROLES },
  { path: '/obligations', label: '公开义务', roles: [...OFFICE_ROLES, 'systemAdmin'] },
  { path: '/upkeep', label: '动态调整', roles: [...OFFICE_ROLES, 'systemAdmin'] },
  { path: '/inspection', label: '网站检查', roles: [...OFFICE_ROLES, 'systemAdmin'] },
  { path: '/feedback', label: '网页纠错', roles: [...OFFICE_ROLES, 'systemAdmin'] },
  { path: '/quality', label: '内容质量', roles: [...OFFICE_ROLES, 'systemAdmin'] },
  { path: '/channels', label: '公开渠道', roles: [...OFFICE_ROLES, 'systemAdmin'] },
  { path: '/catalogue', label: '公开目录', roles: [...OFFICE_ROLES, 'systemAdmin'] },
  { path: '/requests', label: '依申请公开', roles: [...CASE_ROLES, 'systemAdmin'] },
  { path: '/letters', label: '文书模板', roles: [...ANSWERING_ROLES, 'systemAdmin'] },
  { path: '/disputes', label: '复议、诉讼与更正', roles: CASE_ROLES },
  { path: '/proposals', label: '转主动公开建议', roles: CASE_ROLES },
  { path: '/registers', label: '登记簿', roles: OFFICE_ROLES },
  { path: '/reports', label: '年度报告', roles: OFFICE_ROLES },
  { path: '/report-calls', label: '年报征集', roles: OFFICE_ROLES },
  { path: '/agencies', label: '机构', roles: [] },
  { path: '/people', label: '人员与权限', roles: ['systemAdmin', 'securityAdmin'] },
  { path: '/site', label: '公开网站', roles: ['publisher', 'supervisor', 'systemAdmin'] },
  { path: '/audit', label: '审计', roles: ['auditAdmin', 'securityAdmin'] },
];

/** The entries for somebody who holds some of the roles. The first is where they arrive. */
export function entriesFor(holds: (roles: readonly Role[]) => boolean): readonly MenuEntry[] {
  return MENU.filter((entry) => entry.roles.length === 0 || holds(entry.roles));
}
