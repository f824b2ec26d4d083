import { choiceOfPlace, chosenValue, inPlace, placesInWords, PossibleValue } from './chosen-value';
import { conditionExpression } from './condition-definition';
import { constantCondition } from './constant-conditions';
import { crossRegionValue } from './cross-region-exports';
import { Exports } from './exports';
import { asSeenFrom, conditionSeenFrom, Viewpoint } from './foreign-text';
import { Imports } from './imports';
import { inlineTemplatesIn } from './inline-templates';
import { passedValue, valueOfGiven, writtenParameter } from './nested-parameters';
import { conditionsOfPlace, NestedIn, Stack } from './stack';
import { byDefault, listedResults } from './stack-defaults';
import { asGiven, givenInStackSet } from './stack-set-parameters';
import { stacksOfFiles } from './stacks-of-files';
import { StoredValues } from './stored-values';
import { TemplateFile } from './template-file';
import { ValueContent, valueContent } from './value-definition';
import { mapExpression } from '../../policy/condition-expression';
import { ConditionDefinition, ValueDefinition } from '../../policy/deploy-time-definition';
import {
  deployTimeNames,
  deployTimeValue,
  nameOfOpaque,
  PolicyText,
} from '../../policy/deploy-time-text';
import { ownerOf } from '../../policy/shared-value';
import { substitute } from '../../policy/substitute';
import { TemplateCondition } from '../../policy/template-condition';
import { mapConditions, mapTexts, Resolved } from '../intrinsics/conditional-value';
import { arnFormatOf, isOfResource } from '../intrinsics/iam-arn-format';
import { parentReference } from '../intrinsics/parent-reference';
import { StackLinks } from '../intrinsics/template-context';
import { functionsBeside, own } from '../json';

/** The meaning of a text in one of the places where its stack is nested. */
export interface Meaning {
  /** The text in its global form. */
  readonly text: PolicyText;
  /** The template conditions of the place, with the stacks of their names. */
  readonly templateConditions: readonly TemplateCondition[];
  /** What says, in the stack, that it is the one in this place. Default: it has only one. */
  readonly choice: readonly TemplateCondition[];
}

/** The stacks that are read together, with their references to each other. */
export class StackSet {
  readonly stacks: readonly Stack[];
  private readonly keys: readonly string[];
  private readonly keysByFile: ReadonlyMap<string, string>;
  /** Values in progress. An output that refers back to itself has no value. */
  private readonly working = new Set<string>();
  private readonly imports: Imports;
  private readonly storedValues: StoredValues;

  constructor(files: readonly TemplateFile[]) {
    const links = (stack: Stack) => this.linksOf(stack);
    const ofFiles = stacksOfFiles(files, links);
    this.stacks = [...ofFiles, ...ofFiles.flatMap((parent) => this.inlineStacks(parent, links))];
    this.keys = this.stacks.map(({ key }) => key);
    this.keysByFile = new Map(ofFiles.map(({ file, key }) => [file, key]));
    const exports = new Exports(this.stacks, {
      global: (text, of) => this.global(text, of),
      isWorking: () => this.working.size > 0,
    });
    this.imports = new Imports(exports, ({ producer, output }, viewer) =>
      this.outputOf(producer, output, viewer),
    );
    this.storedValues = new StoredValues(this.stacks, {
      global: (text, of) => this.global(text, of),
      valueIn: (...value) => this.valueIn(...value),
      resourceOf: (name, stack) => {
        const { owner, local } = this.ownerIn(name, stack);
        return own(owner.template.Resources, local.replace(/\..*/, ''));
      },
    });
  }

  /** Returns the stacks that a template writes in its stack sets. */
  private inlineStacks(parent: Stack, links: (stack: Stack) => StackLinks): Stack[] {
    return inlineTemplatesIn(parent.source).map(
      ({ logicalId, template }) =>
        new Stack(template, `${parent.key}/${logicalId}`, [], links, { parent, logicalId }),
    );
  }

  /** Returns a text of one stack as it reads in another. */
  seenFrom(text: PolicyText, from: Viewpoint, to: Viewpoint): PolicyText {
    return asSeenFrom(text, from, to, this.keys);
  }

  /** Returns a template condition of one stack by its name in another. */
  conditionSeenFrom(one: TemplateCondition, from: Stack, to: Stack): TemplateCondition {
    return conditionSeenFrom(one, from, to, this.keys);
  }

  /** Returns a text in its global form, with the stack of every name. */
  global(text: PolicyText, from: Stack): PolicyText {
    return this.seenFrom(substitute(text, from.known), from, {
      key: '',
      environment: from.environment,
    });
  }

