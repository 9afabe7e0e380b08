import type { DecisionKindKey } from '../decisions/decision-kinds.ts';

/** A default answer: its title and what it says between the facts of the request and the remedy. */
interface DefaultAnswer {
  readonly title: string;
  readonly body: readonly string[];
}

const REGULATION = '《中华人民共和国政府信息公开条例》';
const ANSWER = '政府信息公开答复书';
const REFUSAL = '政府信息不予公开告知书';
const NOTICE = '政府信息公开申请告知书';

const ANSWERS: Readonly<Record<DecisionKindKey, DefaultAnswer>> = {
  'open.already': {
    title: ANSWER,
    body: [
      `经审查，{{称谓}}申请公开的政府信息已经主动公开。依据${REGULATION}第三十六条第（一）项的规定，本机关予以公开，现将获取该信息的方式、途径告知如下：`,
      '{{获取方式}}',
    ],
  },
  'open.provide': {
    title: ANSWER,
    body: [
      `经审查，{{称谓}}申请公开的政府信息可以公开。依据${REGULATION}第三十六条第（二）项的规定，本机关决定予以公开。提供该信息的方式、途径和时间如下：`,
      '{{提供方式}}',
    ],
  },
  partial: {
    title: '政府信息部分公开告知书',
    body: [
      `经审查，{{称谓}}申请公开的政府信息中含有不应当公开的内容，能够作区分处理。依据${REGULATION}第三十七条的规定，本机关决定部分公开。`,
      '## 一、予以公开的内容',
      '{{公开内容}}',
      '{{提供方式}}',
      '## 二、不予公开的内容和理由',
      '{{不予公开内容}}',
      '{{不予公开理由}}',
    ],
  },
  'deny.secret': refusal('依法确定为国家秘密', '第十四条'),
  'deny.law': refusal('属于法律、行政法规（{{禁止公开依据}}）禁止公开的政府信息', '第十四条'),
  'deny.safety': refusal('公开后可能危及国家安全、公共安全、经济安全、社会稳定', '第十四条'),
  'deny.thirdParty': refusal(
    '涉及第三方合法权益，公开会对第三方合法权益造成损害；本机关已经依法书面征求第三方的意见',
    '第十五条、第三十二条',
  ),
  'deny.internal': refusal('属于行政机关的内部事务信息', '第十六条第一款'),
  'deny.process': refusal('属于行政机关在履行行政管理职能过程中形成的过程性信息', '第十六条第二款'),
  'deny.caseFile': refusal('属于行政执法案卷信息', '第十六条第二款'),
  'deny.query': {
    title: NOTICE,
    body: [
      `经审查，{{称谓}}申请公开的信息属于有关法律、行政法规对获取方式有特别规定的信息。依据${REGULATION}第三十六条第（七）项的规定，请{{称谓}}依照有关法律、行政法规的规定办理查询：`,
      '{{办理渠道}}',
    ],
  },
  'cannot.notExist': {
    title: ANSWER,
    body: [
      '{{检索情况}}',
      `经检索，没有找到{{称谓}}申请公开的政府信息，该信息不存在。依据${REGULATION}第三十六条第（四）项的规定，本机关无法提供。`,
    ],
  },
  'cannot.notOurs': {
    title: ANSWER,
    body: [
      `经审查，{{称谓}}申请公开的政府信息不属于本机关负责公开。依据${REGULATION}第三十六条第（五）项的规定，本机关无法提供。`,
      '{{理由}}',
      '{{负责机关}}',
    ],
  },
  'cannot.needMake': {
    title: ANSWER,
    body: [
      `经审查，本机关没有{{称谓}}所申请的现成信息，需要对现有政府信息进行加工、分析。依据${REGULATION}第三十八条的规定，本机关无法提供。`,
      '{{理由}}',
    ],
  },
  'cannot.unclear': {
    title: ANSWER,
    body: [
      '{{补正情况}}',
      `{{称谓}}补正后，申请内容仍不明确，本机关不能据此确定所申请的政府信息。依据${REGULATION}第三十条的规定，本机关无法提供。`,
    ],
  },
  'noProc.petition': {
    title: NOTICE,
    body: [
      `经审查，{{称谓}}以政府信息公开申请的形式进行信访、投诉、举报等活动。依据${REGULATION}第三十九条第一款的规定，本机关不作为政府信息公开申请，不予处理。{{称谓}}可以通过以下渠道提出：`,
      '{{办理渠道}}',
    ],
  },
  'noProc.repeat': {
    title: NOTICE,
    body: [
      `经审查，本机关已经就{{称谓}}申请公开的政府信息作出答复（{{此前答复}}），{{称谓}}重复申请公开相同政府信息。依据${REGULATION}第三十六条第（六）项的规定，本机关不予重复处理。`,
    ],
  },
  'noProc.publication': {
    title: NOTICE,
    body: [
      `经审查，{{称谓}}的申请内容为要求本机关提供政府公报、报刊、书籍等公开出版物。依据${REGULATION}第三十九条第二款的规定，本机关不予处理，现将获取的途径告知如下：`,
      '{{获取方式}}',
    ],
  },
  'noProc.massive': {
    title: NOTICE,
    body: [
      `经审查，{{称谓}}申请公开政府信息的数量、频次明显超过合理范围，本机关已经要求{{称谓}}说明理由。依据${REGULATION}第三十五条的规定，本机关认为申请理由不合理，不予处理。`,
      '{{理由}}',
    ],
  },
  'noProc.confirm': {
    title: NOTICE,
    body: [
      '经审查，{{称谓}}要求本机关确认或者重新出具{{称谓}}已经获取的政府信息，不属于申请公开政府信息。本机关不予处理。',
      '{{获取情况}}',
    ],
  },
  'other.noBuzheng': {
    title: NOTICE,
    body: [
      '{{补正情况}}',
      `{{称谓}}无正当理由逾期不补正。依据${REGULATION}第三十条的规定，视为放弃申请，本机关不再处理该政府信息公开申请。`,
    ],
  },
  'other.noFee': {
    title: NOTICE,
    body: [
      '{{收费情况}}',
      '{{称谓}}逾期没有按照收费通知的要求缴纳费用。依据《政府信息公开信息处理费管理办法》的规定，视为放弃申请，本机关不再处理该政府信息公开申请。',
    ],
  },
  'other.other': {
    title: '政府信息公开申请终止办理告知书',
    body: ['{{理由}}', '本机关终止办理该政府信息公开申请。特此告知。'],
  },
};

