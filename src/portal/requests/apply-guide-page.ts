import { EMPTY, type SafeHtml, html } from '../html.ts';
import { layout } from '../layout.ts';
import { breadcrumb, contactFacts, phoneLink } from '../lists.ts';
import type { AgencyFrame, SiteFrame } from '../page-model.ts';
import {
  REQUEST_STATUS,
  SEARCH,
  applicationFormHref,
  applyGuideHref,
  applyHref,
  catalogueHref,
} from '../paths.ts';
import { flowChart } from './flow-chart.ts';
import type { ApplyGuide } from './request-model.ts';

/** `/{agency}/apply/`: who may apply, how, how long it takes, what it costs, and what can be done against an answer. */
export function applyGuidePage(site: SiteFrame, agency: AgencyFrame, page: ApplyGuide): string {
  const requests = agency.columns.find((column) => column.block === 'requests');
  return layout(site, agency, {
    titles: ['申请公开政府信息的指引', agency.name],
    href: applyGuideHref(agency.slug),
    current: requests,
    main: html`${breadcrumb(agency, requests === undefined ? [] : [requests], '申请指引')}<div class="narrow-text">
<h1>怎样向${agency.name}申请公开政府信息</h1>
${page.open ? entrances(agency) : closed(agency)}<div class="rich-text">
<p>依据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称条例）。</p>
${published(agency)}${who()}${what()}</div>
${page.open ? channels(agency) : EMPTY}${flowChart()}<div class="rich-text">
${howLong()}${cost()}${help(agency)}${remedies(page)}</div>
<section class="panel" aria-labelledby="contact">
<h2 id="contact">受理机构</h2>
${contactFacts(agency, page)}</section>
</div>
`,
  });
}

function entrances(agency: AgencyFrame): SafeHtml {
  const { slug } = agency;
  return html`<ul class="entrances">
<li><a href="${applyHref(slug)}">在线申请</a><span>填写后得到编号和查询码</span></li>
<li><a href="${REQUEST_STATUS}">查询申请进度</a><span>看进度、取答复、补充材料</span></li>
<li><a href="${applicationFormHref(slug, 'pdf')}">下载申请表（PDF）</a><span>打印出来填写</span></li>
<li><a href="${applicationFormHref(slug, 'docx')}">下载申请表（Word）</a><span>在电脑上填写</span></li>
</ul>
`;
}

function closed(agency: AgencyFrame): SafeHtml {
  return html`<div class="notice notice-changed"><p>${agency.name}已经撤销，不再受理申请。请向继续行使其职权的机关申请；已经提交的申请，可以<a href="${REQUEST_STATUS}">查询进度</a>。</p></div>
`;
}

function published(agency: AgencyFrame): SafeHtml {
  return html`<h2 id="published">先看一看是不是已经公开</h2>
<p>政府信息分为主动公开的和依申请公开的两类。主动公开的信息自形成或者变更之日起20个工作日内公开（条例第26条），不用申请就能看：</p>
<ul>
<li><strong>信息分类</strong>：机关职能、政策文件、财政信息、公示公告、重点领域等，按栏目分类。</li>
<li><strong>编排体系</strong>：每条信息有索引号、名称、内容概述和生成日期，编入<a href="${catalogueHref(agency.slug)}">公开目录</a>。</li>
<li><strong>获取方式</strong>：在本站按栏目查看，或者<a href="${SEARCH}">搜索</a>；也可以到办公地点查阅。</li>
</ul>
`;
}

function who(): SafeHtml {
  return html`<h2 id="who">谁可以申请</h2>
<p>公民、法人和其他组织都可以申请，不需要说明用途（条例第27条）。可以委托他人代为申请，由代理人提交委托书。</p>
`;
}

function what(): SafeHtml {
  return html`<h2 id="what">要写明什么（条例第29条）</h2>
<ol class="steps">
<li><strong>申请人</strong>：姓名或者名称、身份证明、联系方式。</li>
<li><strong>需要的信息</strong>：名称、文号，或者便于查询的其他特征。</li>
<li><strong>形式要求</strong>：获取信息的方式（纸质、电子文件、查阅抄录）和途径（邮寄、自取、电子邮箱、网上下载）。</li>
</ol>
<p>一份申请最好只写一件事。内容不明确的，本机关在7个工作日内一次性告知需要补正的事项和期限；没有正当理由逾期不补正的，视为放弃申请（条例第30条）。</p>
`;
}

