import { html } from '../html.ts';
import { layout } from '../layout.ts';
import type { SiteFrame } from '../page-model.ts';
import { HOME, LOG_DAYS, OPEN_DATA, PUBLIC_LOG, logPartHref } from '../paths.ts';

/** `/log/`: what the public log is, and how anybody checks it. */
export function logPage(site: SiteFrame): string {
  return layout(site, null, {
    titles: ['公开日志'],
    href: PUBLIC_LOG,
    main: html`<nav class="breadcrumb" aria-label="当前位置"><ol>
<li><a href="${HOME}">网站首页</a></li>
<li aria-current="page">公开日志</li>
</ol></nav>
<h1>公开日志</h1>
<div class="rich-text">
<p>本网站每公开、更新、撤下一篇文稿，每改变一篇文稿的有效性，都在公开日志中记下一条。日志只增不改：每一条都包含前一条的校验值，每天的末条由网站签名。任何人都可以据此核对，本网站没有不留记录地改动或者撤下信息。</p>
<h2>日志里有什么</h2>
<p>每一条写明时间、做了什么、网址，以及一个校验值。校验值对应的是从这一条起读者在这个网址上看到的内容：公开的文稿，是它的数据中 content 的全部内容，包括正文、附件、有效性和自哪一天起失效、应急发布标记、发布和更新时间；撤下的文稿，是网页上保留的标题、索引号、日期和撤下说明，或者转到的网址。到期失效的日期事先登记，到期当天不另记；其他变化各记一条。</p>
<p>日志本身不写标题和正文，栏目名称和文稿之间的解读、改废关系不在登记之列。依法移除的内容，日志中只留下网址和移除的时间。较早的记录只登记文稿的内容，不登记有效性、应急发布标记和撤下说明；这样的文稿有多少，核对时会说明。</p>
<h2>怎样核对</h2>
<p>在任何一台电脑上安装本系统的程序，运行下面的命令，不需要账号：</p>
<pre><code>gongkai verify log ${site.siteUrl} --files --head last-check.json</code></pre>
<p>程序会读完全部日志，核对校验值和每日签名；再核对现在网站上每一篇文稿的数据、网页、有效性和附件是否与日志相符，已撤下的网址上是不是登记的撤下说明，网站地图有没有列出日志没有记录的文稿；并把末条记入 last-check.json，下次核对时就能发现日志是否被改写。核对网页应当用与网站相同或者更新版本的程序。</p>
<h2>文件</h2>
<ul>
<li><a href="${logPartHref(1)}">日志第一部分</a>（以后各部分的网址依次编号）</li>
<li><a href="${LOG_DAYS}">每日签名和签名密钥</a></li>
<li><a href="${OPEN_DATA}">开放数据</a></li>
</ul>
</div>
`,
  });
}
