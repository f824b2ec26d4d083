import { Exported, Exports, importedValue } from './exports';
import { Stack } from './stack';
import { namesOfImport } from './stack-defaults';
import { textsIn } from './value-definition';
import { PolicyText } from '../../policy/deploy-time-text';
import { alternativesOf, Resolved } from '../intrinsics/conditional-value';

/** What stacks import of each other. */
export class Imports {
  constructor(
    private readonly exports: Exports,
    /** Returns the value of an export as it reads in a stack. */
    private readonly valueOf: (one: Exported, viewer: Stack) => Resolved | undefined,
  ) {}

  /** Resolves `Fn::ImportValue`. */
  value(name: PolicyText, consumer: Stack): Resolved | undefined {
    return this.valueOfAll(this.exports.named(name, consumer), name, consumer);
  }

  /** Returns the same. Defaults are in the names of exports if no export has the name without. */
  valueByDefault(name: PolicyText, consumer: Stack): Resolved | undefined {
    return this.valueOfAll(this.foundByDefault(name, consumer), name, consumer);
  }

  private foundByDefault(name: PolicyText, consumer: Stack): readonly Exported[] {
    const found = this.exports.named(name, consumer);
    return found.length > 0 ? found : this.exports.namedByDefault(name, consumer);
  }

  /** Returns the exports that have the name of an import by the defaults of parameters. */
  exportsByDefault(value: string, consumer: Stack): readonly Exported[] {
    const [name] = namesOfImport(consumer, value);
    return name === undefined ? [] : this.exports.namedByDefault(name, consumer);
  }

  /**
   * Returns what the files export by a name that an import may have: as deployment chooses, under a
   * template condition, in a branch of a value, or in too many stacks to tell them apart.
   */
  possibleValues(value: string, consumer: Stack, viewer: Stack): readonly PolicyText[] {
    const [name, ...more] = namesOfImport(consumer, value);
    if (name === undefined) return [];
    const known = this.foundByDefault(name, consumer);
    const only = this.valueOfAll(known, name, viewer);
    if (only !== undefined && alternativesOf(only)?.length === 1) return [];
    const possible =
      known.length > 0 ? known : this.exports.possiblyNamed([name, ...more], consumer);
    return possible
      .flatMap((one) => alternativesOf(this.valueOf(one, viewer)) ?? [])
      .flatMap((one) => textsIn(one.value));
  }

  private valueOfAll(found: readonly Exported[], name: PolicyText, viewer: Stack) {
    return importedValue(name, found, (one) => this.valueOf(one, viewer));
  }
}
