import { EMPTY, type SafeHtml, html } from './html.ts';
import { contactFacts, phoneLink } from './lists.ts';
import type { AgencyFrame, Column } from './page-model.ts';

/** How to apply for information: what 条例 gives every applicant, and where this agency takes applications. */
export function requestGuide(agency: AgencyFrame, requests: Column): SafeHtml {
  return html`<section class="panel" aria-labelledby="authority">
<h2 id="authority">向谁申请</h2>
${contactFacts(agency)}</section>
<section class="panel rich-text" aria-labelledby="how">
<h2 id="how">怎样申请</h2>
<p>公民、法人和其他组织都可以向本机关申请获取政府信息，不需要说明用途。${formHint(requests)}</p>
<ol class="steps">
<li><strong>写明三项内容</strong>（条例第29条）：申请人的姓名或者名称、身份证明、联系方式；所需信息的名称、文号，或者便于查询的其他特征；希望的获取方式和途径。</li>
<li><strong>提交申请</strong>：可以当面提交，也可以邮寄到上面的办公地址（请在信封上注明“政府信息公开申请”）${
    agency.fax === '' ? EMPTY : '，或者发送传真'
  }。书写有困难的，可以口头提出，由工作人员代为填写。</li>
<li><strong>等候答复</strong>：能当场答复的当场答复；不能当场答复的，自收到申请之日起20个工作日内答复；需要延长的会告知申请人，延长最多不超过20个工作日（条例第33条）。申请内容不明确的，会在7个工作日内一次性告知需要补正的事项（条例第30条）。</li>
</ol>
<h3>收费</h3>
<p>提供政府信息不收取费用。申请的数量、频次明显超过合理范围的，可以收取信息处理费（条例第42条）。</p>
<h3>需要帮助</h3>
<p>阅读有困难或者有视听障碍的申请人，本机关提供必要的帮助（条例第43条），请${
    agency.phone === '' ? '到办公地点提出' : html`致电 ${phoneLink(agency.phone)} 或者到办公地点提出`
  }。</p>
<h3>对答复有异议</h3>
<p>认为本机关在政府信息公开工作中侵犯其合法权益的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼（条例第51条）。对不予公开的决定，应当先申请行政复议，对复议决定不服的，再提起行政诉讼（行政复议法第23条）。</p>
</section>
`;
}

/** Where the form lies, when the catalogue has the column for it. */
function formHint(requests: Column): SafeHtml {
  const form = requests.children.find((child) => child.href.endsWith('/form/'));
  return form === undefined
    ? EMPTY
    : html`申请表可以在<a href="${form.href}">${form.name}</a>栏目下载，也可以自己书写。`;
}
