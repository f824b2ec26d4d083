import { conditionExpression } from './condition-definition';
import { NestedIn, Stack } from './stack';
import { memoize } from '../../input/memoize';
import { conditionAnswer } from '../../policy/condition-answer';
import { Tristate } from '../../policy/tristate';
import { entriesOf, own } from '../json';

/** The answers for the template conditions of a stack. A condition in progress is not known. */
const answersOf = memoize((_: Stack) => new Map<string, Tristate>());

/** Returns whether a template condition holds, if nothing that deployment chooses decides it. */
export function constantCondition(stack: Stack, name: string): Tristate {
  const answers = answersOf(stack);
  const known = answers.get(name);
  if (known) return known;
  answers.set(name, 'maybe');
  const expression = conditionExpression(stack, name);
  const answer = expression ? conditionAnswer(expression) : 'maybe';
  answers.set(name, answer);
  return answer;
}

/** Returns the resources of a stack, without those that no deployment creates. */
export const createdResources: (stack: Stack) => readonly (readonly [string, unknown])[] = memoize(
  (stack: Stack) => {
    const { Resources } = stack.template;
    if (!mayBeCreated(stack)) return [];
    return entriesOf(Resources).filter(([id]) => mayCreate(stack, id));
  },
);

const mayBeCreated = ({ nestedIn, inSet }: Stack): boolean => {
  const places = inSet ? [inSet] : nestedIn;
  return places.length === 0 || places.some(isPossiblePlace);
};

const isPossiblePlace = ({ parent, logicalId }: NestedIn): boolean =>
  mayBeCreated(parent) && mayCreate(parent, logicalId);

const mayCreate = (stack: Stack, logicalId: string): boolean =>
  conditionOf(stack, own(stack.template.Resources, logicalId))?.answer !== 'no';

/** Returns the template condition of a resource that deployment decides; undefined for none. */
export function openConditionOf(stack: Stack, resource: unknown): string | undefined {
  const condition = conditionOf(stack, resource);
  return condition?.answer === 'maybe' ? condition.name : undefined;
}

function conditionOf(
  stack: Stack,
  resource: unknown,
): { name: string; answer: Tristate } | undefined {
  const name = own(resource, 'Condition');
  return typeof name === 'string' ? { name, answer: constantCondition(stack, name) } : undefined;
}
