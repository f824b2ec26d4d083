import { chosenExport } from './chosen-value';
import { mayBeOne, openNames } from './open-names';
import { Stack } from './stack';
import { textByDefault } from './stack-defaults';
import { mayShareRegion } from './stacks-of-account';
import { deployTimeValue, hasDeployTimeValue, PolicyText } from '../../policy/deploy-time-text';
import { conditionOfStack, TemplateCondition } from '../../policy/template-condition';
import { alternativesOf, conditionalValue, Resolved } from '../intrinsics/conditional-value';

/** An output that a stack exports, and an export name that it may have. */
export interface Exported {
  readonly producer: Stack;
  readonly output: string;
  readonly name: PolicyText;
  /** The template conditions of its stack under which it has the name. */
  readonly templateConditions: readonly TemplateCondition[];
}

/** What the exports of some stacks need of all stacks. */
export interface ExportsContext {
  /** Returns a text of a stack in its global form. */
  global(text: PolicyText, of: Stack): PolicyText;
  /** Returns whether a value is in progress, so that a name of an export may miss it. */
  isWorking(): boolean;
}

/** The outputs that stacks export to each other. */
export class Exports {
  private readonly byStack = new Map<Stack, readonly Exported[]>();
  private readonly byDefault = new Map<Exported, PolicyText>();

  constructor(
    private readonly stacks: readonly Stack[],
    private readonly around: ExportsContext,
  ) {}

  /** Returns those that a stack may import by a name. */
  named(name: PolicyText, consumer: Stack): readonly Exported[] {
    const wanted = this.around.global(name, consumer);
    return this.exportedTo(consumer).filter(
      (one) => this.around.global(one.name, one.producer) === wanted,
    );
  }

  /** Returns those that have a name only by the defaults of parameters. */
  namedByDefault(name: PolicyText, consumer: Stack): readonly Exported[] {
    const wanted = this.around.global(name, consumer);
    return this.exportedTo(consumer)
      .filter((one) => hasDeployTimeValue(one.name))
      .filter((one) => this.around.global(this.nameByDefault(one), one.producer) === wanted);
  }

  /**
   * Returns those that deployment may give one of the names of an import: with a parameter in it or in
   * theirs, or of which only theirs has anything that deployment chooses.
   */
  possiblyNamed(names: readonly PolicyText[], consumer: Stack): readonly Exported[] {
    const wanted = openNames(names, consumer);
    return this.exportedTo(consumer).filter((one) => {
      const its = openNames([this.nameByDefault(one), one.name], one.producer);
      return wanted.some((name) => its.some((other) => mayBeOne(name, other)));
    });
  }

  private exportedTo(consumer: Stack): readonly Exported[] {
    return this.stacks
      .filter((other) => other !== consumer && mayShareRegion(other, consumer))
      .flatMap((producer) => this.exportsOf(producer));
  }

  private exportsOf(producer: Stack): readonly Exported[] {
    return this.once(this.byStack, producer, [], () => exportsOf(producer));
  }

  private nameByDefault(one: Exported): PolicyText {
    return this.once(this.byDefault, one, one.name, () => textByDefault(one.producer, one.name));
  }

  /**
   * Returns a result that is worked out once, and a beginning of it while it is in progress: the
   * name of an export may have an import in it.
   */
  private once<K, V>(known: Map<K, V>, key: K, beginning: V, work: () => V): V {
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, beginning);
    let result: V | undefined;
    try {
      result = work();
      return result;
    } finally {
      if (result === undefined || this.around.isWorking()) known.delete(key);
      else known.set(key, result);
    }
  }
}

const exportsOf = (producer: Stack): readonly Exported[] =>
  producer.exports.flatMap(([output, exported]) =>
    (alternativesOf(producer.resolver.resolve(exported)) ?? []).flatMap(
      ({ value: name, templateConditions }) =>
        typeof name === 'string' ? [{ producer, output, name, templateConditions }] : [],
    ),
  );

/** Returns the value that a stack imports by a name, of one of the exports that may have it. */
export const importedValue = (
  name: PolicyText,
  found: readonly Exported[],
  valueOf: (one: Exported) => Resolved | undefined,
): Resolved | undefined =>
  chosenExport(
    found.map((one) => ({
      where: `the exporting stack is ${one.producer.key}`,
      value: whereNamed(one, valueOf(one), deployTimeValue(`Import ${name}`)),
    })),
    `Import ${name}`,
  );

/** Returns the value of an export where it has the name, and another value where it has not. */
function whereNamed(
  { producer, templateConditions }: Exported,
  value: Resolved | undefined,
  other: PolicyText,
): Resolved | undefined {
  if (templateConditions.length === 0 || value === undefined) return value;
  const conditions = templateConditions.map((one) => conditionOfStack(producer.key, one));
  return conditionalValue([
    { templateConditions: conditions, value, at: [] },
    ...conditions.map(({ name, holds }, i) => ({
      templateConditions: [...conditions.slice(0, i), { name, holds: !holds }],
      value: other,
      at: [],
    })),
  ]);
}
