import { isControlPolicyType, limitsOf, typeOfDocument } from './control-policy';
import { mayBeName } from './imported-principals';
import { literal, LimitExceeded } from './intrinsics/resolver';
import { isObject, list, own } from './json';
import { PolicyReader } from './policy-collector';
import { plain } from '../policy/deploy-time-text';
import { Place, Policy, Principal, standalonePolicy, World } from '../policy/model';
import { reservedPaths } from '../policy/reserved-name';

type Holder = Pick<Principal, 'kind' | 'identity'>;

/** A policy by itself. */
interface Alone {
  readonly name: string;
  /** Whose inline policy it is. Default: anybody may have it. */
  readonly holder?: Holder;
  readonly document: unknown;
  readonly pointer: readonly string[];
  readonly version?: string;
  readonly isControlPolicy?: true;
}

/** Reads a policy document, or the IAM API output for one policy; undefined when it is neither. */
export function readPolicy(file: string, content: unknown): World | undefined {
  if (Array.isArray(content)) return readList(file, content);
  const alone =
    document(file, content) ??
    ofManaged(file, content) ??
    ofPrincipal(content) ??
    ofPermissionSet(content) ??
    ofOrganization(content);
  if (!alone) return undefined;
  const place: Place = { file, pointer: alone.pointer };
  const reader = new PolicyReader();
  const policy = read(alone, place, reader);
  const isHeld = policy && !alone.isControlPolicy && !isOfResource(alone.document);
  const principals = isHeld ? [holderOf(alone, policy, place)] : [];
  return { files: [file], principals, policies: reader.policies, unread: reader.unread };
}

/** Returns who has a policy: the principal of the output, or the future holders. */
function holderOf({ name, holder }: Alone, policy: Policy, place: Place): Principal {
  const alone = standalonePolicy(name, [policy], place);
  return holder ? { ...alone, ...holder, isPartial: true } : alone;
}

/** Returns whether a document names principals, so that IAM attaches it to none. */
const isOfResource = (written: unknown): boolean =>
  list(own(written, 'Statement')).some((one) =>
    ['Principal', 'NotPrincipal'].some((key) => own(one, key) !== undefined),
  );

function read(
  { name, document: written, version, isControlPolicy }: Alone,
  place: Place,
  reader: PolicyReader,
): Policy | undefined {
  try {
    return reader.read(
      name,
      { value: literal(written), place, templateConditions: [] },
      { version, managed: version !== undefined, isControlPolicy },
    );
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error;
    reader.unread.push({ problem: `a policy document is ${error.message}`, place });
    return undefined;
  }
}

const document = (file: string, content: unknown): Alone | undefined =>
  own(content, 'Statement') === undefined
    ? undefined
    : { name: file, pointer: [], ...controlled(content, typeOfDocument(content)) };

/** Returns a document, and whether its type is one of control policies. */
const controlled = (
  content: unknown,
  type: unknown,
): Pick<Alone, 'document' | 'isControlPolicy'> => ({
  document: limitsOf(content, type),
  ...(isControlPolicyType(type) && { isControlPolicy: true }),
});

/** Reads the output of `aws iam get-policy-version`. */
function ofManaged(file: string, content: unknown): Alone | undefined {
  const version = own(content, 'PolicyVersion');
  if (own(version, 'Document') === undefined) return undefined;
  return {
    name: file,
    document: own(version, 'Document'),
    pointer: ['PolicyVersion', 'Document'],
    version: plain(String(own(version, 'VersionId'))),
  };
}

/** Reads the output of `aws iam get-role-policy`, `get-user-policy`, and `get-group-policy`. */
function ofPrincipal(content: unknown): Alone | undefined {
  const name = own(content, 'PolicyName');
  if (typeof name !== 'string' || own(content, 'PolicyDocument') === undefined) return undefined;
  const named = HOLDERS.flatMap(({ kind, key }) => {
    const whose = own(content, key);
    return typeof whose === 'string' ? [{ kind, whose }] : [];
  });
  const [holder] = named.filter(({ whose }) => mayBeName(plain(whose))).map(holderBy);
  return {
    name: plain([...named.map(({ whose }) => whose), name].join('/')),
    ...(holder && { holder }),
    document: own(content, 'PolicyDocument'),
    pointer: ['PolicyDocument'],
  };
}

const HOLDERS = [
  { kind: 'role', key: 'RoleName' },
  { kind: 'user', key: 'UserName' },
  { kind: 'group', key: 'GroupName' },
] as const;

/** Returns a principal by its name. The name of a role of IAM Identity Center says its path. */
function holderBy({ kind, whose }: Named): Holder {
  const names = kind === 'role' ? reservedPaths(whose) : [];
  if (names.length > 0) return { kind, identity: { names } };
  const name = plain(whose);
  return { kind, identity: { names: [name], isInAnyPath: true } };
}

interface Named extends Pick<Principal, 'kind'> {
  readonly whose: string;
}

/** Reads the output of `aws sso-admin get-inline-policy-for-permission-set`, which does not name it. */
function ofPermissionSet(content: unknown): Alone | undefined {
  const policy = own(content, 'InlinePolicy');
  return typeof policy === 'string'
    ? {
        name: 'inline policy',
        holder: { kind: 'permission set', identity: { names: [] } },
        document: policy,
        pointer: ['InlinePolicy'],
      }
    : undefined;
}

/** Reads the output of `aws organizations describe-policy` for a control policy. */
function ofOrganization(content: unknown): Alone | undefined {
  const policy = own(content, 'Policy');
  const summary = own(policy, 'PolicySummary');
  const name = own(summary, 'Name');
  const type = own(summary, 'Type');
  if (!isControlPolicyType(type) || typeof name !== 'string') return undefined;
  return {
    name: plain(name),
    ...controlled(own(policy, 'Content'), type),
    pointer: ['Policy', 'Content'],
  };
}

/** Reports a list of statements or documents, which IAM does not accept as a policy. */
function problemOfList(content: readonly unknown[]): string | undefined {
  const someHave = (key: string) =>
    content.some((value) => isObject(value) && own(value, key) !== undefined);
  if (someHave('Effect'))
    return 'a list of statements is no policy: it stands in an object, under Statement';
  return someHave('Statement')
    ? 'a list of policies is no policy: give each a file of its own'
    : undefined;
}

function readList(file: string, content: readonly unknown[]): World | undefined {
  const problem = problemOfList(content);
  return problem === undefined
    ? undefined
    : {
        files: [file],
        principals: [],
        policies: [],
        unread: [{ problem, place: { file, pointer: [] } }],
      };
}
