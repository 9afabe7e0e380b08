import { expect, type Locator, type Page } from '@playwright/test';

/** A fragment as Word puts it on the clipboard: its own classes, fonts, a list typed by hand and a merged cell. */
export const WORD_FRAGMENT = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style>p.MsoNormal{margin:0cm;text-align:justify;font-family:"Times New Roman"}</style></head><body lang=ZH-CN>
<!--StartFragment-->
<p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:22.0pt;font-family:方正小标宋_GBK'>关于三角镇农村公路养护情况的公示</span></b></p>
<p class=MsoNormal style='text-indent:32.0pt'><span style='font-family:仿宋_GB2312;mso-bidi-font-family:"Times New Roman"'>一、基本情况<o:p></o:p></span></p>
<p class=MsoNormal style='text-indent:32.0pt'><span style='font-family:仿宋_GB2312'>（一）完成路面修补3.2公里，惠及村民1260人。</span></p>
<table class=MsoTableGrid border=1><tr><td colspan=2><p class=MsoNormal>养护资金（万元）</p></td></tr><tr><td><p>拨付</p></td><td><p>18.6</p></td></tr></table>
<p class=MsoNormal onclick="alert(1)"><script>alert('坏')</script><img src="file:///C:/Users/a/clip_image001.png">详见附件。</p>
<!--EndFragment--></body></html>`;

/** Pastes rich text into the editor, as Ctrl+V does. */
export async function paste(editor: Locator, html: string, text: string): Promise<void> {
  await editor.click();
  await editor.evaluate(
    (element, content) => {
      const data = new DataTransfer();
      data.setData('text/html', content.html);
      data.setData('text/plain', content.text);
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    { html, text },
  );
}

/** The editor of a document's text. */
export function editorOf(page: Page): Locator {
  return page.getByRole('textbox', { name: '正文' });
}

/** Begins a document in a column. */
export async function begin(page: Page, input: { column: string; title: string }): Promise<void> {
  await page.goto('/desk/documents');
  await page.getByRole('button', { name: '新建文稿' }).click();
  const dialog = page.getByRole('dialog', { name: '新建文稿' });
  await dialog.getByRole('combobox', { name: '栏目' }).fill(input.column);
  const choices = page.locator('.ant-select-dropdown:visible');
  await choices.getByTitle(input.column, { exact: true }).click();
  await expect(choices).toHaveCount(0);
  await dialog.getByLabel('标题').fill(input.title);
  await dialog.getByRole('button', { name: '开始编写' }).click();
  await expect(editorOf(page)).toBeVisible();
}

/** Saves, and waits until it is said. */
export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^保\s?存$/ }).click();
  await expect(page.getByText('已保存', { exact: true }).first()).toBeVisible();
}

/** Presses a button of the review panel and answers its dialog. */
export async function act(
  page: Page,
  button: string,
  input: { ok: string; fields?: Readonly<Record<string, string>> },
): Promise<void> {
  await page.getByRole('region', { name: '审核' }).getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  for (const [label, text] of Object.entries(input.fields ?? {})) await dialog.getByLabel(label).fill(text);
  await dialog.getByRole('button', { name: spaced(input.ok) }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('已完成').first()).toBeVisible();
}

/** Ant Design puts a space between the two characters of a short button. */
export function spaced(label: string): RegExp {
  return new RegExp(`^${[...label].join('\\s?')}$`);
}

/** Opens what waits under the title in the to-do list. */
export async function openTodo(page: Page, group: string, title: string): Promise<void> {
  await page.goto('/desk/');
  await page.getByRole('region', { name: group }).getByRole('link', { name: title }).click();
  await expect(page.getByRole('region', { name: '审核' })).toBeVisible();
}

/** 保密审查 of the document at hand: everything may be made public. */
export async function clearSecrecy(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: '审核' })
    .getByRole('button', { name: '保密审查', exact: true })
    .click();
  const dialog = page.getByRole('dialog', { name: '保密审查' });
  await dialog.getByLabel('审查依据').fill('经逐项核对，不涉及国家秘密、工作秘密、商业秘密和个人隐私。');
  await dialog.getByRole('button', { name: '签署审查结论' }).click();
  await expect(dialog).toBeHidden();
}

/** Publishes the document at hand. */
export async function publish(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: '审核' })
    .getByRole('button', { name: spaced('发布') })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: spaced('发布') })
    .click();
  await expect(page.getByText('已发布').first()).toBeVisible();
}
