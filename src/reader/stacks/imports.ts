import { Exported, Exports, importedValue } from './exports';
import { Stack } from './stack';
import { importByDefault } from './stack-defaults';
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
    const found = this.exports.named(name, consumer);
    const its = found.length > 0 ? found : this.exports.namedByDefault(name, consumer);
    return this.valueOfAll(its, name, consumer);
  }

  /** Returns the exports that have the name of an import by the defaults of parameters. */
  exportsByDefault(value: string, consumer: Stack): readonly Exported[] {
    const name = importByDefault(consumer, value);
    return name === undefined ? [] : this.exports.namedByDefault(name, consumer);
  }

  /** Returns what the files export by a name that an import may have. */
  possibleValues(value: string, consumer: Stack, viewer: Stack): readonly PolicyText[] {
    const name = importByDefault(consumer, value);
    if (name === undefined) return [];
    return this.exports
      .possiblyNamed(name, consumer)
      .flatMap((one) => alternativesOf(this.valueOf(one, viewer)) ?? [])
      .flatMap((one) => textsIn(one.value));
  }

  private valueOfAll(found: readonly Exported[], name: PolicyText, consumer: Stack) {
    return importedValue(name, found, (one) => this.valueOf(one, consumer));
  }
}
