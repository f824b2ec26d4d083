import { mapExpression } from '../../policy/condition-expression';
import { underConditions } from '../../policy/conditional-policy';
import { Definition, ValueDefinition } from '../../policy/deploy-time-definition';
import { deployTimeNames, deployTimeValue, PolicyText } from '../../policy/deploy-time-text';
import { Attachment, Policy, Principal } from '../../policy/model';
import { ownerOf } from '../../policy/shared-value';
import {
  conditionOfStack,
  parameterOfDefault,
  TemplateCondition,
} from '../../policy/template-condition';
import { isImportedPart, UnknownPart } from '../../policy/unknown';
import { foreignPart, foreignPolicy, Translation } from '../stacks/foreign-policy';
import { asSeenFrom, Viewpoint } from '../stacks/foreign-text';

/** The access of a principal. */
export interface Access {
  readonly inline: readonly Policy[];
  readonly attached: readonly Attachment[];
  readonly unknown: readonly UnknownPart[];
}

/** A principal, and the stack whose names its texts have. */
export interface Source {
  readonly principal: Principal;
  readonly stack: Viewpoint;
  /** The keys of the stacks that were read together with it. */
  readonly keys: readonly string[];
}

/** Brings the access of principals to principals of other files, and what those have to know about it. */
export class BroughtAccess {
  private readonly definitions = new Map<string, Map<string, Definition>>();
  /** The files whose stacks have said what they define to other files. */
  private readonly defined = new Set<string>();
  private readonly parts = new Set<UnknownPart>();

  constructor(private readonly all: readonly Definition[]) {}

  /** Returns the access of a principal as a file reads it, under more template conditions. */
  to(
    file: string,
    { principal, stack, keys }: Source,
    conditions: readonly TemplateCondition[],
  ): Access {
    const translation = translationFrom(stack, keys);
    const said = JSON.stringify([file, principal.place.file, stack.key]);
    if (!this.defined.has(said)) this.define(file, principal, translation);
    this.defined.add(said);
    const translated = (policy: Policy) =>
      underConditions(foreignPolicy(policy, translation), conditions);
    return {
      inline: principal.inline.map(translated),
      attached: principal.attached.map(
        ({ arn, paths, openPaths, policy, templateConditions, ...one }) => ({
          ...one,
          arn: translation.text(arn),
          ...(!policy && underOthers(templateConditions, translation, conditions)),
          ...(paths && { paths: paths.map(translation.text) }),
          ...(openPaths && { openPaths: openPaths.map(translation.text) }),
          ...(policy && { policy: translated(policy) }),
        }),
      ),
      unknown: withoutOthers(principal).map((part) => this.part(foreignPart(part, translation))),
    };
  }

  /** Other files add, and change nothing that exists. */
  private part({ mayReplace, ...part }: UnknownPart): UnknownPart {
    this.parts.add(part);
    return part;
  }

  /** Returns whether an unread part is of another file than the principal that has it. */
  isBrought(part: UnknownPart): boolean {
    return this.parts.has(part);
  }

  private define(file: string, { place, values }: Principal, translation: Translation): void {
    const known = this.definitions.get(file) ?? new Map<string, Definition>();
    this.definitions.set(file, known);
    const conditions = this.all.filter((one) => isCondition(one) && one.file === place.file);
    for (const one of [...conditions, ...(values?.values() ?? [])]) {
      const seen = seenFromOutside(file, one, translation);
      known.set(`${seen.kind === 'condition'} ${seen.name}`, seen);
    }
  }

  /** Returns the definitions for the access that files have from others, by file. */
  definitionsByFile(): ReadonlyMap<string, readonly Definition[]> {
    return new Map([...this.definitions].map(([file, its]) => [file, [...its.values()]]));
  }
}

const isCondition = ({ kind }: Definition) => kind === 'condition';

/** Returns the unread parts of a principal, without that for its policies in other files. */
function withoutOthers({ unknown }: Principal): readonly UnknownPart[] {
  const others = unknown.find(isImportedPart);
  return unknown.filter((part) => part !== others);
}

/** Returns the conditions of an attachment whose document is not known, with more of them. */
function underOthers(
  own: readonly TemplateCondition[] = [],
  { condition }: Translation,
  more: readonly TemplateCondition[],
): Pick<Attachment, 'templateConditions'> {
  const all = [...own.map(condition), ...more];
  return all.length === 0 ? {} : { templateConditions: all };
}

/** Returns how texts of a stack read outside of what was read with it. */
function translationFrom(stack: Viewpoint, keys: readonly string[]): Translation {
  const outside: Viewpoint = { key: '', environment: {} };
  return {
    text: (text) => asSeenFrom(text, stack, outside, keys),
    condition: (one) => {
      const name = parameterOfDefault({ ...one, holds: true }) ?? one.name;
      // One of another stack has the prefix of that stack.
      return ownerOf(name, keys) === undefined ? conditionOfStack(stack.key, one) : one;
    },
  };
}

/** Returns what a template says about its values and conditions, as another file has them. */
const seenFromOutside = (
  file: string,
  one: Definition,
  { text, condition }: Translation,
): Definition =>
  one.kind === 'condition'
    ? {
        ...one,
        file,
        name: condition({ name: one.name, holds: true }).name,
        expression: mapExpression(one.expression, text),
      }
    : valueSeenFromOutside(file, one, text);

function valueSeenFromOutside(
  file: string,
  { name, values, byDefault, exported, listed, rows, rowKey, of, ...rest }: ValueDefinition,
  text: (text: PolicyText) => PolicyText,
): ValueDefinition {
  const named = (one: string): readonly string[] => deployTimeNames(text(deployTimeValue(one)));
  const [own = name] = named(name);
  const [key] = rowKey === undefined ? [] : named(rowKey);
  return {
    ...rest,
    file,
    name: own,
    ...(values && { values: values.map(text) }),
    ...(byDefault && { byDefault: byDefault.map(text) }),
    ...(exported && { exported: exported.map(text) }),
    ...(listed && { listed: listed.map(text) }),
    ...(rows && { rows: rows.map((row) => ({ ...row, values: row.values.map(text) })) }),
    ...(key !== undefined && { rowKey: key }),
    ...(of && { of: of.flatMap(named) }),
  };
}
