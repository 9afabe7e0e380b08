/**
 * Everything that is recorded, with the words an auditor reads. One list: a use case can't record what isn't here.
 */
export const AUDIT_TYPES = {
  'system.started': '程序启动',
  'system.restored': '从备份恢复',
  'session.signed_in': '登录',
  'session.refused': '登录失败',
  'session.locked': '连续失败，账号锁定',
  'session.signed_out': '退出登录',
  'account.created': '新建账号',
  'account.changed': '修改账号',
  'account.disabled': '停用账号',
  'account.enabled': '启用账号',
  'account.password_changed': '修改密码',
  'account.password_reset': '重置密码',
  'account.unlocked': '解除锁定',
  'account.granted': '授予角色',
  'account.revoked': '收回角色',
  'agency.created': '新建机构',
  'agency.changed': '修改机构',
  'agency.closed': '撤销机构',
  'agency.duty_changed': '修改公开职责人员',
  'node.created': '新建栏目',
  'node.changed': '修改栏目',
  'document.created': '新建文稿',
  'document.revised': '保存修订',
  'document.discarded': '作废文稿',
  'document.submitted': '送审',
  'document.recalled': '撤回送审',
  'document.step_approved': '审核通过',
  'document.returned': '退回',
  'document.approval_voided': '审后修改，审核作废',
  'document.secrecy_reviewed': '保密审查',
  'document.published': '发布',
  'document.published_urgently': '应急先发后审',
  'document.withdrawn': '撤下',
  'document.vanished': '彻底移除',
  'document.withdrawal_changed': '修改撤下方式',
  'document.restored': '恢复发布',
  'document.schedule_set': '设定定时',
  'document.schedule_cancelled': '取消定时',
  'document.schedule_fired': '定时到时执行',
  'document.schedule_held': '定时未能执行',
  'document.edition_started': '开始新版次',
  'document.validity_changed': '修改有效性',
  'document.linked': '关联政策解读',
  'document.unlinked': '取消解读关联',
  'document.section_changed': '调整责任内设机构',
  'attachment.uploaded': '上传附件',
  'register.added': '登记',
  'register.corrected': '更正登记',
  'register.removed': '注销登记',
  'register.restored': '恢复登记',
  'register.imported': '批量导入登记',
  'register.exported': '导出登记',
  'request.entered': '登记信息公开申请',
  'request.acted': '办理信息公开申请',
  'request.file_added': '申请卷内增加材料',
  'request.file_removed': '申请卷内移除材料',
  'request.file_opened': '查阅申请卷内材料',
  'request.proof_opened': '查阅申请人身份证明',
  'request.code_renewed': '更换申请查询码',
  'request.exported': '导出申请办理材料',
  'request.settings_changed': '修改申请办理设置',
  'request.proposed': '提出转为主动公开的建议',
  'request.proposal_decided': '处理转为主动公开的建议',
  'request.taken_up': '接续办理历史登记的申请',
  'dispute.filed': '登记复议、诉讼、更正或者投诉',
  'dispute.acted': '办理复议、诉讼、更正或者投诉',
  'dispute.exported': '导出复议、诉讼与更正',
  'calendar.entered': '录入放假安排',
  'letter.issued': '出具文书',
  'letter.voided': '作废文书',
  'letter.template_uploaded': '保存文书模板',
  'letter.template_activated': '启用文书模板',
  'letter.template_reverted': '恢复自带的文书模板',
  'letter.settings_changed': '修改文书设置',
  'obligation.items_adopted': '采用标准目录',
  'obligation.item_added': '增加公开事项',
  'obligation.item_changed': '修改公开事项',
  'obligation.item_retired': '停用公开事项',
  'obligation.items_switched': '换用标准目录',
  'obligation.import_read': '读入标准目录文件',
  'obligation.items_imported': '导入标准目录',
  'obligation.exported': '导出公开义务登记册',
  'obligation.reminded': '提醒公开义务',
  'obligation.reminders_set': '设定提醒时间',
  'obligation.work_opened': '建立工作事项',
  'obligation.work_changed': '修改工作事项',
  'obligation.stage_entered': '工作事项进入阶段',
  'obligation.work_closed': '办结工作事项',
  'obligation.raised': '登记应当公开的事项发生',
  'obligation.linked': '指明文稿履行的公开义务',
  'obligation.unlinked': '取消文稿与公开义务的关联',
  'obligation.dated': '改定公开义务的起算日',
  'obligation.met': '公开义务已履行',
  'obligation.nil_reported': '签报无此类信息',
  'obligation.waived': '免除公开义务',
  'obligation.reopened': '公开义务重新待办',
  'import.begun': '开始批量导入',
  'import.read': '读取批量导入的文件',
  'import.started': '确认批量导入',
  'import.finished': '批量导入完成',
  'import.cancelled': '取消批量导入',
  'import.lapsed': '批量导入逾期未确认',
  'import.addresses_allowed': '允许旧网址跳转',
  'import.addresses_stopped': '停止旧网址跳转',
  'upkeep.raised': '提出清理建议',
  'upkeep.decided': '提出动态调整意见',
  'upkeep.returned': '退回动态调整意见',
  'upkeep.approved': '批准动态调整意见',
  'upkeep.begun': '为动态调整起草文稿',
  'upkeep.closed': '动态调整办结',
  'upkeep.terms_set': '设定动态调整的期限',
  'upkeep.exported': '导出规范性文件清理目录',
  'upkeep.interpretation_exempted': '决定不作解读',
  'upkeep.interpretation_demanded': '恢复解读要求',
  'quality.accepted': '文字核对无误',
  'quality.ignored': '忽略一处文字问题',
  'quality.excepted': '始终忽略一处文字问题',
  'quality.reopened': '重新核对一处文字问题',
  'quality.word_added': '添加词条',
  'quality.word_removed': '删去词条',
  'quality.words_imported': '导入词条',
  'quality.scan_started': '发起全站文字检查',
  'coordination.asked': '发起信息发布协调',
  'coordination.answered': '答复信息发布协调',
  'coordination.escalated': '信息发布协调报请上级',
  'coordination.ruled': '上级对信息发布协调作出决定',
  'coordination.settled': '信息发布协调办结',
  'coordination.withdrawn': '撤回信息发布协调',
  'coordination.settings_changed': '修改信息发布协调设置',
  'feedback.received': '收到网页纠错',
  'feedback.answered': '答复网页纠错',
  'feedback.handed_on': '转办网页纠错',
  'feedback.settings_changed': '修改网页纠错的答复期限',
  'channel.account_opened': '开设政务新媒体账号',
  'channel.account_changed': '变更政务新媒体账号',
  'channel.account_updated': '登记新媒体更新',
  'channel.account_closed': '关停政务新媒体账号',
  'channel.accounts_exported': '导出政务新媒体登记册',
  'channel.connection_saved': '保存渠道连接',
  'channel.board_saved': '保存公开栏',
  'channel.posted': '张贴到公开栏',
  'channel.posting_changed': '更正张贴记录',
  'channel.posting_photographed': '上传张贴照片',
  'channel.taken_down': '从公开栏撤下',
  'channel.package_made': '生成报送包',
  'channel.push_retried': '重新推送',
  'channel.pushed': '推送到上级平台',
  'channel.push_failed': '推送未成功',
  'channel.issue_saved': '编辑公众号图文',
  'channel.issue_dropped': '删除公众号图文',
  'channel.issue_approved': '审定公众号图文',
  'channel.issue_sent': '提交公众号发布',
  'channel.issue_live': '公众号已发布',
  'channel.issue_failed': '公众号未发布',
  'channel.article_deleted': '公众号文章删除',
  'channel.delivery_made': '生成移送清单',
  'channel.delivery_recorded': '登记移送和签收',
  'channel.screen_saved': '设置电子屏',
  'report.created': '建立年度报告',
  'report.narrative_edited': '修改年报文字',
  'report.figure_overridden': '人工改动年报数据',
  'report.override_removed': '取消人工改动',
  'report.finding_answered': '说明检查提示',
  'report.frozen': '年报定稿',
  'report.previous_read': '读入上年年报',
  'report.previous_confirmed': '核对确认上年年报',
  'report.previous_removed': '移除读入的上年年报',
  'report_call.opened': '发起年度报告征集',
  'report_call.changed': '修改年度报告征集',
  'report_call.read': '读入待报送的年报',
  'report_call.finding_answered': '说明待报送年报的检查提示',
  'report_call.submitted': '报送年度报告',
  'report_call.document_made': '由报送的年报建立文稿',
  'report_call.returned': '退回报送的年报',
  'report_call.approved': '通过报送的年报',
  'report_call.draft_dropped': '删除待报送的年报',
  'report_call.source_read': '读入汇总用的年报',
  'report_call.source_removed': '移除汇总用的年报',
  'report_call.exported': '导出年报汇总',
  'report_call.listed': '公布年报名单',
  'report_call.unlisted': '撤下年报名单',
  'audit.exported': '导出审计记录',
  'audit.verified': '校验审计记录',
  'site.rebuilt': '重建公开网站',
  'site.redirect_added': '增加网址跳转',
  'site.redirect_removed': '删除网址跳转',
  'site.settings_changed': '修改网站设置',
  'site.added': '增加网站',
  'site.hosts_changed': '修改网站域名',
  'site.removed': '删除网站',
  'site.agency_moved': '把机关移到另一网站',
  'site.appearance_changed': '修改网站外观和公告',
  'search.synonyms_changed': '修改检索同义词',
  'search.files_retried': '重新读取附件文字',
} as const;

/** Name of a recorded event. */
export type AuditType = keyof typeof AUDIT_TYPES;

/** What an event is about. `title` is kept because the thing may be renamed later. */
export interface AuditSubject {
  readonly kind:
    | 'account'
    | 'agency'
    | 'node'
    | 'document'
    | 'attachment'
    | 'register'
    | 'request'
    | 'dispute'
    | 'letter'
    | 'report'
    | 'reportCall'
    | 'standardItem'
    | 'itemImport'
    | 'import'
    | 'workItem'
    | 'obligation'
    | 'upkeepCase'
    | 'coordination'
    | 'feedback'
    | 'channel'
    | 'system';
  readonly id: string;
  readonly title?: string;
}

/** One event as a use case records it. No personal data of applicants belongs here: name the record, not the person. */
export interface AuditEvent {
  readonly type: AuditType;
  readonly agencyId: string | null;
  readonly subject: AuditSubject | null;
  /** Why, in the person's own words, where the law or the procedure asks for a reason. */
  readonly reason?: string;
  /** The changed members as they were. */
  readonly before?: Readonly<Record<string, unknown>>;
  /** The changed members as they are now, or what is worth knowing of the event. */
  readonly after?: Readonly<Record<string, unknown>>;
}
