import { chosenValue } from './chosen-value';
import { createdResources } from './constant-conditions';
import { STORED, valueGiven } from './parameter-defaults';
import { Stack } from './stack';
import { textByDefault } from './stack-defaults';
import { mayShareRegion } from './stacks-of-account';
import { resolved, textsIn } from './value-definition';
import { lazy } from '../../input/memoize';
import { displayParts } from '../../policy/deploy-time-definition';
import {
  deployTimeNames,
  deployTimeValue,
  hasDeployTimeValue,
  hasOwnText,
  nameOfOpaque,
  openPattern,
  plain,
  PolicyText,
} from '../../policy/deploy-time-text';
import { overlap } from '../../policy/pattern';
import { isStoredBy } from '../../policy/template-condition';
import { alternativesOf, mapValues, Resolved } from '../intrinsics/conditional-value';
import { split } from '../intrinsics/split';
import { withStored } from '../intrinsics/stored';
import { isObject, own } from '../json';

/** A resource that gives a value to a name in Parameter Store. */
interface Stored {
  readonly producer: Stack;
  readonly logicalId: string;
  /** The names as its template writes them. */
  readonly written: readonly PolicyText[];
  /** The same by the defaults of parameters in their global form, and the reference to it. */
  readonly names: readonly PolicyText[];
}

/** What stored values need of all stacks. */
interface StoredContext {
  /** Returns a text of a stack in its global form. */
  global(text: PolicyText, of: Stack): PolicyText;
  /** Returns a value of one stack as it reads in another. */
  valueIn(from: Stack, value: unknown, to: Stack, what: string): Resolved | undefined;
  /** Returns the resource that a deploy-time value of a stack is about. */
  resourceOf(name: string, stack: Stack): unknown;
}

/**
 * The values that the files give to names in Parameter Store. Others may write the same names, so that
 * each value is there under a condition. Only those that are about IAM count.
 */
export class StoredValues {
  private readonly byStack = new Map<Stack, readonly Stored[]>();

  /** The literal names of the resources of IAM. */
  private readonly literalNames = lazy(
    () =>
      new Set(
        this.stacks.flatMap(({ template: { Resources } }) =>
          Object.values(isObject(Resources) ? Resources : {})
            .filter(isOfIam)
            .flatMap((one) => Object.entries(own(one, 'Properties') ?? {}))
            .flatMap(([key, value]) => (NAME.test(key) && typeof value === 'string' ? value : [])),
        ),
      ),
  );

  constructor(
    private readonly stacks: readonly Stack[],
    private readonly around: StoredContext,
  ) {}

  /** Returns the value of a dynamic reference, by its name as a deploy-time value. */
  value(reference: string, consumer: Stack): Resolved | undefined {
    return this.chosen(reference, consumer, reference, (value) => value);
  }

  /** Returns what somebody passes to a parameter, with such values in it. */
  in(given: Resolved | undefined, consumer: Stack): Resolved | undefined {
    return mapValues(given, (one) =>
      typeof one === 'string' ? withStored(one, (name) => this.value(name, consumer)) : one,
    );
  }

  /** Returns the value of a parameter whose default is a name in Parameter Store. */
  ofDefault(name: string, consumer: Stack): Resolved | undefined {
    const parameter = own(consumer.template.Parameters, name);
    const [type, written] = [String(own(parameter, 'Type')), own(parameter, 'Default')];
    if (!STORED.test(type) || typeof written !== 'string') return undefined;
    const reference = nameOfOpaque(valueGiven(type, plain(written))) ?? '';
    const items = (value: Resolved) =>
      OF_LIST.test(type) ? mapValues(value, (one) => itemsIn(one, consumer)) : value;
    return this.chosen(reference, consumer, name, items);
  }

