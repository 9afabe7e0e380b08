import type { AuditType } from '../../platform/audit/audit-events.ts';

/** What a sentence is made from. */
export interface SentenceFacts {
  /** Who acted, as they were called then. */
  readonly actor: string;
  /** What it was about, as it was called then; null when the record names nothing. */
  readonly title: string | null;
}

/** Each event as a whole sentence: `{actor}` and `{title}` stand for names. */
const SENTENCES: Readonly<Record<AuditType, string>> = {
  'system.started': '程序启动。',
  'system.restored': '{actor}用备份恢复了系统。',
  'session.signed_in': '{title}登录。',
  'session.refused': '有人用{title}的账号登录，没有成功。',
  'session.locked': '{title}的账号因连续输错密码被锁定。',
  'session.signed_out': '{title}退出登录。',
  'account.created': '{actor}为{title}新建账号。',
  'account.changed': '{actor}修改了{title}的账号资料。',
  'account.disabled': '{actor}停用了{title}的账号。',
  'account.enabled': '{actor}重新启用了{title}的账号。',
  'account.password_changed': '{title}修改了自己的密码。',
  'account.password_reset': '{actor}重置了{title}的密码。',
  'account.unlocked': '{actor}解除了{title}账号的锁定。',
  'account.granted': '{actor}授予{title}一项角色。',
  'account.revoked': '{actor}收回了{title}的一项角色。',
  'agency.created': '{actor}新建机构“{title}”。',
  'agency.changed': '{actor}修改了机构“{title}”的资料。',
  'agency.closed': '{actor}撤销了机构“{title}”。',
  'agency.duty_changed': '{actor}修改了“{title}”的公开职责人员。',
  'node.created': '{actor}新建栏目“{title}”。',
  'node.changed': '{actor}修改了栏目“{title}”。',
  'document.created': '{actor}新建文稿《{title}》。',
  'document.revised': '{actor}保存了《{title}》的修订。',
  'document.discarded': '{actor}作废了文稿《{title}》。',
  'document.submitted': '{actor}将《{title}》送审。',
  'document.recalled': '{actor}撤回了《{title}》的送审。',
  'document.step_approved': '{actor}审核通过了《{title}》的一步。',
  'document.returned': '{actor}退回了《{title}》。',
  'document.approval_voided': '{actor}在审核后修改了《{title}》，原审核作废。',
  'document.secrecy_reviewed': '{actor}对《{title}》作了保密审查。',
  'document.published': '{actor}发布了《{title}》。',
  'document.published_urgently': '{actor}应急发布了《{title}》，先发后审。',
  'document.withdrawn': '{actor}撤下了《{title}》。',
  'document.restored': '{actor}恢复发布《{title}》。',
  'document.edition_started': '{actor}开始编写《{title}》的新版次。',
  'document.validity_changed': '{actor}修改了《{title}》的有效性。',
  'document.linked': '{actor}为《{title}》关联了政策解读。',
  'document.unlinked': '{actor}取消了《{title}》的政策解读关联。',
  'document.section_changed': '{actor}调整了《{title}》的责任内设机构。',
  'attachment.uploaded': '{actor}上传了附件“{title}”。',
  'register.added': '{actor}在登记簿中登记了“{title}”。',
  'register.corrected': '{actor}更正了登记簿中的“{title}”。',
  'register.removed': '{actor}注销了登记簿中的“{title}”。',
  'register.restored': '{actor}恢复了登记簿中的“{title}”。',
  'register.imported': '{actor}批量导入了登记簿“{title}”。',
  'register.exported': '{actor}导出了登记簿“{title}”。',
  'request.entered': '{actor}登记了政府信息公开申请“{title}”。',
  'request.acted': '{actor}办理了申请“{title}”的一步。',
  'request.file_added': '{actor}在申请“{title}”的卷内增加了材料。',
  'request.file_removed': '{actor}从申请“{title}”的卷内移除了材料。',
  'request.file_opened': '{actor}查阅了申请“{title}”的卷内材料。',
  'request.proof_opened': '{actor}查阅了申请“{title}”的申请人身份证明。',
  'request.code_renewed': '{actor}更换了申请“{title}”的查询码。',
  'request.exported': '{actor}导出了“{title}”的申请办理材料。',
  'request.settings_changed': '{actor}修改了“{title}”的申请办理设置。',
  'request.proposed': '{actor}建议将“{title}”转为主动公开。',
  'request.taken_up': '{actor}接续办理了历史登记的申请“{title}”。',
  'dispute.filed': '{actor}登记了案件“{title}”。',
  'dispute.acted': '{actor}办理了案件“{title}”的一步。',
  'dispute.exported': '{actor}导出了“{title}”的复议、诉讼与更正情况。',
  'request.proposal_decided': '{actor}处理了转为主动公开的建议“{title}”。',
  'calendar.entered': '{actor}录入了“{title}”。',
  'letter.issued': '{actor}出具了文书“{title}”。',
  'letter.voided': '{actor}作废了文书“{title}”。',
  'letter.template_uploaded': '{actor}保存了文书模板“{title}”。',
  'letter.template_activated': '{actor}启用了文书模板“{title}”。',
  'letter.template_reverted': '{actor}恢复使用自带的文书模板“{title}”。',
  'letter.settings_changed': '{actor}修改了“{title}”的文书设置。',
  'obligation.items_adopted': '{actor}为“{title}”采用了标准目录。',
  'obligation.item_added': '{actor}在标准目录中增加了“{title}”。',
  'obligation.item_changed': '{actor}修改了标准目录中的“{title}”。',
  'obligation.item_retired': '{actor}停用了标准目录中的“{title}”。',
  'obligation.work_opened': '{actor}建立了工作事项“{title}”。',
  'obligation.work_changed': '{actor}修改了工作事项“{title}”。',
  'obligation.stage_entered': '{actor}登记工作事项“{title}”进入新的阶段。',
  'obligation.work_closed': '{actor}办结了工作事项“{title}”。',
  'obligation.raised': '{actor}登记了应当公开的“{title}”。',
  'obligation.linked': '{actor}指明了由哪份文稿履行“{title}”的公开义务。',
  'obligation.unlinked': '{actor}取消了一份文稿与“{title}”公开义务的关联。',
  'obligation.met': '“{title}”的公开义务随{actor}的发布而履行。',
  'obligation.nil_reported': '{actor}签报“{title}”没有需要公开的信息。',
  'obligation.waived': '{actor}免除了“{title}”的公开义务。',
  'obligation.reopened': '“{title}”的公开义务因{actor}的操作重新待办。',
  'report.created': '{actor}建立了《{title}》。',
  'report.narrative_edited': '{actor}修改了《{title}》的文字。',
  'report.figure_overridden': '{actor}人工改动了《{title}》的一项数据。',
  'report.override_removed': '{actor}取消了《{title}》的一项人工改动。',
  'report.finding_answered': '{actor}对《{title}》的一项检查提示作了说明。',
  'report.frozen': '{actor}将《{title}》定稿。',
  'report.previous_read': '{actor}为《{title}》读入了上年年报的文件，尚待核对。',
  'report.previous_confirmed': '{actor}核对并确认了《{title}》所对照的上年年报。',
  'report.previous_removed': '{actor}移除了《{title}》所对照的、由文件读入的上年年报。',
  'report_call.opened': '{actor}发起了“{title}”。',
  'report_call.changed': '{actor}修改了“{title}”的期限、范围或者说明。',
  'report_call.read': '{actor}为“{title}”读入了待报送的年报。',
  'report_call.finding_answered': '{actor}为“{title}”待报送的年报说明了一条检查提示。',
  'report_call.submitted': '{actor}向“{title}”报送了年度报告。',
  'report_call.returned': '{actor}退回了向“{title}”报送的一份年报。',
  'report_call.approved': '{actor}通过了向“{title}”报送的一份年报。',
  'report_call.draft_dropped': '{actor}删除了“{title}”待报送的年报。',
  'report_call.source_read': '{actor}为“{title}”读入了汇总用的年报。',
  'report_call.source_removed': '{actor}移除了“{title}”汇总用的年报。',
  'report_call.exported': '{actor}导出了“{title}”的汇总。',
  'report_call.listed': '{actor}公布了“{title}”的年报名单。',
  'audit.exported': '{actor}导出了审计记录。',
  'audit.verified': '{actor}校验了整条审计链。',
  'site.rebuilt': '{actor}重建了公开网站。',
  'site.settings_changed': '{actor}修改了公开网站的设置。',
};

/** The event in a whole Chinese sentence. `type` may come from a later version of the program. */
export function auditSentence(type: string, facts: SentenceFacts): string {
  if (!isAuditType(type)) return `${facts.actor}：${type}。`;
  if (type === 'session.refused' && facts.title === null) return '有人用不存在的用户名登录，没有成功。';
  return SENTENCES[type]
    .replaceAll('{actor}', () => facts.actor)
    .replaceAll('{title}', () => facts.title ?? '（未命名）');
}

function isAuditType(type: string): type is AuditType {
  return Object.hasOwn(SENTENCES, type);
}
