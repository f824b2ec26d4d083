import { at, entriesOf, Located, partsOf } from './parts';
import { functionsOf } from './roles';
import { variableText } from './variables';
import { ReadProblem } from '../../policy/model';
import { own } from '../json';
import { openProblemAt } from '../readings';

/** A part of the file that may give access and is not read. */
interface Unread {
  readonly pointer: Located['pointer'];
  readonly problem: string;
}

/**
 * Returns the parts of the file that may give access and are not read.
 *
 * @param content - The file, with its variables replaced.
 */
export const unreadIn = (file: string, content: unknown): readonly ReadProblem[] =>
  [
    ...inResources(content),
    ...inRoles(content),
    ...(own(content, 'stepFunctions') === undefined ? [] : [STEP_FUNCTIONS]),
  ].map(({ pointer, problem }) =>
    openProblemAt({ file, pointer }, problem, { remedy: 'give-processed-template' }),
  );

const STEP_FUNCTIONS: Unread = {
  pointer: ['stepFunctions'],
  problem: 'the roles of state machines that a plug-in makes are not read',
};

/** Returns a value if a variable brings it that the file does not have. */
function broughtAt({ value, pointer }: Located, what: string): readonly Unread[] {
  const variable = variableText(value);
  if (variable === undefined) return [];
  return [{ pointer, problem: `${what} that a variable brings: ${variable}` }];
}

const inResources = (content: unknown): readonly Unread[] =>
  partsOf(content, 'resources').flatMap((part) => [
    ...broughtAt(part, 'resources'),
    ...broughtAt(at(part, 'Resources'), 'Resources'),
    ...broughtAt(at(part, 'extensions'), 'extensions'),
    ...entriesOf(at(part, 'Resources')).flatMap((one) =>
      broughtAt(one, `the resource ${one.name}`),
    ),
    ...entriesOf(at(part, 'extensions')).map(({ name, pointer }) => ({
      pointer,
      problem: `what the extension changes on ${name} is not read`,
    })),
  ]);

/** Returns what may describe roles. A variable in place of the name of a role does not. */
function inRoles(content: unknown): readonly Unread[] {
  const provider = at({ value: content, pointer: [] }, 'provider');
  return [
    ...iamOf(provider, 'the provider'),
    ...partsOf(content, 'functions').flatMap((part) => broughtAt(part, 'functions')),
    ...functionsOf(content).flatMap((one) => [
      ...broughtAt(one, `the function ${one.name}`),
      ...iamOf(one, `the function ${one.name}`),
    ]),
  ];
}

const iamOf = (owner: Located, name: string): readonly Unread[] => [
  ...broughtAt(at(owner, 'iam'), `iam of ${name}`),
  ...broughtAt(at(owner, 'iam', 'role'), `iam.role of ${name}`),
];
