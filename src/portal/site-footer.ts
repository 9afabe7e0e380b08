import { EMPTY, type SafeHtml, html, safeHref } from './html.ts';
import type { AgencyFrame, SiteFrame } from './page-model.ts';
import { ACCESSIBILITY, FEEDBACK, OPEN_DATA, PUBLIC_LOG, SITE_MAP, feedHref } from './paths.ts';

/**
 * What 国办发〔2017〕47号 wants at the foot of every page: 党政机关网站标识、“我为政府网站找错”、标识码、主办单位、
 * ICP 备案、公安备案、站点地图. What isn't set is left out.
 */
export function siteFooter(site: SiteFrame, agency: AgencyFrame | null): SafeHtml {
  return html`<footer class="site-footer"><div class="page">
<ul class="footer-links">
<li><a href="${SITE_MAP}">站点地图</a></li>
<li><a href="${ACCESSIBILITY}">无障碍与适老说明</a></li>
<li><a href="${OPEN_DATA}">开放数据</a></li>
<li><a href="${PUBLIC_LOG}">公开日志</a></li>
<li><a href="${FEEDBACK}" rel="nofollow">网页纠错</a></li>
${agency === null ? EMPTY : html`<li><a href="${feedHref(agency.slug)}">订阅更新</a></li>\n`}${outside(
    site.settings.reportErrorUrl,
    '我为政府网站找错',
  )}${outside(site.settings.organMarkUrl, '党政机关网站标识')}</ul>
${facts(site, agency)}</div></footer>
`;
}

function outside(address: string, text: string): SafeHtml {
  if (address === '') return EMPTY;
  return html`<li><a href="${safeHref(address)}" rel="external">${text}</a></li>\n`;
}

function facts(site: SiteFrame, agency: AgencyFrame | null): SafeHtml {
  const { settings } = site;
  const sponsor = settings.sponsor === '' ? (agency?.name ?? '') : settings.sponsor;
  const contact = settings.contact === '' ? (agency?.phone ?? '') : settings.contact;
  const lines = [
    sponsor === '' ? EMPTY : html`<li>主办单位：${sponsor}</li>\n`,
    contact === '' ? EMPTY : html`<li>联系方式：${contact}</li>\n`,
    settings.identificationCode === '' ? EMPTY : html`<li>网站标识码：${settings.identificationCode}</li>\n`,
    settings.icpNumber === ''
      ? EMPTY
      : html`<li><a href="https://beian.miit.gov.cn/" rel="external">${settings.icpNumber}</a></li>\n`,
    settings.policeNumber === ''
      ? EMPTY
      : html`<li><a href="${policeRecordHref(settings.policeNumber)}" rel="external">${settings.policeNumber}</a></li>\n`,
  ].filter((line) => line !== EMPTY);
  return lines.length === 0 ? EMPTY : html`<ul class="footer-facts">\n${lines}</ul>\n`;
}

/** Where the police show what they recorded of the site. */
function policeRecordHref(number: string): string {
  return `https://beian.mps.gov.cn/#/query/webSearch?code=${number.replace(/\D/g, '')}`;
}