  /**
   * Returns the meanings of a text in a stack: one, or one for each place where the stack is
   * nested.
   */
  meanings(text: PolicyText, stack: Stack): readonly Meaning[] {
    if (stack.nestedIn.length < 2)
      return [{ text: this.global(text, stack), templateConditions: [], choice: [] }];
    const name = nameOfOpaque(text);
    const isParameter = name !== undefined && own(stack.template.Parameters, name) !== undefined;
    return stack.nestedIn.map((place, i) => {
      const value = isParameter ? this.given(stack, place, name) : text;
      const meaning = typeof value === 'string' ? value : text;
      return {
        text: this.global(meaning, stack),
        templateConditions: conditionsOfPlace(place),
        choice: choiceOfPlace(stack, i),
      };
    });
  }

  /** Returns the logical ids of the nested stacks of a stack whose templates are read. */
  linkedIn(stack: Stack): ReadonlySet<string> {
    const placesOf = ({ nestedIn, inSet }: Stack) => [...nestedIn, ...(inSet ? [inSet] : [])];
    const places = this.stacks.flatMap(placesOf);
    const linked = places.filter(({ parent }) => parent === stack);
    return new Set(linked.map(({ logicalId }) => logicalId));
  }

  /** Returns the definition of a template condition, by its name in a stack. */
  conditionDefinition(name: string, viewer: Stack): ConditionDefinition | undefined {
    const { owner, local } = this.ownerIn(name, viewer);
    const expression = conditionExpression(owner, local);
    if (!expression) return undefined;
    const seen = mapExpression(expression, (text) => this.seenFrom(text, owner, viewer));
    return { kind: 'condition', file: viewer.file, name, expression: seen };
  }

  /** Returns the definition of a deploy-time value, by its name in the texts of a stack. */
  valueDefinition(name: string, viewer: Stack): ValueDefinition | undefined {
    const { owner, local } = this.ownerIn(name, viewer);
    const content = valueContent(
      owner,
      local,
      this.possibleValues(owner, local).map(({ value }) => value),
      this.imports
        .exportsByDefault(local, owner)
        .flatMap((one) => deployTimeNames(this.seenFrom(one.name, one.producer, owner))),
    );
    const exported = this.imports.possibleValues(local, owner, viewer);
    if (!content && exported.length === 0) return undefined;
    const seen = (text: PolicyText) => this.seenFrom(text, owner, viewer);
    const { values, rows, byDefault: found, listed, of, ...rest } = content ?? COMPUTED;
    return {
      ...rest,
      file: viewer.file,
      name,
      ...(values && { values: values.map(seen) }),
      ...(of && { of: of.flatMap((one) => deployTimeNames(seen(deployTimeValue(one)))) }),
      ...(exported.length > 0 ? { exported } : found && { byDefault: found.map(seen) }),
      ...(listed && { listed: listed.map(seen) }),
      ...(rows && { rows: rows.map((row) => ({ ...row, values: row.values.map(seen) })) }),
    };
  }

  /** Returns the stack that a name in another stack belongs to, and the name in that stack. */
  private ownerIn(name: string, viewer: Stack): { readonly owner: Stack; readonly local: string } {
    const key = ownerOf(name, this.keys);
    const owner = this.stacks.find((one) => one.key === key);
    return owner && key !== undefined
      ? { owner, local: name.slice(key.length + 1) }
      : { owner: viewer, local: name };
  }

  private linksOf(stack: Stack): StackLinks {
    return {
      keys: this.keysByFile,
      parameter: (name) => this.parameter(stack, name),
      nestedOutput: (logicalId, output) => this.nestedOutput(stack, logicalId, output),
      crossRegion: (...attribute) =>
        crossRegionValue(stack, attribute, this.stacks, ({ producer, value }) =>
          this.valueIn(producer, value, stack, `${producer.key} ${attribute.join('.')}`),
        ),
      imported: (name) => this.imports.value(name, stack),
      importedByDefault: (name) => this.imports.valueByDefault(name, stack),
      stored: (reference) => this.storedValues.value(reference, stack),
      stackOutput: (name, output) => this.stackOutput(stack, name, output),
      condition: (name) => constantCondition(stack, name),
      arnFormat: (attribute) => this.arnFormat(stack, attribute),
      parent: (reference) =>
        parentReference(stack.template, reference, (written, id) =>
          this.valueIn(stack, written, stack, `${stack.key} name of ${id}`),
        ),
      isOfResource: (name) => {
        const { owner, local } = this.ownerIn(name, stack);
        return isOfResource(owner.template, local);
      },
      foreignByDefault: (name) => this.foreign(name, stack, byDefault),
      foreignListed: (name) => (this.foreign(name, stack, listedResults) ?? []) as Resolved[],
    };
  }

  /**
   * Returns the value that the parents pass to a parameter, or else its default. If parents differ,
   * or a stack set gives a value, it is a choice.
   */
  private parameter(stack: Stack, name: string): Resolved | undefined {
    const possible = this.possibleValues(stack, name);
    const chosen = chosenValue(possible, name, !stack.inSet);
    return possible.length > 0
      ? this.storedValues.in(chosen, stack)
      : (this.storedValues.ofDefault(name, stack) ?? chosen);
  }

