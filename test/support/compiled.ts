import { ConnectScope } from '../../src';
import { Conditions } from '../../src/catalogue/facts';
import { CompileContext } from '../../src/compiler/compile-context';
import { nestedConditions } from '../../src/compiler/condition-list';
import { environmentOf, TargetEnvironment } from '../../src/input/target-environment';
import { CompiledStatement } from '../../src/policy/compiled-statement';
import { conditionsIn } from '../../src/policy/conditions';
import { Condition } from '../../src/policy/model';
import { resolveScope } from '../../src/scope/resolve-scope';

/** What a test says of a statement, with conditions as a policy document has them. */
export type StatementParts = Omit<Partial<CompiledStatement>, 'conditions'> & {
  readonly conditions?: Conditions;
};

/** A statement as the compiler makes it. */
export const statement = ({ conditions, ...parts }: StatementParts): CompiledStatement => ({
  sid: 'Id',
  effect: 'Allow',
  actions: ['a:B'],
  notAction: false,
  resources: ['*'],
  notResource: false,
  conditions: conditionsIn(conditions),
  reason: 'a test',
  ...parts,
});

/** Conditions as a policy document has them. */
export const conditionsOf = ({ conditions }: { readonly conditions: readonly Condition[] }) =>
  nestedConditions(conditions);

/** For whom a test compiles: `Here`, in the environment of a stack. */
export const contextIn = (from: TargetEnvironment): CompileContext => {
  const environment = environmentOf(from);
  return { label: 'Here', scopeLabel: 'Here', ...(environment && { environment }) };
};

/** A scope as plain values, seen from an environment. */
export const resolvedIn = (from: TargetEnvironment, connectScope: ConnectScope) =>
  resolveScope('Here', from, connectScope._parts).scope;

/** What a finding says, without what the table says about all findings of its id. */
export const findingTexts = (
  findings: readonly { readonly id: string; readonly what: string }[],
): string[] => findings.map(({ id, what }) => `${id}: ${what}`);
