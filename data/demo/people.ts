import type { DemoPerson } from './types.ts';

/** Accounts of the demo; all people are invented. Nobody holds two steps of a review, administrators hold nothing else. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('chenmingyuan', '陈明远', 'sanjiao', ['clerk'], '三角镇信息员：起草文稿、登记台账、编制年报'),
  person('liushuyi', '刘书怡', 'sanjiao', ['firstReviewer'], '三角镇初审人'),
  person('heyutong', '何雨桐', 'sanjiao', ['secondReviewer'], '三角镇复审人：党政综合办公室主任'),
  person('zhouliqun', '周立群', 'sanjiao', ['finalReviewer'], '三角镇终审人：分管副镇长'),
  person('xujianping', '徐建平', 'sanjiao', ['secrecyReviewer'], '三角镇保密审查员'),
  person('wuxiaoman', '吴晓曼', 'sanjiao', ['publisher'], '三角镇发布员'),
  person('dengzhiqiang', '邓志强', 'sanjiao', ['requestHandler'], '三角镇申请办理人'),
  person('jiangyifan', '蒋一帆', 'gonggongkongjian', ['clerk', 'requestHandler'], '示例局信息员、申请办理人'),
  person('fanhaitao', '范海涛', 'gonggongkongjian', ['firstReviewer'], '示例局初审人'),
  person('shenruolan', '沈若兰', 'gonggongkongjian', ['secondReviewer', 'publisher'], '示例局复审人、发布员'),
  person('gaozhixin', '高志新', 'gonggongkongjian', ['finalReviewer'], '示例局终审人：分管副局长'),
  person('yaolihua', '姚丽华', 'gonggongkongjian', ['secrecyReviewer'], '示例局保密审查员'),
  person('lixiaozhou', '黎小舟', 'qijiang', ['clerk'], '区政府办信息员'),
  person('tangwenjing', '唐文静', 'qijiang', ['supervisor'], '区政府办监督员：查看全区情况'),
  person('caoweimin', '曹为民', 'qijiang', ['firstReviewer'], '区政府办初审人'),
  person('yefan', '叶凡', 'qijiang', ['secondReviewer', 'publisher'], '区政府办复审人、发布员'),
  person('hanqiwen', '韩启文', 'qijiang', ['finalReviewer'], '区政府办终审人：分管领导'),
  person('baijing', '白静', 'qijiang', ['secrecyReviewer'], '区政府办保密审查员'),
  person('sysadmin', '系统管理员（示例）', 'qijiang', ['systemAdmin'], '系统管理员：机构、账号和运行'),
  person('secadmin', '安全管理员（示例）', 'qijiang', ['securityAdmin'], '安全管理员：授予和收回角色'),
  person('auditadmin', '审计管理员（示例）', 'qijiang', ['auditAdmin'], '审计管理员：查看审计记录'),
];

function person(
  username: string,
  displayName: string,
  agency: string,
  roles: DemoPerson['roles'],
  description: string,
): DemoPerson {
  return { username, displayName, agency, roles, description };
}
