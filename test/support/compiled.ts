import { ConnectScope } from '../../src';
import { Conditions } from '../../src/catalogue/facts';
import { CompileContext } from '../../src/compiler/compile-context';
import { nestedConditions } from '../../src/compiler/condition-list';
import { environmentOf, TargetEnvironment } from '../../src/input/target-environment';
import { CompiledStatement } from '../../src/policy/compiled-statement';
import { conditionsIn } from '../../src/policy/conditions';
import { Condition, Place, Policy } from '../../src/policy/model';
import { substitutePolicy } from '../../src/policy/substitute';
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

const PLACE: Place = { file: 'compiled', pointer: [] };

/** Statements of the compiler as a policy that the evaluator reads, where the partition is known. */
export const compiledPolicy = (
  statements: readonly CompiledStatement[],
  partition = 'aws',
): Policy =>
  substitutePolicy(
    {
      name: 'compiled',
      origin: 'file',
      managed: false,
      characters: 0,
      place: PLACE,
      statements: statements.map((one) => ({ ...one, templateConditions: [], place: PLACE })),
    },
    { 'AWS::Partition': partition },
  );
