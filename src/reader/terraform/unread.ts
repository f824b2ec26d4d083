import { Plan, PlannedResource } from './plan';
import { ReadProblem } from '../../policy/model';
import { own } from '../json';
import { openProblemAt } from '../readings';

/** The types of resources that may give access and are not read. */
const NOT_READ = [
  'aws_cloudformation_stack',
  'aws_cloudformation_stack_set',
  'aws_serverlessapplicationrepository_cloudformation_stack',
  'aws_servicecatalog_provisioned_product',
];

/** The types of CloudFormation that a resource of Cloud Control makes and that give access. */
const GIVES_ACCESS = /^AWS::(IAM|SSO)::/;

const isNotRead = ({ type, values }: PlannedResource): boolean =>
  NOT_READ.includes(type) ||
  /^awscc_(iam|sso)_/.test(type) ||
  (type === 'aws_cloudcontrolapi_resource' &&
    GIVES_ACCESS.test(String(own(values, 'type_name') ?? 'AWS::IAM::')));

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
    ...resources.filter(isNotRead).map((one) => notRead(one, file)),
  ];
}

const notRead = ({ address, type, pointer }: PlannedResource, file: string): ReadProblem =>
  openProblemAt(
    { file, logicalId: address, pointer },
    `${address}: resources of the type ${type} are not read`,
    { remedy: type.startsWith('aws_cloudformation') ? 'give-template' : 'give-account' },
  );
