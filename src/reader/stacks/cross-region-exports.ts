import { chosenExport } from './chosen-value';
import { Stack } from './stack';
import { mayShareAccount } from './stacks-of-account';
import { Resolved } from '../intrinsics/conditional-value';
import { isObject, own } from '../json';

/** The custom resource of the CDK that writes values for the stacks of another Region. */
const WRITER = 'Custom::CrossRegionExportWriter';
/** The one that reads them there. */
const READER = 'Custom::CrossRegionExportReader';
/** Matches what the reader has for a value: the parameter of Parameter Store with it. */
const STORED = /^\{\{resolve:ssm:([^:}]+)\}\}$/;

/** A value that a stack writes for the stacks of another Region. */
interface WrittenValue {
  readonly producer: Stack;
  /** The value as the template writes it. */
  readonly value: unknown;
}

/** Returns the value of an attribute that the CDK reads from another Region: of what stacks write. */
export function crossRegionValue(
  consumer: Stack,
  attribute: readonly [logicalId: string, name: string],
  stacks: readonly Stack[],
  valueOf: (one: WrittenValue) => Resolved | undefined,
): Resolved | undefined {
  const found = writtenFor(consumer, attribute, stacks).map((one) => ({
    where: `the exporting stack is ${one.producer.key}`,
    value: valueOf(one),
  }));
  return found.length > 0 ? chosenExport(found, attribute.join('.')) : undefined;
}

/** Returns what stacks of the account write for an attribute of a resource in another Region. */
function writtenFor(
  consumer: Stack,
  [logicalId, name]: readonly [string, string],
  stacks: readonly Stack[],
): readonly WrittenValue[] {
  const reader = own(consumer.template.Resources, logicalId);
  if (own(reader, 'Type') !== READER) return [];
  const { region, imports } = propertiesIn(reader, 'ReaderProps');
  const [, parameter] = STORED.exec(String(own(imports, name))) ?? [];
  if (parameter === undefined) return [];
  return stacks
    .filter((one) => one !== consumer && mayShareAccount(one, consumer))
    .flatMap((producer) =>
      writersIn(producer)
        .filter((writer) => isSame(writer.region, region))
        .map(({ exports }) => ({ producer, value: own(exports, parameter) })),
    )
    .filter(({ value }) => value !== undefined);
}

const writersIn = ({ template: { Resources } }: Stack) =>
  Object.values(isObject(Resources) ? Resources : {})
    .filter((one) => own(one, 'Type') === WRITER)
    .map((one) => propertiesIn(one, 'WriterProps'));

const propertiesIn = (resource: unknown, name: string): { readonly [key: string]: unknown } => {
  const found = own(own(resource, 'Properties'), name);
  return isObject(found) ? found : {};
};

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
