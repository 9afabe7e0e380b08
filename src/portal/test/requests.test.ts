import * as cheerio from 'cheerio';
import { describe, expect, test } from 'vitest';
import {
  APPLICANT_FIELDS,
  type ApplyValues,
  DESCRIPTION_FIELDS,
  EMPTY_APPLICATION,
  checkApplicant,
  checkDescription,
  readApplication,
} from '../requests/apply-fields.ts';
import { applicantPage, describePage } from '../requests/apply-page.ts';
import { applyGuidePage } from '../requests/apply-guide-page.ts';
import { receiptPage } from '../requests/receipt-page.ts';
import { statusPage } from '../requests/status-page.ts';
import { NO_SUCH_REQUEST, statusQueryPage } from '../requests/status-query-page.ts';
import { ASKED, FILLED, STATUS, SUGGESTIONS } from './sample-requests.ts';
import { AGENCY, SITE } from './sample-site.ts';

const BOTH = { proof: true, authorisation: false };

describe('the guide', () => {
  const $ = cheerio.load(
    applyGuidePage(SITE, AGENCY, {
      disclosureOffice: '党政综合办公室',
      reviewAuthority: '云溪区人民政府',
      court: '云溪区人民法院',
      open: true,
    }),
  );
  const text = $('main').text().replace(/\s+/g, '');

  test.each([
    '信息分类',
    '编排体系',
    '获取方式',
    AGENCY.name,
    '政府信息公开工作机构党政综合办公室',
    AGENCY.address,
    AGENCY.officeHours.replace(/\s/g, ''),
    AGENCY.phone,
    AGENCY.fax,
    AGENCY.email,
    AGENCY.postcode,
    '国务院令第711号',
    '形成或者变更之日起20个工作日内公开',
    '收到申请之日起20个工作日内答复',
    '延长最多不超过20个工作日',
    '身份证明',
    '7个工作日',
    '双方确认之日',
    '提交之日',
    '签收之日',
    '先向云溪区人民政府申请行政复议',
    '不需要说明用途',
    '条例第43条',
    '不收取费用',
  ])('says “%s”', (words) => {
    expect(text).toContain(words);
  });

  test.each([
    '492号',
    '15个工作日答复',
    '15个工作日内答复。',
    '生产、生活、科研',
    '检索费',
    '复制费',
    '邮寄费',
    '特殊需要',
  ])('does not say “%s”, which is of the old law', (words) => {
    expect(text).not.toContain(words);
  });

  test('has a flow chart that is read aloud in its order', () => {
    expect(
      $('ol.flow > li h3')
        .toArray()
        .map((one) => $(one).text()),
    ).toEqual(['提交申请', '收到、登记', '审查内容是否明确', '检索、研究', '答复', '送达']);
  });

  test('leads to the form in the browser and on paper, and to where an application stands', () => {
    expect(
      $('.entrances a')
        .toArray()
        .map((one) => $(one).attr('href')),
    ).toEqual([
      '/shiqiao/apply/online',
      '/apply/status',
      '/shiqiao/apply/application-form.pdf',
      '/shiqiao/apply/application-form.docx',
    ]);
  });

  test('of a closed agency takes nobody to a form', () => {
    const page = applyGuidePage(SITE, AGENCY, {
      disclosureOffice: '',
      reviewAuthority: '',
      court: '',
      open: false,
    });
    expect(page).not.toContain('/apply/online');
    expect(page).toContain('已经撤销');
    // An office that isn't named leaves no row without a value.
    expect(page).not.toContain('<dt>政府信息公开工作机构</dt>');
  });
});

