import { isDataSource, Plan, PlannedResource } from './plan';
import { ReadProblem } from '../../policy/model';
import { own } from '../json';
import { openProblemAt } from '../readings';

/** The types of resources that may give access and are not read. */
const NOT_READ = [
  'aws_cloudformation_stack',
  'aws_cloudformation_stack_set',
  'aws_serverlessapplicationrepository_cloudformation_stack',
  'aws_servicecatalog_product',
  'aws_servicecatalog_provisioned_product',
  'aws_servicecatalog_provisioning_artifact',
];

/** The types of CloudFormation that a resource of Cloud Control makes and that give access. */
const GIVES_ACCESS =
  /^AWS::((IAM|SSO)::|CloudFormation::Stack(Set)?$|ServiceCatalog::CloudFormation)/;

/** The types of the provider for the same. */
const OF_CLOUD_CONTROL =
  /^awscc_((iam|sso)_|cloudformation_stack(_set)?$|servicecatalog_cloud_?formation_)/;

/** The types of the provider whose names say that they give access, or that they limit it. */
const ABOUT_ACCESS = /^aws_(iam|ssoadmin)_.*(polic|permission|boundar|attach|member)/;

/** Those that give none: the rules for passwords, and the names of policies of other resources. */
const GIVES_NONE = /^aws_iam_(account_password_policy|(role|user|group)_policies_exclusive)$/;

const isNotRead = (resource: PlannedResource, isRead: (type: string) => boolean): boolean =>
  !isDataSource(resource) &&
  (NOT_READ.includes(resource.type) || isOfCloudControl(resource) || isNewer(resource, isRead));

const isOfCloudControl = ({ type, values }: PlannedResource): boolean =>
  OF_CLOUD_CONTROL.test(type) ||
  (type === 'aws_cloudcontrolapi_resource' &&
    GIVES_ACCESS.test(String(own(values, 'type_name') ?? 'AWS::IAM::')));

/** Returns whether it is of a type that the provider has since, and that may give access. */
const isNewer = (resource: PlannedResource, isRead: (type: string) => boolean): boolean =>
  ABOUT_ACCESS.test(resource.type) && !GIVES_NONE.test(resource.type) && !isRead(resource.type);

/**
 * Returns the parts of a plan that may give access and are not read.
 *
 * @param isRead whether resources of a type are read
 */
export function unreadIn(
  { content, resources }: Plan,
  isRead: (type: string) => boolean,
  file: string,
): readonly ReadProblem[] {
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
    ...resources.filter((one) => isNotRead(one, isRead)).map((one) => notRead(one, file)),
  ];
}

const notRead = ({ address, type, pointer }: PlannedResource, file: string): ReadProblem =>
  openProblemAt(
    { file, logicalId: address, pointer },
    `${address}: resources of the type ${type} are not read`,
    { remedy: type.startsWith('aws_cloudformation') ? 'give-template' : 'give-account' },
  );
