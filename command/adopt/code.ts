import { Proposal } from './proposal';
import { ProposedScope } from './proposed-scope';
import { parseArn } from '../../src/policy/arn';
import { PolicyText, toDisplayText } from '../../src/policy/deploy-time-text';
import { constantName } from '../../src/text/constant-name';

const WIDEST = 80;

/** Returns the lines of a CDK app that give a role the proposed access. */
export function codeOf(proposals: readonly Proposal[], id: string): readonly string[] {
  const code = new Code();
  const policies = proposals.flatMap((proposal, i) => [
    `new ConnectAccessPolicy(this, '${id}${proposals.length > 1 ? i + 1 : ''}', {`,
    ...code.access(proposal),
    ...code.scope(proposal.scope),
    '  roles: [role],',
    '});',
  ]);
  return [...code.declarations(), ...policies];
}

/** Writes code, and collects the deploy-time values in it. */
class Code {
  private readonly values = new Map<string, string>();

  public declarations = (): readonly string[] =>
    [...this.values].map(
      ([name, variable]) =>
        `const ${variable} = new CfnParameter(this, '${name.replace(/\W/g, '')}').valueAsString;`,
    );

  public access({ jobs, isAdministrator, actions }: Proposal): readonly string[] {
    const parts = [
      ...(isAdministrator ? [['ConnectAccess.instanceAdministrator()']] : []),
      ...callWith(
        'ConnectAccess.jobs',
        jobs.map((job) => `ConnectJob.${constantName(job)}`),
      ),
      ...callWith(
        'ConnectAccess.actions',
        actions.map((action) => `'${action}'`),
      ),
    ];
    const [first, ...others] = parts;
    const joined = others.reduce(
      (lines, part) => [...last(lines, '.plus('), ...indented(part), ')'],
      first,
    );
    return property('access', joined);
  }

  public scope({ instances, tags, named = {} }: ProposedScope): readonly string[] {
    const parts = (instances ?? []).map((arn) => this.instance(arn));
    const [first = 'ConnectScope.allInstances()', ...others] = parts;
    const lines = [
      first,
      ...others.map((one) => `  .plus(${one})`),
      ...(tags ? [`  .withTags(${this.object(tags)})`] : []),
      ...Object.entries(named).map(
        ([type, arns]) =>
          `  .withResources('${type}', ${arns.map((arn) => this.text(arn)).join(', ')})`,
      ),
    ];
    return property('connectScope', lines);
  }

  private instance(arn: PolicyText): string {
    const parts = parseArn(arn);
    if (!parts || [parts.region, parts.account].every((part) => !/^$|[*?]/.test(part)))
      return `ConnectScope.instanceArn(${this.text(arn)})`;
    return `ConnectScope.instanceId(${this.text(parts.resource.slice('instance/'.length))})`;
  }

  private object(record: Readonly<Record<string, PolicyText>>): string {
    const entries = Object.entries(record).map(
      ([key, value]) => `${this.text(key)}: ${this.text(value)}`,
    );
    return `{ ${entries.join(', ')} }`;
  }

  /** Returns a text as code. What deployment knows is a pseudo parameter or a parameter. */
  private text(text: PolicyText): string {
    const shown = toDisplayText(text).replace(/['\\`]/g, '\\$&');
    if (!/\$\{[\w:. -]+\}/.test(shown)) return `'${shown}'`;
    const [, only] = /^\$\{([\w:. -]+)\}$/.exec(shown) ?? [];
    if (only) return this.value(only);
    return `\`${shown.replace(/\$\{([\w:. -]+)\}/g, (_, name: string) => `\${${this.value(name)}}`)}\``;
  }

  private value(name: string): string {
    const pseudo = PSEUDO_PARAMETERS[name];
    if (pseudo) return `Aws.${pseudo}`;
    const words = name.replace(/\W+(\w?)/g, (_, letter: string) => letter.toUpperCase());
    const variable = words.charAt(0).toLowerCase() + words.slice(1);
    this.values.set(name, variable);
    return variable;
  }
}

const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::Partition': 'PARTITION',
  'AWS::Region': 'REGION',
  'AWS::AccountId': 'ACCOUNT_ID',
};

/** Returns a call on one line, or with an argument a line; nothing without arguments. */
function callWith(name: string, args: readonly string[]): readonly (readonly string[])[] {
  if (args.length === 0) return [];
  const line = `${name}(${args.join(', ')})`;
  if (line.length <= WIDEST) return [[line]];
  return [[`${name}(`, ...args.map((arg) => `  ${arg},`), ')']];
}

const last = (lines: readonly string[], end: string): readonly string[] =>
  lines.map((line, i) => (i === lines.length - 1 ? `${line}${end}` : line));

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);

function property(name: string, [first, ...others]: readonly string[]): readonly string[] {
  return last([`  ${name}: ${first}`, ...indented(others)], ',');
}
