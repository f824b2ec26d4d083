import { checkArn, checkInStack } from './check-arn';
import { namedPlace } from './named-places';
import { ArnKind, resourceKind } from '../input/arn-kind';
import { lazy } from '../input/memoize';
import { TargetEnvironment } from '../input/target-environment';

const user = lazy((): ArnKind => resourceKind('user', namedPlace('user', 'user'), false));

/** Returns the ARN when it is of a user of an instance; throws otherwise. */
export const checkUserArn = (where: string, arn: string): string => checkArn(where, arn, user());

/** Returns the ARN with its lazy values; throws when a token is not the ARN of a user. */
export const checkUserArnInStack = (where: string, from: TargetEnvironment, arn: string): string =>
  checkInStack(where, from, arn, user());
