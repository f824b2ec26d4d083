import { Plan, PlannedResource } from './plan';
import { isKnownLater, Target, targetsOf } from './references';
import { own } from '../json';

const attributeOf = (address: string): object => ({ 'Fn::GetAtt': [address, 'Arn'] });
const referenceOf = (address: string): object => ({ Ref: address });

/** How a template writes the ARN of a resource of a plan that is read. */
const ARN_OF: Readonly<Record<string, (address: string) => object>> = {
  aws_appstream_fleet: attributeOf,
  aws_codebuild_project: attributeOf,
  aws_glue_job: attributeOf,
  aws_iam_group: attributeOf,
  aws_iam_policy: referenceOf,
  aws_iam_role: attributeOf,
  aws_iam_user: attributeOf,
  aws_lambda_function: attributeOf,
  aws_sagemaker_notebook_instance: attributeOf,
  aws_sfn_state_machine: attributeOf,
};

/**
 * Returns the ARNs in an expression that only applying the plan knows. Returns none where one of
 * them is not known.
 *
 * @param isArn whether the expression is of ARNs, also where it does not say so
 */
export function namedArns(
  expression: unknown,
  from: PlannedResource,
  plan: Plan,
  isArn: boolean,
): readonly object[] {
  const { all, isOpen } = targetsOf(expression, from, plan);
  const found = all.filter(isKnownLater).map((one) => arnOf(one, isArn));
  return !isOpen && found.every((one) => one !== undefined) ? found : [];
}

/** Returns the ARNs of the roles and users in an expression, also where it has more. */
export const principalArns = (
  expression: unknown,
  from: PlannedResource,
  plan: Plan,
): readonly object[] =>
  targetsOf(expression, from, plan)
    .all.filter(({ resource: { type } }) => PRINCIPALS.includes(type))
    .map(({ resource: { address } }) => attributeOf(address));

const PRINCIPALS = ['aws_iam_role', 'aws_iam_user'];

function arnOf({ resource, attribute }: Target, isArn: boolean): object | undefined {
  const { type, address, unknown } = resource;
  if (attribute === undefined ? !isArn : attribute !== 'arn') return undefined;
  if (own(unknown, 'arn') !== true) return undefined;
  const written = ARN_OF[type];
  if (written) return written(address);
  return attribute === undefined ? undefined : referenceOf(`${address}.${attribute}`);
}
