/** What a refusal says, for the module that makes it: two modules have refusals alike, each with its own codes. */
export interface FindingRefusal {
  readonly code: string;
  readonly status: 409 | 422;
  readonly message: string;
  /** How many findings there are. */
  readonly details?: { readonly findings: number };
}

/** Something is refused because of what was found; names the first of it. `what`: Chinese, ends in a colon; `advice`: what to do. */
export function becauseOfFindings(
  refusal: {
    readonly code: string;
    readonly status: 409 | 422;
    readonly what: string;
    readonly advice?: string;
    readonly shown?: number;
  },
  findings: readonly { readonly message: string }[],
): FindingRefusal {
  const { code, status, what, advice = '', shown = 5 } = refusal;
  const first = findings.slice(0, shown).map((found) => found.message);
  const more = findings.length > shown ? `……另有 ${findings.length - shown} 项。` : '';
  return {
    code,
    status,
    message: `${what}${first.join('')}${more}${advice}`,
    details: { findings: findings.length },
  };
}

/** Only warnings and hints can be answered, and only those that are there. */
export function findingNotAnswerable(code: string): FindingRefusal {
  return {
    code,
    status: 409,
    message: '这条提示已经不存在，或者属于必须改正的错误，不能用说明代替。请刷新页面查看。',
  };
}
