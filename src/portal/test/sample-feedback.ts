import { feedbackPage, feedbackStatusPage, feedbackTakenPage } from '../feedback/feedback-page.ts';
import { SITE } from './sample-site.ts';

const ASKED = { token: 'a-token', question: '三加四等于几？', message: '' };
const EMPTY_FORM = { page: '', kind: '', quote: '', problem: '' };
const FOUND = {
  page: '/shiqiao/',
  receivedOn: '2024-06-03',
  dueOn: '2024-06-11',
  outcome: null,
  answer: '',
  answeredOn: null,
  agency: '石桥镇人民政府',
};

/** The pages of 网页纠错, by name. */
export function sampleFeedback(): [string, string][] {
  const status = { number: 'JC20240603-0001', message: '', asked: null };
  return [
    ['feedback', feedbackPage(SITE, { values: EMPTY_FORM, errors: {}, asked: ASKED })],
    [
      'feedback-wrong',
      feedbackPage(SITE, {
        values: { ...EMPTY_FORM, page: '/shiqiao/', problem: '文字有误' },
        errors: { kind: '请选择问题的类型。' },
        asked: { ...ASKED, message: '回答不对。请看清下面的新问题再回答，写数字或者汉字都可以。' },
      }),
    ],
    [
      'feedback-refused',
      feedbackPage(SITE, {
        values: { ...EMPTY_FORM, page: '/shiqiao/', kind: 'wording', quote: '错'.repeat(180) },
        errors: {},
        refusal: '提交的网页纠错太多，请过几分钟再提交。',
        asked: ASKED,
      }),
    ],
    [
      'feedback-taken',
      feedbackTakenPage(SITE, {
        number: 'JC20240603-0001',
        queryCode: '7KQ2-M0XD-94TB-ZC1H',
        dueOn: '2024-06-11',
      }),
    ],
    ['feedback-taken-before', feedbackTakenPage(SITE, null)],
    ['feedback-status', feedbackStatusPage(SITE, { ...status, number: '', found: null })],
    ['feedback-status-waiting', feedbackStatusPage(SITE, { ...status, found: FOUND })],
    [
      'feedback-status-answered',
      feedbackStatusPage(SITE, {
        ...status,
        found: { ...FOUND, outcome: 'mended', answer: '已经改正，谢谢指正。', answeredOn: '2024-06-05' },
      }),
    ],
    [
      'feedback-status-wrong',
      feedbackStatusPage(SITE, { ...status, message: '编号或者查询码不正确。', asked: ASKED, found: null }),
    ],
  ];
}
