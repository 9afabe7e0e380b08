import { type SafeHtml, html } from '../html.ts';

interface FlowStep {
  readonly title: string;
  readonly text: string;
  /** What may happen beside the straight way. */
  readonly aside?: string;
}

/** The way of an application by 条例27–40, from the form to the answer. */
const STEPS: readonly FlowStep[] = [
  { title: '提交申请', text: '在线、当面、邮寄、传真，或者口头提出由工作人员代填。' },
  {
    title: '收到、登记',
    text: '确定收到申请之日，给您编号。',
    aside: '互联网、传真和平常信函提交的，与您确认后才算收到。',
  },
  {
    title: '审查内容是否明确',
    text: '明确的，进入办理。',
    aside: '不明确的，7个工作日内一次性请您补正；补正后期限重新计算。',
  },
  {
    title: '检索、研究',
    text: '查找信息，判断能不能公开。',
    aside: '涉及第三方的，书面征求意见，第三方在15个工作日内答复，这段时间不计算在内。',
  },
  {
    title: '答复',
    text: '收到申请之日起20个工作日内。',
    aside: '需要延长的，告知您，延长不超过20个工作日。',
  },
  {
    title: '送达',
    text: '按您选择的形式和途径交给您：公开、部分公开、不予公开、无法提供或者不予处理，都写明依据和理由。',
  },
];

/** The flow chart: an ordered list that is drawn as boxes with arrows, so that it is read aloud in its order. */
export function flowChart(): SafeHtml {
  return html`<section aria-labelledby="flow">
<h2 id="flow">流程图</h2>
<ol class="flow">
${STEPS.map(
  (step) => html`<li><div class="flow-box"><h3>${step.title}</h3>
<p>${step.text}</p></div>${
    step.aside === undefined
      ? ''
      : html`
<p class="flow-aside">${step.aside}</p>`
  }</li>
`,
)}</ol>
</section>
`;
}
