/** What a denial message of AWS says. */
export interface Denial {
  /** Absent when the service did not say it: `perform: null`. */
  readonly action?: string;
  /** The ARN of the caller. */
  readonly principal?: string;
  /** The resource as the message has it; it may be encoded. */
  readonly resource?: string;
  /** The kind of policy that the message names, such as `identity-based`. */
  readonly policyType?: string;
  readonly isExplicit: boolean;
  /** Whether the message is encoded. Only AWS can decode it. */
  readonly isEncoded?: true;
}

const PERFORM = /not authorized to perform:?\s+([A-Za-z0-9-]+:[A-Za-z0-9]+|null)/i;
/** Some services print their prefix without the action. */
const NO_ACTION = /(^|:)null$/i;
const OPERATION = /calling the (\w+) operation/;
const EXPLICIT = /with an explicit deny(?: in an?)?(?: (.+?))?(?: policy)?(?:[:.]|$)/i;
const NO_POLICY = /because no (.+?) policy allows/i;
const NO_BOUNDARY = /because no (permissions boundary) allows/i;
const ENCODED = /encoded (?:authorization failure )?message/i;

/**
 * Returns what a denial message says: the text that services, the CLI and SDKs print, and the JSON
 * of `aws sts decode-authorization-message`. Undefined when it is no such message.
 */
export function denialIn(text: string): Denial | undefined {
  return denialInJson(text) ?? denialInText(text.replace(/\s+/g, ' ').trim());
}

function denialInText(text: string): Denial | undefined {
  const perform = PERFORM.exec(text)?.[1];
  const isDenied =
    perform !== undefined || /AccessDenied|not authorized|UnauthorizedOperation/i.test(text);
  if (!isDenied || !/\s/.test(text)) return undefined;
  const isNamed = perform !== undefined && !NO_ACTION.test(perform);
  const action = isNamed ? perform : operationIn(text, perform);
  const principal = /User: (arn:\S+?)(?= is not)/.exec(text)?.[1];
  const resource = /on resource:? "?(arn:[^\s"]+?|\*)"?(?=[\s.]*(?:$| because| with))/.exec(
    text,
  )?.[1];
  const policyType =
    NO_POLICY.exec(text)?.[1] ?? NO_BOUNDARY.exec(text)?.[1] ?? EXPLICIT.exec(text)?.[1];
  return {
    ...(action !== undefined && { action }),
    ...(principal !== undefined && { principal }),
    ...(resource !== undefined && { resource }),
    ...(policyType !== undefined && { policyType: policyType.toLowerCase() }),
    isExplicit: /explicit deny/i.test(text),
    ...(ENCODED.test(text) && perform === undefined && { isEncoded: true as const }),
  };
}

/** Returns the name of the operation; the service is not in the message. */
const operationIn = (text: string, perform: string | undefined): string | undefined =>
  perform === undefined ? OPERATION.exec(text)?.[1] : undefined;

interface Decoded {
  readonly allowed?: boolean;
  readonly explicitDeny?: boolean;
  readonly context?: {
    readonly principal?: { readonly arn?: string };
    readonly action?: string;
    readonly resource?: string;
  };
}

function denialInJson(text: string): Denial | undefined {
  const parsed = parsedJson(text);
  if (!parsed) return undefined;
  const inner = parsed.DecodedMessage;
  const {
    allowed,
    explicitDeny = false,
    context = {},
  } = (typeof inner === 'string' ? (parsedJson(inner) ?? {}) : parsed) as Decoded;
  if (allowed !== false || context.action === undefined) return undefined;
  return {
    action: context.action,
    ...(context.principal?.arn !== undefined && { principal: context.principal.arn }),
    ...(context.resource !== undefined && { resource: context.resource }),
    isExplicit: explicitDeny,
  };
}

function parsedJson(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