  /** Returns a choice of the values of a reference. None of them is a deploy-time value of its own. */
  private chosen(
    reference: string,
    consumer: Stack,
    otherwise: string,
    as: (value: Resolved) => Resolved,
  ): Resolved | undefined {
    const [, text, version = ''] = REFERENCE.exec(reference) ?? [];
    if (text === undefined) return undefined;
    const possible = this.named(fromDisplay(text), consumer)
      .flatMap(({ producer, logicalId }) => {
        const { name: where } = isStoredBy(`${text}${version}`, `${logicalId} in ${producer.key}`);
        const written = own(
          own(own(producer.template.Resources, logicalId), 'Properties'),
          'Value',
        );
        const what = `${producer.key} stored ${logicalId}`;
        const value = this.around.valueIn(producer, written, consumer, what);
        return this.isOfIam(value, consumer) ? [{ where, value: as(value) }] : [];
      })
      .slice(0, MOST);
    return possible.length > 0 ? chosenValue(possible, otherwise, false) : undefined;
  }

  /** Returns those of a name, or else those that deployment may give the name. */
  private named(name: PolicyText, consumer: Stack): readonly Stored[] {
    const all = this.stacks
      .filter((producer) => mayShareRegion(producer, consumer))
      .flatMap((producer) => this.storedBy(producer));
    const wanted = this.key(name, consumer);
    const found = all.filter(({ names }) => names.includes(wanted));
    const isAlike = (one: PolicyText) =>
      [name, one].some(hasDeployTimeValue) &&
      [name, one].every(hasOwnText) &&
      overlap(openPattern(name), openPattern(one));
    return found.length > 0 ? found : all.filter(({ written }) => written.some(isAlike));
  }

  private storedBy(producer: Stack): readonly Stored[] {
    const known = this.byStack.get(producer);
    if (known) return known;
    // A name may refer to another value.
    this.byStack.set(producer, []);
    const found = createdResources(producer).flatMap(([logicalId, resource]) => {
      if (own(resource, 'Type') !== 'AWS::SSM::Parameter') return [];
      const written = textsIn(resolved(producer, own(own(resource, 'Properties'), 'Name')));
      const names = [...written, deployTimeValue(logicalId)].map((one) => this.key(one, producer));
      return [{ producer, logicalId, written, names }];
    });
    this.byStack.set(producer, found);
    return found;
  }

  private key(text: PolicyText, stack: Stack): PolicyText {
    return this.around.global(textByDefault(stack, text), stack);
  }

  /** Returns whether a value names something of IAM. */
  private isOfIam(value: Resolved | undefined, consumer: Stack): boolean {
    return (alternativesOf(value) ?? [])
      .flatMap((one) => textsIn(one.value))
      .flatMap((text) => [text, textByDefault(consumer, text)])
      .flatMap((text) => text.split(','))
      .some(
        (text) =>
          OF_IAM_ARN.test(text) ||
          this.literalNames().has(text.trim()) ||
          deployTimeNames(text).some((name) => isOfIam(this.around.resourceOf(name, consumer))),
      );
  }
}

/** Of more values of one name, the others do not count. */
const MOST = 15;
const REFERENCE = /^resolve:ssm:(.*?)(:\d+)?$/;
const OF_LIST = /<(List<|CommaDelimitedList)/;
const OF_IAM_ARN = /:iam:/;
const NAME = /^(Role|User|Group|ManagedPolicy)Name$/;

const isOfIam = (resource: unknown): boolean => /^AWS::IAM::/.test(String(own(resource, 'Type')));

/** Returns a text by its display form. */
const fromDisplay = (text: string): PolicyText =>
  displayParts(text)
    .map((part) => (part.name === undefined ? plain(part.text) : deployTimeValue(part.name)))
    .join('');

/** Returns the items of a list, unless a value may have any number of them. */
function itemsIn(value: Resolved, { linked }: Stack): Resolved {
  if (typeof value !== 'string') return value;
  const { known, more } = split(value, ',', linked);
  return more ? value : known.map((one) => one.trim());
}