/** By 条例第31条 each way has its own day of receipt. */
function channels(agency: AgencyFrame): SafeHtml {
  const { address, postcode, officeHours, fax, email, phone, name, slug } = agency;
  const row = (channel: string, how: SafeHtml, received: string): SafeHtml =>
    html`<li><h3>${channel}</h3>
<p>${how}</p>
<p class="received"><strong>收到申请之日</strong>：${received}</p></li>
`;
  const at = address === '' ? '本机关的办公地点' : address;
  return html`<section aria-labelledby="channels">
<h2 id="channels">怎样提交</h2>
<ul class="channels">
${row('互联网', html`<a href="${applyHref(slug)}">在线填写申请</a>，不用打印。${email === '' ? EMPTY : html`互联网联系方式：<a href="mailto:${email}">${email}</a>。`}`, '双方确认之日。提交后工作人员会与您联系确认。')}${row(
    '当面提交',
    html`到${at}。${officeHours === '' ? EMPTY : html`办公时间：${officeHours}。`}`,
    '提交之日。',
  )}${row(
    '邮寄',
    html`寄到${postcode === '' ? EMPTY : html`（邮政编码 ${postcode}）`}${at}，收件人写“${name}”，信封上注明“政府信息公开申请”。`,
    '邮政挂号、特快专递等需要签收的，为签收之日；平常信函等不需要签收的，工作人员当日与您确认，为确认之日。',
  )}${fax === '' ? EMPTY : row('传真', html`传真号码：${fax}。发送后请${phone === '' ? '与我们' : html`打电话 ${phoneLink(phone)} `}确认。`, '双方确认之日。')}${row(
    '口头',
    html`书写确有困难的，可以当面口头提出，由工作人员代为填写申请表，念给您听，再由您签名或者按手印。`,
    '当面提出之日。',
  )}</ul>
</section>
`;
}

function howLong(): SafeHtml {
  return html`<h2 id="how-long">多长时间答复（条例第33条）</h2>
<ul>
<li>能当场答复的，当场答复。</li>
<li>不能当场答复的，自收到申请之日起20个工作日内答复。</li>
<li>需要延长的，经政府信息公开工作机构负责人同意并告知您，延长最多不超过20个工作日。</li>
<li>请您补正的，自收到补正之日起重新计算；征求第三方和其他机关意见的时间不计算在内。</li>
</ul>
`;
}

function cost(): SafeHtml {
  return html`<h2 id="cost">收不收费（条例第42条）</h2>
<p>提供政府信息不收取费用。申请的数量、频次明显超过合理范围的，可以收取信息处理费，收费前会书面通知您依据、标准和数额；收到通知的次日起20个工作日内缴纳，不缴纳的，视为放弃申请（国办函〔2020〕109号）。</p>
`;
}

function help(agency: AgencyFrame): SafeHtml {
  return html`<h2 id="help">需要帮助的</h2>
<p>阅读有困难、看不清或者听不清的，本机关提供帮助（条例第43条）：工作人员可以念给您听、写下来给您看、代您填写。${
    agency.phone === ''
      ? '请到办公地点提出。'
      : html`请打电话 ${phoneLink(agency.phone)}，或者到办公地点提出；在线申请时也可以勾选“需要帮助”。`
  }</p>
`;
}

function remedies({ reviewAuthority, court }: ApplyGuide): SafeHtml {
  const authority = reviewAuthority === '' ? '行政复议机关' : reviewAuthority;
  return html`<h2 id="remedies">对答复不服的</h2>
<ul>
<li><strong>决定不予公开的</strong>：应当自收到答复之日起60日内，<strong>先向${authority}申请行政复议</strong>；对复议决定不服的，再自收到复议决定书之日起15日内${court === '' ? '' : `向${court}`}提起行政诉讼（行政复议法第23条）。</li>
<li><strong>其他答复</strong>：可以自收到之日起60日内向${authority}申请行政复议，也可以自收到之日起6个月内${court === '' ? '' : `向${court}`}提起行政诉讼。</li>
<li><strong>投诉、举报</strong>：可以向上一级行政机关或者政府信息公开工作主管部门提出（条例第51条）。</li>
<li><strong>记录不准确</strong>：有证据证明本机关的信息中与您自身相关的记录不准确的，可以要求更正（条例第41条）。</li>
</ul>
`;
}
