import { html } from './html.ts';
import { layout } from './layout.ts';
import type { SiteFrame } from './page-model.ts';
import { ACCESSIBILITY } from './paths.ts';

/** `/accessibility/`: what the site does for people who see, hear or move with difficulty (无障碍环境建设法第32条). */
export function accessibilityPage(site: SiteFrame): string {
  const { contact } = site.settings;
  return layout(site, null, {
    titles: ['无障碍与适老说明'],
    href: ACCESSIBILITY,
    main: html`<h1>无障碍与适老说明</h1>
<div class="rich-text">
<p>本站希望每个人都能方便地查阅政府信息。所有页面都没有弹窗、广告和自动播放的内容，不要求注册，也不跟踪您。只有两处用到 Cookie：查询申请进度时，记住半小时您在看哪一份申请，点“离开”就会清除；在线提交申请时，记住一小时哪一份回执是您的。浏览器不保存 Cookie 的，提交以后直接显示回执。</p>
<h2>适老版</h2>
<p>点选每页最上方的“适老版”，文字会放大，颜色对比会增强，按钮和链接也会变大；再点一次恢复原样。您的选择只保存在您自己的设备里，打开其他页面时继续有效。浏览器停用脚本时，适老版仍可使用，但每打开一页需要重新点选。</p>
<h2>深色背景</h2>
<p>您的手机或者电脑设为深色模式时，本站自动改用深色背景，适老版也是如此。</p>
<h2>放大文字</h2>
<p>电脑上按住 Ctrl 键（苹果电脑为 Command 键）再按加号键，可以继续放大整个页面；手机上可以用两个手指放大。页面放大后内容会自动换行，宽的表格可以左右滑动。</p>
<h2>用键盘浏览</h2>
<p>按 Tab 键依次移动到各个链接和输入框，按回车键打开。每页的第一个链接是“跳到正文”，可以越过页面上方的导航。</p>
<h2>读屏软件</h2>
<p>页面标明了标题层级、导航、正文和表格的表头，链接和输入框都有文字说明，可以配合常用的读屏软件使用。</p>
<h2>离开本站</h2>
<p>正文里指向非政府网站的链接都写明“站外链接”；打开前浏览器会提示您即将离开本站。</p>
<h2>打印</h2>
<p>打印时只保留正文和信息属性，不打印导航。</p>
<h2>需要帮助</h2>
<p>阅读有困难或者有视听障碍的，可以到公开单位的办公地点，由工作人员协助查阅或者申请政府信息。${
      contact === '' ? '' : `使用本站遇到困难，请联系我们：${contact}。`
    }</p>
</div>
`,
  });
}