describe('the application', () => {
  test('asks for what 条例第29条 wants and for nothing else', () => {
    const first = cheerio.load(describePage(SITE, AGENCY, { values: EMPTY_APPLICATION, errors: {} }));
    const second = cheerio.load(
      applicantPage(SITE, AGENCY, {
        values: FILLED,
        errors: {},
        suggestions: [],
        keptFiles: [],
        asked: ASKED,
      }),
    );
    const shown = (page: cheerio.CheerioAPI): string[] => [
      ...new Set(
        page('main :is(input:not([type="hidden"]), textarea, select)')
          .toArray()
          .map((one) => page(one).attr('name') ?? ''),
      ),
    ];
    expect(shown(first)).toEqual([...DESCRIPTION_FIELDS]);
    const person = APPLICANT_FIELDS.filter(
      (name) => name !== 'uscc' && name !== 'contact' && name !== 'organisationKind',
    );
    expect(shown(second).toSorted()).toEqual(
      [...person, 'proof', 'authorisation', 'answer', 'more'].toSorted(),
    );
    expect(first('main').text()).not.toContain('特殊需要');
  });

  test('keeps everything that was typed on the way to and fro, and when it is refused', () => {
    const second = cheerio.load(
      applicantPage(SITE, AGENCY, {
        values: FILLED,
        errors: { name: '请填写申请人的姓名。' },
        suggestions: [],
        keptFiles: [],
        asked: ASKED,
      }),
    );
    const field =
      (page: cheerio.CheerioAPI) =>
      (name: string): string => {
        const found = page(`main [name="${name}"]`);
        const radio = found.filter('[type="radio"]');
        if (radio.length > 0) return radio.filter('[checked]').attr('value') ?? '';
        return String(found.val() ?? '');
      };
    expect({ ...readApplication(field(second)), help: '' }).toEqual(FILLED);
    const first = cheerio.load(describePage(SITE, AGENCY, { values: FILLED, errors: {} }));
    expect({ ...EMPTY_APPLICATION, ...readApplication(field(first)) }).toEqual(FILLED);
    expect(second('#name').attr('aria-describedby')).toBe('name-error');
    expect(second('#name').attr('aria-invalid')).toBe('true');
    expect(second('.error-summary a').attr('href')).toBe('#name');
  });

  test('shows public documents that may answer it, and always the way to apply all the same', () => {
    const $ = cheerio.load(
      applicantPage(SITE, AGENCY, {
        values: FILLED,
        errors: {},
        suggestions: SUGGESTIONS,
        keptFiles: [],
        asked: ASKED,
      }),
    );
    expect(
      $('button[name="helped"]')
        .toArray()
        .map((one) => $(one).attr('value')),
    ).toEqual(['a1', 'a2']);
    expect($('.suggestions a[href="#applicant"]').text()).toContain('仍要提交申请');
    expect($('button[value="submit"]').text()).toBe('仍要提交申请');
    expect($('button[value="submit"]').hasClass('second')).toBe(false);
  });

  test('every complaint has its field in the page', () => {
    const values: ApplyValues = {
      ...EMPTY_APPLICATION,
      applicant: 'organisation',
      agentPhone: '1',
      email: 'x',
      postcode: '1',
    };
    const errors = checkApplicant(values, { proof: false, authorisation: false });
    const $ = cheerio.load(
      applicantPage(SITE, AGENCY, {
        values,
        errors,
        suggestions: [],
        keptFiles: [],
        asked: { ...ASKED, message: '回答不对。' },
      }),
    );
    const links = $('.error-summary a')
      .toArray()
      .map((one) => $(one).attr('href') ?? '');
    expect(links).toHaveLength(Object.keys(errors).length + 1);
    for (const href of links) expect($(href)).toHaveLength(1);
  });

  test.each<[string, Partial<ApplyValues>, string[]]>([
    ['nothing', { title: '', features: '' }, ['title']],
    ['a description alone', { title: '' }, []],
    ['no form', { supply: 'x' }, ['supply']],
    ['paper in the mailbox', { supply: 'paper', delivery: 'email' }, ['delivery']],
    ['paper by post', { supply: 'paper', delivery: 'post' }, []],
    ['looking at it by post', { supply: 'inspect', delivery: 'post' }, ['delivery']],
    ['a novel', { features: '字'.repeat(2_001) }, ['features']],
    ['a name of the language', { supply: 'toString' }, ['supply']],
  ])('the first page with %s', (_what, over, wrong) => {
    expect(Object.keys(checkDescription({ ...FILLED, ...over }))).toEqual(wrong);
  });

  test.each<[string, Partial<ApplyValues>, string[]]>([
    ['everything', {}, []],
    ['no name', { name: '' }, ['name']],
    ['a slip in the number', { idNumber: '110101199003070012' }, ['idNumber']],
    ['a day of birth that never was', { idNumber: '110101199002300013' }, ['idNumber']],
    ['a passport', { idKind: 'passport', idNumber: 'E00000000' }, []],
    ['no way to be reached', { phone: '' }, ['phone']],
    ['a mailbox alone', { phone: '', email: 'a@b.example' }, []],
    ['no mailbox for what goes there', { delivery: 'email' }, ['email']],
    ['no address for the post', { supply: 'paper', delivery: 'post' }, ['address']],
    ['half a mailbox', { email: 'a@b' }, ['email']],
    ['an agent without authority', { agentName: '乙' }, ['authorisation']],
    ['an agent and a call for help', { agentName: '乙', help: 'yes' }, []],
  ])('the second page with %s', (_what, over, wrong) => {
    expect(Object.keys(checkApplicant({ ...FILLED, ...over }, BOTH))).toEqual(wrong);
  });

  test('who asks for help needs no upload, everybody else a proof', () => {
    const none = { proof: false, authorisation: false };
    expect(Object.keys(checkApplicant(FILLED, none))).toEqual(['proof']);
    expect(checkApplicant({ ...FILLED, help: 'yes' }, none)).toEqual({});
  });

  test('an organisation gives its code and who speaks for it, not an identity card', () => {
    const values = { ...FILLED, applicant: 'organisation', idNumber: '' };
    expect(Object.keys(checkApplicant(values, BOTH))).toEqual(['organisationKind', 'uscc', 'contact']);
    const whole = { ...values, organisationKind: 'research', uscc: '11500199009012345A', contact: '甲' };
    expect(Object.keys(checkApplicant(whole, BOTH))).toEqual(['uscc']);
  });
});

