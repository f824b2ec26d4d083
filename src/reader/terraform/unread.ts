import { Plan, PlannedResource } from './plan';
import { ReadProblem } from '../../policy/model';
import { own } from '../json';
import { openProblemAt } from '../readings';

/** The types of resources that may give access and are not read. */
const NOT_READ = /^(awscc_(iam|sso)_|aws_cloudformation_stack(_set)?$)/;

/** Returns the parts of a plan that may give access and are not read. */
export function unreadIn({ content, resources }: Plan, file: string): readonly ReadProblem[] {
  const whole = (key: string, problem: string) =>
    openProblemAt({ file, pointer: [key] }, problem, { mayReplace: true, remedy: undefined });
  return [
    ...(own(content, 'errored') === true
      ? [whole('errored', 'the plan has an error, and is not whole')]
      : []),
    ...(own(content, 'complete') === false
      ? [whole('complete', 'the plan is not complete: some resources are left for a later plan')]
      : []),
    ...(['planned_values', 'values'].every((key) => own(content, key) === undefined)
      ? [openProblemAt({ file, pointer: [] }, 'the plan does not have its planned values')]
      : []),
    ...resources.filter(({ type }) => NOT_READ.test(type)).map((one) => notRead(one, file)),
  ];
}

const notRead = ({ address, type, pointer }: PlannedResource, file: string): ReadProblem =>
  openProblemAt(
    { file, logicalId: address, pointer },
    `${address}: resources of the type ${type} are not read`,
    { remedy: type.startsWith('aws_cloudformation') ? 'give-template' : 'give-account' },
  );