  /** Returns the values of a parameter in the places of a stack, or those by its stack set. */
  private possibleValues(stack: Stack, name: string): readonly PossibleValue[] {
    const { inSet, nestedIn } = stack;
    if (!inSet) {
      const words = placesInWords(stack);
      const given = nestedIn.map((place) => this.given(stack, place, name));
      return given.map((value, i) => ({ where: words[i], value }));
    }
    const what = `${stack.key} ${name}`;
    return givenInStackSet(inSet, stack, name).map(({ where, written, from }) => {
      const value = this.valueIn(from, written, stack, what);
      const given = mapTexts(value, (text) => asGiven(text, from, stack));
      return { where, value: valueOfGiven(given, name, stack.template) };
    });
  }

  /** Returns the value of a parameter by what a parent passes; by the default where it passes none. */
  private given(stack: Stack, { parent, logicalId }: NestedIn, name: string): Resolved | undefined {
    const properties = own(own(parent.template.Resources, logicalId), 'Properties');
    if (functionsBeside(properties).length > 0) return undefined;
    const parameter = own(stack.template.Parameters, name);
    const ofTemplate = stack.resolver.resolve(own(parameter, 'Default'));
    const passed = writtenParameter(properties, name);
    if (!passed) return valueOfGiven(ofTemplate, name, stack.template);
    const what = `${stack.key} ${name}`;
    if (this.working.has(what)) return undefined;
    const unknown = deployTimeValue(name);
    const { written, isOfAll } = passed;
    const fallback = ofTemplate ?? unknown;
    const value = this.valueIn(parent, written, stack, what);
    const given = passedValue(value, { name, isOfAll, fallback, unknown });
    return valueOfGiven(given, name, stack.template);
  }

  private nestedOutput(stack: Stack, logicalId: string, output: string): Resolved | undefined {
    const isHere = (place: NestedIn) => place.parent === stack && place.logicalId === logicalId;
    const nested = this.stacks.find(({ nestedIn }) => nestedIn.some(isHere));
    if (!nested) return undefined;
    const index = nested.nestedIn.findIndex(isHere);
    const value = this.outputOf(nested, output, stack);
    return inPlace(value, nested, index);
  }

  private stackOutput(stack: Stack, name: PolicyText, output: string): Resolved | undefined {
    const found = this.stacks.filter(
      (other) => other.nestedIn.length === 0 && isNameOf(name, other.source.stack?.stackName),
    );
    return found.length === 1 ? this.outputOf(found[0], output, stack) : undefined;
  }

  private outputOf(producer: Stack, output: string, consumer: Stack): Resolved | undefined {
    const value = producer.output(output);
    return value === undefined
      ? undefined
      : this.valueIn(producer, value, consumer, `${producer.key} output ${output}`);
  }

  /**
   * Returns a value of one stack as it reads in another; undefined when it refers back to itself.
   */
  private valueIn(from: Stack, value: unknown, to: Stack, what: string): Resolved | undefined {
    if (this.working.has(what)) return undefined;
    this.working.add(what);
    try {
      const resolved = from.resolver.resolve(value);
      const seen = mapTexts(resolved, (text) => this.seenFrom(text, from, to));
      const { Conditions } = from.template;
      const isOfTemplate = ({ name }: TemplateCondition) => {
        const key = ownerOf(name, this.keys);
        return key !== undefined || own(Conditions, name) !== undefined;
      };
      return mapConditions(seen, (one) =>
        isOfTemplate(one) ? this.conditionSeenFrom(one, from, to) : one,
      );
    } finally {
      this.working.delete(what);
    }
  }

  /** Returns what another stack says about one of its deploy-time values, as it reads in a stack. */
  private foreign(
    name: string,
    stack: Stack,
    says: (owner: Stack, local: string) => Resolved | undefined,
  ): Resolved | undefined {
    const { owner, local } = this.ownerIn(name, stack);
    if (owner === stack) return undefined;
    const value = mapTexts(says(owner, local), (text) => this.seenFrom(text, owner, stack));
    // What nothing decides is itself.
    return value === deployTimeValue(name) ? undefined : value;
  }

  private arnFormat(stack: Stack, attribute: string): PolicyText | undefined {
    const key = ownerOf(attribute, this.keys);
    const owner = this.stacks.find((one) => one.key === (key ?? stack.key)) ?? stack;
    const local = key === undefined ? attribute : attribute.slice(key.length + 1);
    const format = arnFormatOf(owner.template, local);
    return format === undefined ? undefined : this.seenFrom(format, owner, stack);
  }
}

/** What is said about an import by a literal name. */
const COMPUTED: ValueContent = { kind: 'computed' };

/** Returns whether a text is the name or the ARN of a stack. */
const isNameOf = (text: PolicyText, name: string | undefined): boolean =>
  name !== undefined && (text === name || text.includes(`:stack/${name}/`));