describe('receipt and status', () => {
  test('the receipt shows number and code and says to keep them', () => {
    const page = receiptPage(SITE, AGENCY, {
      number: '2026-0001',
      code: '7KQ2-M0XD-94TB-1C1H',
      subject: '公墓',
      submittedOn: '2026-03-02',
      dates: [],
    });
    const $ = cheerio.load(page);
    expect(
      $('.receipt .code')
        .toArray()
        .map((one) => $(one).text()),
    ).toEqual(['2026-0001', '7KQ2-M0XD-94TB-1C1H']);
    expect($('.receipt').text()).toContain('浏览器里保留一小时');
    expect($('.receipt a.button').attr('href')).toBe('/apply/status');
  });

  test('a wrong query says the same of number and code, and never shows the code again', () => {
    const $ = cheerio.load(
      statusQueryPage(SITE, {
        number: '2026-0001',
        message: NO_SUCH_REQUEST,
        notice: '',
        unsent: '',
        asked: null,
      }),
    );
    expect($('.error-summary').text()).toContain('编号或者查询码不正确');
    expect($('#number').val()).toBe('2026-0001');
    expect($('#code').val()).toBe('');
  });

  test('the status says by when and why, and takes what can be sent', () => {
    const $ = cheerio.load(statusPage(SITE, AGENCY, STATUS));
    expect($('.deadline-day').text()).toBe('暂按 2026-03-31');
    expect($('#deadline').parent().text()).toContain('条例第33条');
    const sent = $('form[action="/apply/status/send"]').toArray();
    expect(sent.map((one) => $(one).find('[name="form"]').val())).toEqual(['clarify', 'withdraw']);
    expect($('.status-steps [aria-current="step"]').text()).toContain('正在进行');
    expect($('.files a').attr('download')).toBe('补正告知书.pdf');
  });
});
