/** Why a server gave no answer. */
export type FailureReason =
  | 'unknownHost'
  /** The name couldn't be looked up: that is ours, and says nothing of the link. */
  | 'noResolver'
  /** It leads into a private network or to this machine. */
  | 'internal'
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'certificateExpired'
  | 'certificateName'
  | 'certificateUntrusted'
  /** The server doesn't send its issuer's certificate along; browsers know how to get it. */
  | 'certificateChain'
  /** No encryption that both sides know. */
  | 'tls'
  /** What came isn't HTTP as it should be. */
  | 'garbled'
  | 'redirectLoop'
  | 'tooManyRedirects'
  | 'badRedirect'
  /** It has asked to be left alone, and nothing was sent. */
  | 'rests';

/** A look that is given up before anything is sent. */
export class ProbeRefused extends Error {
  override readonly name = 'ProbeRefused';
  readonly reason: FailureReason;

  constructor(reason: FailureReason) {
    super(reason);
    this.reason = reason;
  }
}

const CODES: Readonly<Record<string, FailureReason>> = {
  ENOTFOUND: 'unknownHost',
  ENODATA: 'unknownHost',
  EAI_AGAIN: 'noResolver',
  EAI_FAIL: 'noResolver',
  ESERVFAIL: 'noResolver',
  ETIMEOUT: 'noResolver',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  EADDRNOTAVAIL: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_ABORTED: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'garbled',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'garbled',
  CERT_HAS_EXPIRED: 'certificateExpired',
  CERT_NOT_YET_VALID: 'certificateExpired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificateName',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificateUntrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificateUntrusted',
  CERT_UNTRUSTED: 'certificateUntrusted',
  CERT_REVOKED: 'certificateUntrusted',
  CERT_SIGNATURE_FAILURE: 'certificateUntrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificateChain',
  UNABLE_TO_GET_ISSUER_CERT: 'certificateChain',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificateChain',
  EPROTO: 'tls',
};

/**
 * The reason behind whatever was thrown. Codes that nobody has heard of are told by their form, as strangers can bring about more of
 * them than a list can hold; what has none is a fault of the program and thrown.
 */
export function failureOf(error: unknown): FailureReason {
  const found = causes(error);
  for (const one of found) {
    if (one instanceof ProbeRefused) return one.reason;
    if (one.name === 'TimeoutError' || one.name === 'AbortError') return 'timeout';
    if (one.name === 'HTTPParserError') return 'garbled';
    const code = codeOf(one);
    const known = CODES[code];
    if (known !== undefined) return known;
    if (code.startsWith('UND_ERR_RES')) return 'garbled';
    if ('syscall' in one && code.startsWith('E')) return 'refused';
    if (/^ERR_SSL_|^ERR_TLS_|^ERR_OSSL/.test(code)) return 'tls';
  }
  const code = found.map(codeOf).find((one) => one !== '');
  if (code === undefined) throw error;
  // OpenSSL's names for what is wrong with a certificate stand alone, e.g. INVALID_PURPOSE; all others have a prefix of their maker.
  return /^(?:ERR|UND|HPE)_/.test(code) ? 'garbled' : 'tls';
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** An error and what lies behind it; several attempts to connect come as one. */
function causes(error: unknown): Error[] {
  const found: Error[] = [];
  const waiting: unknown[] = [error];
  for (let one = waiting.shift(); one !== undefined && found.length < 20; one = waiting.shift()) {
    if (!(one instanceof Error)) continue;
    found.push(one);
    if (one instanceof AggregateError) waiting.push(...one.errors);
    waiting.push(one.cause);
  }
  return found;
}
