import { rolesOf } from './roles';
import { Variables } from './variables';
import { ReadProblem } from '../../policy/model';
import { isObject, own } from '../json';
import { openProblemAt } from '../readings';
import { Pointer } from '../relocated';
import { Template } from '../stacks/template-file';
import { TranslatedTemplate } from '../translated-template';

/** Returns whether a file is a `serverless.yml` for AWS. */
export const isServerlessFile = (content: unknown): boolean =>
  own(content, 'service') !== undefined && own(own(content, 'provider'), 'name') === 'aws';

/** Returns the access in a file of the Serverless Framework as a template. */
export function templateOfServerless(file: string, content: unknown): TranslatedTemplate {
  const variables = new Variables(content);
  const roles = rolesOf(content, variables);
  const parts = partsOf(content, variables);
  const resources = parts.flatMap(({ value, pointer }) =>
    entriesAt(value, 'Resources').map(([id, resource]) => ({
      id,
      resource,
      origin: { pointer: [...pointer, 'Resources', id, 'Properties'], parts: [] },
    })),
  );
  const all = [...roles, ...resources];
  return {
    template: {
      ...sections(parts),
      Resources: Object.fromEntries(all.map(({ id, resource }) => [id, resource])),
    },
    origins: new Map(all.map(({ id, origin }) => [id, origin])),
    unread: unreadIn(file, content, parts),
  };
}

/** A part of `resources`, which is an object or a list of objects. */
interface Part {
  readonly value: unknown;
  readonly pointer: Pointer;
}

function partsOf(content: unknown, variables: Variables): readonly Part[] {
  const resources = variables.replaced(own(content, 'resources'));
  if (resources === undefined || resources === null) return [];
  return Array.isArray(resources)
    ? resources.map((value, i) => ({ value, pointer: ['resources', i] }))
    : [{ value: resources, pointer: ['resources'] }];
}

const entriesAt = (value: unknown, key: string): readonly (readonly [string, unknown])[] => {
  const section = own(value, key);
  return isObject(section) && !isVariable(section) ? Object.entries(section) : [];
};

/** Returns the sections of a template that values and conditions come from. */
const sections = (parts: readonly Part[]): Template =>
  Object.fromEntries(
    ['Parameters', 'Mappings', 'Conditions', 'Outputs', 'Transform'].flatMap((key) => {
      const values = parts.flatMap(({ value }) => own(value, key) ?? []);
      if (values.length === 0) return [];
      return [[key, values.length === 1 ? values[0] : Object.assign({}, ...values)]];
    }),
  );

const isVariable = (value: unknown): boolean =>
  isObject(value) && Object.keys(value).length === 1 && 'Ref' in value;

/** Returns the parts of the file that may give access and are not read. */
function unreadIn(file: string, content: unknown, parts: readonly Part[]): readonly ReadProblem[] {
  const problem = (pointer: Pointer, text: string): ReadProblem =>
    openProblemAt({ file, pointer }, text, { remedy: 'give-processed-template' });
  const unknownParts = parts.flatMap(({ value, pointer }) => [
    ...(isVariable(value)
      ? [problem(pointer, `resources that a variable brings: ${textOf(value)}`)]
      : []),
    ...['Resources', 'extensions'].flatMap((key) =>
      isVariable(own(value, key))
        ? [problem([...pointer, key], `${key} that a variable brings: ${textOf(own(value, key))}`)]
        : [],
    ),
    ...entriesAt(value, 'Resources')
      .filter(([, resource]) => isVariable(resource))
      .map(([id, resource]) =>
        problem(
          [...pointer, 'Resources', id],
          `the resource ${id} that a variable brings: ${textOf(resource)}`,
        ),
      ),
    ...entriesAt(value, 'extensions').map(([id]) =>
      problem([...pointer, 'extensions', id], `what the extension changes on ${id} is not read`),
    ),
  ]);
  const functions = own(content, 'functions');
  return [
    ...unknownParts,
    ...(typeof functions === 'string'
      ? [problem(['functions'], `functions that a variable brings: ${functions}`)]
      : []),
    ...(own(content, 'stepFunctions') === undefined
      ? []
      : [
          problem(
            ['stepFunctions'],
            'the roles of state machines that a plug-in makes are not read',
          ),
        ]),
  ];
}

const textOf = (variable: unknown): string => `\${${String(own(variable, 'Ref'))}}`;