/** The text of a default answer. */
export function defaultAnswer(decision: DecisionKindKey): string {
  return answerText(ANSWERS[decision]);
}

/** The text of an answer that decides several items, each in its own way. */
export function itemwiseAnswer(): string {
  return answerText({
    title: ANSWER,
    body: ['经审查，{{称谓}}申请公开的各个事项情况不同，本机关分别答复如下：', '{{分项答复}}'],
  });
}

/** The lines of a default answer that decide, as they stand among those about other items. */
export function answerBody(decision: DecisionKindKey): readonly string[] {
  if (decision !== 'partial') return ANSWERS[decision].body;
  return [...ANSWERS.partial.body.slice(0, 1), '{{不予公开理由}}', '{{提供方式}}'];
}

function answerText({ title, body }: DefaultAnswer): string {
  return [
    `# ${title}`,
    '文号 {{文号}}',
    '致 {{申请人}}',
    '{{收到日期}}，本机关收到{{称谓}}提交的政府信息公开申请（登记编号：{{申请编号}}），申请公开：{{申请内容}}',
    '{{办理经过}}',
    ...body,
    '{{救济途径}}',
    '{{附件说明}}',
    '联系电话：{{联系电话}}',
    '署 {{行政机关}} {{落款日期}}',
  ].join('\n');
}

function refusal(ground: string, provisions: string): DefaultAnswer {
  return {
    title: REFUSAL,
    body: [
      `经审查，{{称谓}}申请公开的政府信息${ground}。依据${REGULATION}第三十六条第（三）项、${provisions}的规定，本机关决定不予公开。`,
      '不予公开的理由：{{不予公开理由}}',
    ],
  };
}
